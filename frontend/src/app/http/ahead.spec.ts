import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { firstValueFrom } from 'rxjs';
import { Ahead, aheadInterceptor } from './ahead';

let ahead: Ahead;
let http: HttpClient;
let server: HttpTestingController;

beforeEach(() => {
  jest.useFakeTimers();
  TestBed.configureTestingModule({
    providers: [provideHttpClient(withInterceptors([aheadInterceptor])), provideHttpClientTesting()],
  });
  ahead = TestBed.inject(Ahead);
  http = TestBed.inject(HttpClient);
  server = TestBed.inject(HttpTestingController);
});
afterEach(() => {
  server.verify();
  jest.useRealTimers();
});

describe('what is asked ahead', () => {
  it('answers the screen that comes for it before or after the answer', async () => {
    ahead.ask('/api/home?language=en');
    const asked = server.expectOne('/api/home?language=en');
    const early = firstValueFrom(http.get('/api/home', { params: { language: 'en' } }));
    asked.flush({ days: 3 });
    expect(await early).toEqual({ days: 3 });

    ahead.ask('/api/home?language=en');
    server.expectOne('/api/home?language=en').flush({ days: 4 });
    expect(await firstValueFrom(http.get('/api/home?language=en'))).toEqual({ days: 4 });
  });

  it('is given once: who asks again gets what the server says then', async () => {
    ahead.ask('/api/home');
    server.expectOne('/api/home').flush(1);
    expect(await firstValueFrom(http.get('/api/home'))).toBe(1);
    const again = firstValueFrom(http.get('/api/home'));
    server.expectOne('/api/home').flush(2);
    expect(await again).toBe(2);
  });

  it('is neither the answer to another address nor to a change', () => {
    ahead.ask('/api/home?language=en');
    server.expectOne('/api/home?language=en').flush(1);
    http.get('/api/home?language=fr').subscribe();
    http.post('/api/home?language=en', {}).subscribe();
    server.expectOne('/api/home?language=fr').flush(2);
    server.expectOne({ method: 'POST', url: '/api/home?language=en' }).flush(3);
  });

  it('may be a refusal, and no one else is troubled by it', async () => {
    ahead.ask('/api/home');
    server.expectOne('/api/home').flush(null, { status: 403, statusText: 'Forbidden' });
    await expect(firstValueFrom(http.get('/api/home'))).rejects.toMatchObject({ status: 403 });
  });

  it('gives way to what is asked anew: a refusal from before signing in, or the answer to the person before', async () => {
    ahead.ask('/api/home');
    server.expectOne('/api/home').flush(null, { status: 401, statusText: 'Unauthorized' });
    ahead.ask('/api/home');
    server.expectOne('/api/home').flush('hers');
    ahead.ask('/api/home');
    server.expectOne('/api/home').flush('his');
    expect(await firstValueFrom(http.get('/api/home'))).toBe('his');
  });

  it('is forgotten when nobody came for it', () => {
    ahead.ask('/api/home');
    server.expectOne('/api/home').flush(1);
    jest.advanceTimersByTime(10_000);
    http.get('/api/home').subscribe();
    server.expectOne('/api/home').flush(2);
  });
});
