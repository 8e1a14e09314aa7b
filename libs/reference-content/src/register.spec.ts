import { describe, expect, it } from '@jest/globals';
import {
  AUTHORITIES,
  RECOMMENDATION_KINDS,
  SOURCE_DOCUMENT_KINDS,
  recommendations,
  sourceDocuments,
  topics,
} from './register';

describe('the register', () => {
  it('holds 331 recommendations of five documents, numbered without a gap', () => {
    expect(sourceDocuments.map((document) => document.code)).toEqual(['ARF19', 'SC20', 'JPC24', 'SEO21', 'WG09']);
    const expected = { ARF19: 76, SC20: 51, JPC24: 137, SEO21: 32, WG09: 35 };
    for (const [document, count] of Object.entries(expected)) {
      const codes = recommendations.filter((entry) => entry.document === document).map((entry) => entry.code);
      expect(codes).toEqual(Array.from({ length: count }, (_, at) => `${document}-${String(at + 1).padStart(3, '0')}`));
    }
    expect(recommendations).toHaveLength(331);
  });

  it('gives every recommendation words, a place, a speaker, topics of the list, a kind and an authority', () => {
    const keys = new Set(topics.map((topic) => topic.key));
    for (const entry of recommendations) {
      expect(entry.paraphrase.length).toBeGreaterThan(20);
      expect(entry.implication.length).toBeGreaterThan(10);
      expect(entry.paragraph ?? entry.heading).toBeTruthy();
      expect(entry.speaker).toBeTruthy();
      expect(entry.topics.length).toBeGreaterThan(0);
      expect(entry.topics.filter((topic) => !keys.has(topic))).toEqual([]);
      expect(RECOMMENDATION_KINDS).toContain(entry.kind);
      expect(AUTHORITIES).toContain(entry.authority);
    }
  });

  it('claims no more authority than its sources have', () => {
    const groups = recommendations.filter((entry) => entry.authority === 'GROUP_RECOMMENDATION');
    expect(groups.every((entry) => entry.document === 'ARF19' && /^2[4-7]/.test(entry.paragraph ?? ''))).toBe(true);
    const workingGroup = recommendations.filter((entry) => entry.document === 'WG09');
    expect(new Set(workingGroup.map((entry) => entry.authority))).toEqual(new Set(['VIEW_NOT_AGREED']));
  });

  it('ships hashes of passages and nothing that points into a file', () => {
    for (const entry of recommendations) expect(entry.fingerprint).toMatch(/^pf1:[1-9]\d*:(?:[0-9a-f]{8}){2,32}$/);
    expect(JSON.stringify(recommendations)).not.toMatch(/file line|\.txt/);
  });

  it('dates every document and speaks two languages about it', () => {
    for (const document of sourceDocuments) {
      expect(SOURCE_DOCUMENT_KINDS).toContain(document.kind);
      expect(document.dateFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(document.dateTo >= document.dateFrom).toBe(true);
      for (const text of [document.authorityNote, document.fileHint]) expect(text.en && text.fr).toBeTruthy();
    }
  });

  it('names 48 topics once each, in two languages, and every one is used', () => {
    expect(new Set(topics.map((topic) => topic.key)).size).toBe(48);
    const used = new Set(recommendations.flatMap((entry) => entry.topics));
    for (const topic of topics) {
      expect(topic.label.en && topic.label.fr && topic.covers.en && topic.covers.fr).toBeTruthy();
      expect(used.has(topic.key)).toBe(true);
    }
  });
});
