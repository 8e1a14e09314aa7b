import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { startTestApp, type TestApp } from '../../../test/test-app';

describe('a server on an empty database', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('is healthy, knows that nothing is chosen yet, and nobody is signed in', async () => {
    const server = test.app.getHttpServer();
    await request(server).get('/api/health').expect(200);
    expect((await request(server).get('/api/instance')).body).toEqual({ state: 'UNSET' });
    expect((await request(server).get('/api/session')).body).toEqual({ signedIn: false });
  });
});
