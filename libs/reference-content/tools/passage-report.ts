/**
 * Measures how many recommendations open at their passage. Makes a PDF and a DOCX of every document in the folder
 * (pages with header and footer), reads them as an attached copy would be read, looks for all fingerprints that ship,
 * and compares with the lines that the locator file cites. Also counts what is found where it is not: in the other
 * documents, and in its own document without the passage. Same arguments as fingerprint.ts.
 *
 *   cd libs/reference-content/tools
 *   node --import ./ts-loader.mjs passage-report.ts <folder of the documents> <locators.json>
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import pdfmake from 'pdfmake';
import { extractParagraphs } from '../../../backend/src/modules/sources/extract/extract';
import { wordsOf } from '../../passage-finder/src/fingerprint';
import { findPassage, indexParagraphs } from '../../passage-finder/src/index';
import { citedPassages, readDocuments, readLocators, type CitedPassage } from './passages';

const FORMATS = ['TXT', 'PDF', 'DOCX'] as const;
/** Length of the word groups by which lines and extracted paragraphs are matched. */
const ALIGNED = 5;

interface Shipped {
  code: string;
  paragraph: string | null;
  fingerprint: string;
}

const [folder, locatorFile] = process.argv.slice(2);
if (folder === undefined || locatorFile === undefined) {
  throw new Error('usage: passage-report.ts <folder of the documents> <locators.json>');
}
const shipped = new Map(
  (JSON.parse(readFileSync(join(__dirname, '../register/recommendations.json'), 'utf8')) as Shipped[]).map((entry) => [
    entry.code,
    entry,
  ]),
);
const locators = readLocators(locatorFile);
const documents = readDocuments(folder, locators);
const passages = citedPassages(documents, locators);

/** Seed texts carry emphasis and superscript marks, which a printed document shows without. */
function printed(line: string): string {
  return line
    .replace(/<\/?[a-z]+>/g, '')
    .replace(/\*+|^#+ /g, '')
    .trim();
}

function isHeading(line: string): boolean {
  return line.length < 90 && !/[.;:,]$/.test(line) && !/^[-•]/.test(line);
}

async function asPdf(lines: readonly string[], title: string): Promise<Uint8Array> {
  const fonts = join(require.resolve('pdfmake/package.json'), '../fonts/Roboto');
  pdfmake.setFonts({ Roboto: { normal: join(fonts, 'Roboto-Regular.ttf'), bold: join(fonts, 'Roboto-Medium.ttf') } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts));
  const made = pdfmake.createPdf({
    pageSize: 'A4',
    pageMargins: [70, 75, 70, 75],
    defaultStyle: { font: 'Roboto', fontSize: 11, lineHeight: 1.2 },
    header: { text: title, fontSize: 9, margin: [70, 35, 70, 0] },
    footer: (page, pages) => ({
      text: `Page ${page} of ${pages}`,
      fontSize: 9,
      alignment: 'center',
      margin: [0, 30, 0, 0],
    }),
    content: lines.map((line) => ({
      text: line,
      alignment: 'justify',
      margin: [0, 0, 0, 7],
      ...(isHeading(line) ? { bold: true, fontSize: 13, alignment: 'left' } : {}),
    })),
  });
  return made.getBuffer();
}

async function asDocx(lines: readonly string[], title: string): Promise<Uint8Array> {
  return Packer.toBuffer(
    new Document({
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph(title)] }) },
          footers: {
            default: new Footer({
              children: [new Paragraph({ children: [new TextRun({ children: ['Page ', PageNumber.CURRENT] })] })],
            }),
          },
          children: lines.map((line) => new Paragraph({ children: runsOf(line) })),
        },
      ],
    }),
  );
}

/** Word processors cut paragraphs into runs at will, in the middle of words too. */
function runsOf(line: string): TextRun[] {
  return (line.match(/.{1,37}/gsu) ?? []).map((text, at) => new TextRun({ text, bold: at % 5 === 3 }));
}

/** For every line, the extracted paragraphs that hold its word groups; repeated groups are paired in their order. */
function alignment(lines: readonly string[], paragraphs: readonly string[]): Map<number, number[]> {
  const ofLines = groupsOf(lines);
  const ofParagraphs = groupsOf(paragraphs);
  const aligned = new Map<number, number[]>();
  for (const [group, places] of ofLines) {
    const found = ofParagraphs.get(group) ?? [];
    if (places.length !== found.length) continue;
    places.forEach((line, at) => aligned.set(line, [...(aligned.get(line) ?? []), found[at] ?? 0]));
  }
  return aligned;
}

function groupsOf(texts: readonly string[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  texts.forEach((text, index) => {
    const words = wordsOf(text);
    for (let at = 0; at + ALIGNED <= words.length; at += 1) {
      const group = words.slice(at, at + ALIGNED).join(' ');
      groups.set(group, [...(groups.get(group) ?? []), index]);
    }
  });
  return groups;
}

interface Tally {
  cited: number;
  exact: number;
  near: number;
  wrong: string[];
  missing: string[];
  foundElsewhere: string[];
  foundWhenGone: string[];
}

async function measure(format: (typeof FORMATS)[number]): Promise<Tally> {
  const tally: Tally = { cited: 0, exact: 0, near: 0, wrong: [], missing: [], foundElsewhere: [], foundWhenGone: [] };
  for (const [file, lines] of documents) {
    const texts = lines.map(printed).filter((line) => line !== '');
    const title = `A report to read, ${texts[0]?.slice(0, 40) ?? ''}`;
    const bytes =
      format === 'TXT'
        ? readFileSync(join(folder ?? '', file))
        : format === 'PDF'
          ? await asPdf(texts, title)
          : await asDocx(texts, title);
    const started = performance.now();
    const { paragraphs } = await extractParagraphs(bytes);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(
      `  ${format} ${file}: ${bytes.byteLength} bytes, ${texts.length} lines, ${paragraphs.length} paragraphs, ${seconds} s\n`,
    );
    count(tally, file, lines, paragraphs);
  }
  return tally;
}

function count(tally: Tally, file: string, lines: readonly string[], paragraphs: readonly string[]): void {
  const index = indexParagraphs(paragraphs);
  const truth = alignment(lines, paragraphs);
  for (const passage of passages) {
    const found = find(passage, index);
    if (passage.file !== file) {
      if (found !== null) tally.foundElsewhere.push(`${passage.id} in ${file}`);
      continue;
    }
    tally.cited += 1;
    const places = truth.get(passage.line) ?? [];
    const from = places.reduce((least, place) => Math.min(least, place), Infinity);
    const to = places.reduce((most, place) => Math.max(most, place), -Infinity);
    if (found === null) tally.missing.push(passage.id);
    else if (found.index < from - 1 || found.index > to + 1)
      tally.wrong.push(`${passage.id} at ${found.index}, not ${from}-${to}`);
    else {
      tally.near += 1;
      if (found.index >= from && found.index <= to) tally.exact += 1;
    }
    const gone = paragraphs.filter(
      (_, at) => at < Math.min(from, found?.from ?? from) || at > Math.max(to, found?.to ?? to),
    );
    if (find(passage, indexParagraphs(gone)) !== null) tally.foundWhenGone.push(passage.id);
  }
}

function find(passage: CitedPassage, index: ReturnType<typeof indexParagraphs>): ReturnType<typeof findPassage> {
  const entry = shipped.get(passage.id);
  if (entry === undefined) throw new Error(`${passage.id} does not ship`);
  return findPassage(index, entry.fingerprint, { paragraph: entry.paragraph });
}

async function report(): Promise<void> {
  for (const format of FORMATS) {
    const tally = await measure(format);
    const percent = (part: number): string =>
      `${part} of ${tally.cited} (${((100 * part) / tally.cited).toFixed(1)} %)`;
    process.stdout.write(
      `${format}: within one paragraph ${percent(tally.near)}; in the very paragraph ${percent(tally.exact)}; ` +
        `not found ${tally.missing.length}; wrong ${tally.wrong.length}; ` +
        `found in another document ${tally.foundElsewhere.length}; found though taken out ${tally.foundWhenGone.length}\n`,
    );
    for (const [name, list] of Object.entries(tally)) {
      if (Array.isArray(list) && list.length > 0) process.stdout.write(`  ${name}: ${list.join('; ')}\n`);
    }
  }
}

report().catch((error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
});
