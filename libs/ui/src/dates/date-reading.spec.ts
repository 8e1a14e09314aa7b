import { describe, expect, it } from '@jest/globals';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { UI_LANGUAGE } from '../language';
import { DateReading } from './date-reading';

@Component({
  imports: [DateReading],
  template: `<pw-date><input type="date" [value]="day()" /></pw-date>`,
})
class Screen {
  readonly day = signal('2026-11-07');
}

async function screen(language: string) {
  TestBed.configureTestingModule({
    imports: [
      Screen,
      TranslocoTestingModule.forRoot({
        langs: { en: { ui: { emptyDate: 'dd mmm yyyy' } } },
        translocoConfig: { availableLangs: ['en'], defaultLang: 'en' },
        preloadLangs: true,
      }),
    ],
    providers: [{ provide: UI_LANGUAGE, useValue: signal(language) }],
  });
  const fixture = TestBed.createComponent(Screen);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  const input = host.querySelector('input');
  if (input === null) throw new Error('no field');
  return { fixture, input, reading: () => host.querySelector('pw-date > span')?.textContent.trim() ?? null };
}

describe('the reading of a date field', () => {
  it('gives the day as a word of the interface’s language', async () => {
    expect((await screen('en')).reading()).toBe('07\u00a0Nov\u00a02026');
    TestBed.resetTestingModule();
    expect((await screen('fr')).reading()).toBe('07\u00a0nov.\u00a02026');
  });

  it('follows what is typed and what the program sets', async () => {
    const { fixture, input, reading } = await screen('en');
    input.value = '2027-01-24';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await fixture.whenStable();
    expect(reading()).toBe('24\u00a0Jan\u00a02027');
    fixture.componentInstance.day.set('');
    await fixture.whenStable();
    expect(reading()).toBe('dd mmm yyyy');
  });

  it('leaves a date that is half typed to the browser', async () => {
    const { fixture, input, reading } = await screen('en');
    Object.defineProperty(input, 'validity', { value: { badInput: true } });
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await fixture.whenStable();
    expect(reading()).toBeNull();
    expect(input.parentElement?.classList).not.toContain('pw-date-reads');
  });
});
