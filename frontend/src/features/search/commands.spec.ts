import { describe, expect, it } from '@jest/globals';
import { answers } from './commands';

describe('a command', () => {
  it('is found by any of its words, without accents or case, and only when all that is typed is in it', () => {
    for (const typed of ['', 'journal', 'AUDIT', 'd’audit', 'aud jour', ' journal '])
      expect(answers('Journal d’audit', typed)).toBe(true);
    expect(answers('Avancement à l’étape', 'etape')).toBe(true);
    expect(answers('Journal d’audit', 'journal people')).toBe(false);
  });
});
