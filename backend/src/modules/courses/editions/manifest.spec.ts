import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { courseManifest, moduleManifest } from './manifest';

const edition = { moduleId: '5ff14747-c06e-4275-be43-eb99333e3795', number: 1, language: 'en' };
const item = (document: unknown) => ({
  id: 'l-1',
  kind: 'LESSON',
  title: 'x',
  intent: '',
  objectives: ['o-1'],
  document,
});
/** What PostgreSQL may do to a document: members come back in another order. */
const reordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reordered(member)]),
  );
};
const json = fc
  .jsonValue({ maxDepth: 4 })
  .filter((value) => JSON.stringify(value).isWellFormed() && !JSON.stringify(value).includes('\\ud'));

describe('the manifest of an edition', () => {
  it('stays the same when a document is stored and read again with its members in another order', () => {
    fc.assert(
      fc.property(json, (document) => {
        const stored = JSON.parse(JSON.stringify(document)) as unknown;
        const before = moduleManifest({ ...edition, document: stored, items: [item(stored)] });
        const after = moduleManifest({ ...edition, document: reordered(stored), items: [item(reordered(stored))] });
        expect(after.hash).toBe(before.hash);
        expect(after.bytes.equals(before.bytes)).toBe(true);
      }),
    );
  });

  it('differs for different content, number and order', () => {
    const hash = (change: object) =>
      moduleManifest({ ...edition, document: {}, items: [item({ a: 1 }), { ...item({ a: 2 }), id: 'l-2' }], ...change })
        .hash;
    const items = [{ ...item({ a: 2 }), id: 'l-2' }, item({ a: 1 })];
    expect(
      new Set([hash({}), hash({ number: 2 }), hash({ document: { a: 1 } }), hash({ items }), hash({ language: 'fr' })])
        .size,
    ).toBe(5);
  });

  it('is addressed by the SHA-256 of the bytes that are kept', () => {
    const { bytes, hash } = courseManifest({
      courseId: 'c',
      number: 1,
      passRule: { kind: 'allModules' },
      plannedMinutes: 60,
      modules: [],
    });
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
    expect(bytes.toString('utf8')).toBe(
      '{"courseId":"c","format":"peacewright.course-edition","modules":[],"number":1,"passRule":{"kind":"allModules"},"plannedMinutes":60,"version":1}',
    );
  });
});
