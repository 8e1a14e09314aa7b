import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { compileScenario, findingSentence, proveScenario } from '@peacewright/scenario-engine';
import { readScenarioText } from '@peacewright/scenario-engine/document';
import checks from '../demo/ilmaria-name-checks.json';
import { recommendations, sourceDocuments } from './register';

/** What a machine can check of a written scenario; whether it is true to life is for people to judge. */

const FOLDER = join(__dirname, '..', 'scenarios');
const NBSP = '\u00a0';

const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.scenario.json'))
  .sort();
const stories = files.map((file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const read = readScenarioText(text);
  if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.problems)}`);
  const compiled = compileScenario(read.document);
  if (!compiled.ok) throw new Error(`${file}: ${JSON.stringify(compiled.problems)}`);
  return { file, text, document: read.document, report: proveScenario(compiled.model) };
});

type Story = (typeof stories)[number];
const languages = ({ document }: Story): Record<string, Record<string, string>> => ({
  [document.language]: document.texts,
  ...document.translations,
});

/** Capitals that name no place and no group of people. */
const ORDINARY = new Set(
  [
    'UN ONU AFI FAI EOD NGO ONG SOFA FPU IED NEDEX ID SOS CO',
    'English French Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
    'January February March April May June July August September October November December',
    'Camp Operations Opérations Gate Portail One Un Two Deux Three Trois Heron Héron Sector Secteur Security Council Nations',
    'Republic République Lieutenant Ops Radio TODAY AUJOURD PAS Thursdays',
    'Armed Forces Casque Casques Conseil States État États Unies United',
  ].flatMap((line) => line.split(' ')),
);
const fictional = new Set(
  checks.names
    .filter(({ result }) => result !== 'COLLISION')
    .flatMap(({ name, nameFr }) => `${name} ${nameFr}`.split(/[\s()’-]+/)),
);
/** Words with a capital inside a sentence, where a name stands. Sources are left out: they name real speakers. */
const namesIn = (words: Record<string, string>): string[] =>
  Object.entries(words)
    .filter(([id]) => !id.startsWith('source.'))
    .flatMap(([, text]) => [...text.matchAll(/(?<=[\p{Ll},] (?:[dl]’)?)\p{Lu}\p{L}+/gu)].map(([name]) => name));

describe.each(stories.map((story) => [story.file, story] as const))('the written scenario %s', (_, story) => {
  const { document, report, text } = story;

  it('is proven free of blockers, can hardly be passed by chance, and has every text in English and French', () => {
    expect(report.proven).toBe(true);
    const grave = report.findings.filter(({ severity, code }) => severity === 'blocker' || code === 'text-missing');
    expect(grave.map((finding) => findingSentence(finding))).toEqual([]);
    expect(report.figures?.random.passes).toBeLessThan(0.25);
    expect(Object.keys(languages(story)).sort()).toEqual(['en', 'fr']);
    expect(Object.keys(document.translations['fr'] ?? {}).sort()).toEqual(Object.keys(document.texts).sort());
  });

  it('ships the pictures that it shows, said in words in both languages', () => {
    for (const { file, alt } of document.media) {
      expect(readdirSync(FOLDER)).toContain(file.replace('asset:', ''));
      for (const words of Object.values(languages(story))) expect(words[alt]).not.toBe('');
    }
  });

  it('has 25 to 60 nodes, each of a length for a phone', () => {
    expect(document.nodes.length).toBeGreaterThanOrEqual(25);
    expect(document.nodes.length).toBeLessThanOrEqual(60);
    const count = (id: string) => (document.texts[id] ?? '').split(/\s+/).length;
    const long = document.nodes.flatMap((node) => ('text' in node && count(node.text) > 130 ? [node.id] : []));
    expect(long).toEqual([]);
  });

  it('rates, cites and explains: every choice of a decision teaches something afterwards', () => {
    const silent = document.nodes.flatMap((node) =>
      node.kind === 'decision' ? node.choices.filter(({ feedback }) => !feedback).map(({ id }) => id) : [],
    );
    expect(silent).toEqual([]);
    for (const node of document.nodes) if (node.kind === 'decision') expect(node.choices.length).toBeGreaterThan(1);
    expect(document.objectives.every(({ code }) => /^C\d\.\d-\d$/.test(code))).toBe(true);
  });

  it('cites recommendations of the register, and what a speaker said with its year', () => {
    const known = new Map(recommendations.map(({ code, document: source }) => [code, source]));
    expect(document.recommendations.filter((code) => !known.has(code))).toEqual([]);
    expect(document.recommendations.length).toBeGreaterThan(0);
    for (const words of Object.values(languages(story)))
      for (const sentence of Object.values(words))
        for (const [code] of sentence.matchAll(/\b(?:ARF|SC|JPC|SEO|WG)\d\d-\d{3}\b/g)) {
          expect(document.recommendations).toContain(code);
          const year = sourceDocuments.find((source) => source.code === known.get(code))?.dateFrom.slice(0, 4) ?? '-';
          expect([code, sentence.includes(year)]).toEqual([code, true]);
        }
  });

  it('says with the briefing and with the card that a mission’s own rules come from its command', () => {
    for (const words of Object.values(languages(story)))
      for (const id of [document.briefing, ...(document.trainingCard ? [document.trainingCard.title] : [])])
        expect(words[id]).toMatch(/come from its command|viennent de son commandement/);
  });

  it('points at no real place or group: only names that were checked stand in it', () => {
    for (const words of Object.values(languages(story)))
      expect(namesIn(words).filter((name) => !ORDINARY.has(name) && !fictional.has(name))).toEqual([]);
  });

  it('stops at awareness and reaction where explosives are met', () => {
    if (!/explos/i.test(text)) return;
    const forbidden =
      /d[ée]tonat|booby|trip.?wire|pressure.?plate|command.?wire|remote.?control|\bfu[sz]e|\bcircuit|\bbatter(?:y|ies)|initiat|\btrigger|\btimer\b|main charge|explosive charge|home-?made explosive|nitrate|\bTNT\b|shrapnel|disarm|defus|neutrali[sz]|render.safe|jammer|disruptor|how to (?:build|make)|amor[cç]|d[ée]samor|plaque de pression|fil de d[ée]clench|d[ée]clencheur|télécommande|minuterie|charge (?:principale|explosive)|brouilleur/i;
    expect(forbidden.exec(text)?.[0]).toBeUndefined();
  });

  it('is set with French typography', () => {
    const wrong = new RegExp(
      `[^${NBSP}][;!?»]|«[^${NBSP}]|[^${NBSP}\\d]:(?!//)|["']|\\.\\.\\.|\\boe|œ\\s|\\d h\\b|\\d${NBSP}h \\d`,
      'u',
    );
    expect(Object.values(document.translations['fr'] ?? {}).filter((sentence) => wrong.test(sentence))).toEqual([]);
  });
});

describe('the written scenarios together', () => {
  it('use every kind of task', () => {
    const kinds = stories.flatMap(({ document }) =>
      document.nodes.flatMap((node) => (node.kind === 'task' ? node.task.kind : [])),
    );
    expect([...new Set(kinds)].sort()).toEqual(['markPicture', 'ordering', 'report']);
  });
});
