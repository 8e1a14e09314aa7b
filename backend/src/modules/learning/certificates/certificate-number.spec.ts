import { describe, expect, it } from '@jest/globals';
import { newCertificateNumber, readCertificateNumber, sameName } from './certificate-number';

describe('a certificate number', () => {
  it('is read back from what a person types, with O for 0, I for 1, and spaces anywhere', () => {
    const number = newCertificateNumber();
    expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){5}$/);
    expect(
      readCertificateNumber(number.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'i')),
    ).toBe(number);
  });

  it('does not come twice in ten thousand', () => {
    expect(new Set(Array.from({ length: 10_000 }, newCertificateNumber)).size).toBe(10_000);
  });

  it.each(['', 'ABCD', 'UUUU-UUUU-UUUU-UUUU-UUUU-UUUU'])('%p is none', (typed) => {
    expect(readCertificateNumber(typed)).toBeNull();
  });
});

describe('a name typed to be confirmed', () => {
  it.each([
    ['Amélie N’Dour', 'amelie n dour'],
    ['Diallo Awa', 'AWA  DIALLO'],
    ['Suryadi', 'suryadi'],
    ['García-López, José', 'jose garcia lopez'],
  ])('%p matches %p', (written, typed) => {
    expect(sameName(written, typed)).toBe(true);
  });

  it.each([
    ['Diallo Awa', 'Diallo'],
    ['Diallo Awa', 'Diallo Awa Awa'],
    ['', ''],
  ])('%p does not match %p', (written, typed) => {
    expect(sameName(written, typed)).toBe(false);
  });
});
