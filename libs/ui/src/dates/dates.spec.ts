import { describe, expect, it } from '@jest/globals';
import { calendarDateIn, daysBetween, formatDate, formatDateTime } from './dates';

describe('dates', () => {
  it('reads day, month as a word, year in English and in French', () => {
    expect(formatDate('2026-11-07', 'en')).toBe('07 Nov 2026');
    expect(formatDate('2026-11-07', 'fr')).toBe('07 nov. 2026');
    expect(formatDate('2026-09-01', 'en')).toBe('01 Sep 2026');
  });

  it('names every month as the language does, wherever the name comes from', () => {
    for (const language of ['en', 'fr'])
      for (let month = 0; month < 12; month += 1) {
        const first = new Date(Date.UTC(2026, month, 1));
        expect(formatDate(first.toISOString().slice(0, 10), language)).toBe(formatDate(first, language, 'UTC'));
      }
  });

  it('shows a calendar date unchanged whatever the zone', () => {
    expect(formatDate('2026-01-01', 'en', 'Pacific/Honolulu')).toBe('01 Jan 2026');
  });

  it('shows an instant on the day it is in the zone asked for', () => {
    const instant = '2026-11-07T23:30:00Z';
    expect(formatDate(instant, 'en', 'UTC')).toBe('07 Nov 2026');
    expect(formatDate(instant, 'en', 'Africa/Nairobi')).toBe('08 Nov 2026');
  });

  it('gives a time with its zone on a 24-hour clock', () => {
    expect(formatDateTime('2026-11-07T00:05:00Z', 'en', 'UTC')).toBe('07 Nov 2026, 00:05 UTC');
    expect(formatDateTime('2026-11-07T14:05:00Z', 'fr', 'UTC')).toBe('07 nov. 2026, 14:05 UTC');
  });

  it('refuses text that is no date', () => {
    expect(() => formatDate('soon', 'en')).toThrow(RangeError);
    expect(() => formatDate('2026-13-01', 'en')).toThrow(RangeError);
  });

  it('counts whole days to a due date across a change of clocks', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysBetween('2026-11-07', '2026-11-07')).toBe(0);
    expect(daysBetween('2026-11-08', '2026-11-07')).toBe(-1);
  });

  it('knows which date it is somewhere else', () => {
    expect(calendarDateIn('Africa/Nairobi', Date.parse('2026-11-07T22:00:00Z'))).toBe('2026-11-08');
  });
});
