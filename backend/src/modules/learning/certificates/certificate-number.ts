import { randomInt } from 'node:crypto';

/** Crockford's 32 signs: no I, L, O or U, so that a printed number can be read aloud and typed. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 6;
const GROUP = 4;

/** A number nobody can guess: 24 signs of 5 bits, 120 bits, in groups of four. */
export function newCertificateNumber(): string {
  const sign = (): string => SIGNS[randomInt(SIGNS.length)] ?? '';
  return Array.from({ length: GROUPS }, () => Array.from({ length: GROUP }, sign).join('')).join('-');
}

/** The number as stored, from what somebody typed or scanned; null when it cannot be one. */
export function readCertificateNumber(typed: string): string | null {
  const signs = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (signs.length !== GROUPS * GROUP || [...signs].some((sign) => !SIGNS.includes(sign))) return null;
  return signs.match(/.{4}/g)?.join('-') ?? null;
}

/**
 * True when two ways of writing a name have the same words, whatever their order, case, accents and separators: nations
 * order names differently, and someone who checks a certificate types what is printed on another paper.
 */
export function sameName(a: string, b: string): boolean {
  const left = wordsOf(a);
  return left !== '' && left === wordsOf(b);
}

function wordsOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
}
