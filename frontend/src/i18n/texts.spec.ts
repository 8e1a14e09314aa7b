import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { OWN_REASONS, PROBLEM_STATUS, ROLES } from '@peacewright/contracts';
import { frenchSpaces } from '../app/texts/french-spaces';
import type { TextTree } from '../app/texts/text-files';
import { languages } from '../app/texts/languages';

const here = dirname(fileURLToPath(import.meta.url));
const files = readdirSync(here).filter((name) => /\.[a-z]{2}\.ts$/.test(name));
const sets = [...new Set(files.map((name) => name.split('.')[0] ?? ''))];

async function flat(set: string, language: string): Promise<Map<string, string>> {
  const file = (await import(join(here, `${set}.${language}.ts`))) as { readonly default: TextTree };
  const found = new Map<string, string>();
  const walk = (tree: TextTree, path: string): void => {
    for (const [key, value] of Object.entries(tree)) {
      if (typeof value === 'string') found.set(`${path}${key}`, value);
      else walk(value, `${path}${key}.`);
    }
  };
  walk(file.default, '');
  return found;
}

function parameters(text: string | undefined): readonly string[] {
  return [...(text ?? '').matchAll(/{{\s*(\w+)\s*}}/g)].map(([, name]) => name ?? '').sort();
}

/** `sign-in.en.ts` is registered under the feature's key `signIn`; the frame's stand at the root. */
async function everyKey(): Promise<Set<string>> {
  const keys = new Set<string>();
  for (const set of sets) {
    const prefix = set === 'frame' ? '' : `${set.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}.`;
    for (const key of (await flat(set, 'en')).keys()) keys.add(prefix + key);
  }
  return keys;
}

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|html)$/.test(name) && !name.endsWith('.spec.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll(/\/\*\*[\s\S]*?\*\//g, ''));
}

describe('texts', () => {
  describe.each(sets)('%s', (set) => {
    it('has a file in every language', () => {
      expect(files.filter((name) => name.startsWith(`${set}.`))).toHaveLength(languages.length);
    });

    it('says the same things in every language, with the same parameters', async () => {
      const english = await flat(set, 'en');
      for (const { code } of languages) {
        const other = await flat(set, code);
        expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
        for (const [key, text] of other) {
          expect({ key, parameters: parameters(text) }).toEqual({ key, parameters: parameters(english.get(key)) });
          expect(text.trim()).not.toBe('');
        }
      }
    });
  });

  it('are set in French as French is set', async () => {
    const wrong = /[^\u00a0][;!?»%]|«[^\u00a0]|[\p{L}\d}»)]:\s|["']|\.\.\.| …/u;
    for (const set of sets)
      for (const [key, text] of await flat(set, 'fr')) {
        const [shown] = Object.values(frenchSpaces({ text }));
        expect({ key, wrong: wrong.exec(typeof shown === 'string' ? shown : '')?.[0] }).toEqual({
          key,
          wrong: undefined,
        });
      }
  });

  it('keep “exercise” for those of a staff and for who runs them, and call the kinds by their own names', async () => {
    const kinds = { TEST: 'Test', SCENARIO: 'Scenario', DRILL: 'Drill', COLLECTIVE_TASK: 'Collective task' };
    const named = await flat('courses', 'en');
    for (const [kind, name] of Object.entries(kinds)) expect(named.get(`kinds.${kind}`)).toBe(name);
    const ofStaff = /\.(TABLETOP|EXERCISE_DIRECTOR|EXCON|CONTROLLER)$/;
    for (const { code } of languages)
      for (const set of sets)
        for (const [key, text] of await flat(set, code))
          if (/exer[cs]i[cs]e/i.test(text)) expect(`${set}.${key}`).toMatch(ofStaff);
  });

  it('call one thing by one name in French, and the three proofs by theirs', async () => {
    const all = (await Promise.all(sets.map((set) => flat(set, 'fr')))).flatMap((texts) => [...texts.values()]);
    const other =
      /e-mail|réserviste|assign(?:é|ation|er|ez)|liste nominative|[Gg]enre|auto-contrôle|fait échouer le test|numéro matricule|[Cc]arte d’entraînement/;
    expect(all.filter((text) => other.test(text))).toEqual([]);
    for (const term of [
      'Certificats de réussite',
      'Déclaration signée (attestation)',
      'Certification de l’État attendue',
    ])
      expect(all).toContain(term);
  });

  it('have a sentence for every problem the server may answer with, words for its own reasons, and a name for every role', async () => {
    const keys = await everyKey();
    const wanted = [
      ...Object.keys(PROBLEM_STATUS)
        .map((code) => `problems.${code}`)
        .filter((key) => !keys.has(inFeature(`${key}.other`))),
      ...ROLES.map((role) => `roles.${role}`),
      ...Object.keys(OWN_REASONS).map((name) => `ui.reason.own.${name}`),
    ];
    expect(wanted.filter((key) => !keys.has(key) && !keys.has(inFeature(key)))).toEqual([]);
  });

  it('bring their own signs, because a template cannot put the space that French sets before them', () => {
    const signed = [join(here, '../app'), join(here, '../features'), join(here, '../../../libs/ui/src')]
      .flatMap(sources)
      .flatMap((source) => [...source.matchAll(/.*\}\} ?[:;!?](?=[\s<]).*/g)].map(([line]) => line.trim()));
    expect(signed).toEqual([]);
  });

  it('do not put a plural after a number that may be one', async () => {
    const fixed =
      /\{\{ (?!limit)\w+ \}\}[ \u00a0](?:(?:\p{L}+|of \{\{ \w+ \}\}|sur \{\{ \w+ \}\}) )?(?:modules|posts|rows|values|parts|points|recommendations|postes|lignes|valeurs)\b/u;
    for (const { code } of languages)
      for (const set of sets)
        for (const [key, text] of await flat(set, code))
          if (!key.endsWith('.other'))
            expect({ key: `${set}.${key}`, fixed: fixed.exec(text)?.[0] }).toEqual({
              key: `${set}.${key}`,
              fixed: undefined,
            });
  });

  it('exist for every key that a template names', async () => {
    const keys = await everyKey();
    const used = [join(here, '..'), join(here, '../../../libs/ui/src')]
      .flatMap(sources)
      .flatMap((source) => [...source.matchAll(/'([\w-]+(?:\.[\w-]+)+)'\s*\|\s*(transloco|plural)\b/g)])
      .map(([, key = '', pipe]) => (pipe === 'plural' ? `${key}.other` : key));
    expect(used.length).toBeGreaterThan(20);
    expect([...new Set(used)].filter((key) => !keys.has(key))).toEqual([]);
  });
});

/** `problems.contingents.inUse` may stand in the feature's own file as `contingents.problems.inUse`. */
function inFeature(key: string): string {
  const [, feature = '', ...rest] = key.split('.');
  return `${feature}.problems.${rest.join('.')}`;
}
