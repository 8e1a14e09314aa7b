import { join } from 'node:path';
import type { Reading, ReadRequest } from './reading';

/** More pages than any report that training answers. */
const MOST_PAGES = 3_000;

/** One line of text on a page, in points from the page's lower left corner. */
interface Line {
  text: string;
  left: number;
  right: number;
  baseline: number;
  size: number;
}

interface Page {
  height: number;
  lines: Line[];
}

/** Paragraphs of a PDF file, headers and footers left out. A scanned file without text gives none. */
export async function read(request: ReadRequest): Promise<Reading> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = pdfjs.getDocument({
    data: new Uint8Array(request.bytes),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    cMapUrl: `${join(request.assets, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(request.assets, 'standard_fonts')}/`,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    stopAtErrors: false,
  });
  try {
    const document = await loading.promise;
    if (document.numPages > MOST_PAGES) return { refused: 'tooLarge' };
    const pages: Page[] = [];
    let characters = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const [, bottom = 0, , top = 0] = page.view;
      const content = await page.getTextContent();
      const lines = linesOf(content.items.filter((item) => 'str' in item));
      characters += lines.reduce((sum, line) => sum + line.text.length, 0);
      if (characters > request.characters) return { refused: 'tooLarge' };
      pages.push({ height: top - bottom, lines: lines.map((line) => ({ ...line, baseline: line.baseline - bottom })) });
      page.cleanup();
    }
    return {
      paragraphs: withoutRunningLines(pages).flatMap((page) => columnsOf(page.lines).flatMap(paragraphsOfColumn)),
    };
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return { refused: 'encrypted' };
    throw error;
  } finally {
    await loading.destroy();
  }
}

interface Item {
  str: string;
  dir: string;
  transform: number[];
  width: number;
  height: number;
  hasEOL: boolean;
}

/** Puts pieces of text together that stand on one line. The file's own order is kept: columns stay columns. */
function linesOf(items: readonly Item[]): Line[] {
  const lines: Line[] = [];
  let ended = true;
  for (const item of items) {
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform;
    const size = Math.hypot(c, d) || Math.hypot(a, b) || item.height || 10;
    const line = lines[lines.length - 1];
    const same = line !== undefined && Math.abs(y - line.baseline) < 0.5 * Math.max(size, line.size);
    const onwards = line !== undefined && (item.dir === 'rtl' || x > line.right - size);
    if (line !== undefined && same && (onwards || !ended)) {
      const gap = x - line.right > 0.2 * size && !line.text.endsWith(' ') && !item.str.startsWith(' ');
      line.text += (gap ? ' ' : '') + item.str;
      line.left = Math.min(line.left, x);
      line.right = Math.max(line.right, x + item.width);
      if (size > line.size && item.str.trim() !== '') Object.assign(line, { size, baseline: y });
    } else if (item.str.trim() !== '') {
      lines.push({ text: item.str, left: x, right: x + item.width, baseline: y, size });
    }
    ended = item.hasEOL;
  }
  return lines
    .map((line) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() }))
    .filter((line) => line.text !== '');
}

/**
 * Takes away headers and footers: lines in the outer tenth of a page, with nothing but others of the kind outside them,
 * that come back at the same height on every other page, whatever number they carry.
 */
function withoutRunningLines(pages: readonly Page[]): Page[] {
  const kind = (page: Page, line: Line): string | null => {
    const edge = line.baseline > page.height * 0.9 || line.baseline < page.height * 0.1;
    return edge ? `${Math.round(line.baseline / 2)} ${line.text.replace(/\d+/g, '#')}` : null;
  };
  const seen = new Map<string, number>();
  for (const page of pages) {
    for (const each of new Set(page.lines.map((line) => kind(page, line)))) {
      if (each !== null) seen.set(each, (seen.get(each) ?? 0) + 1);
    }
  }
  const least = Math.max(2, pages.length * 0.5);
  return pages.map((page) => {
    const running = (line: Line): boolean => (seen.get(kind(page, line) ?? '') ?? 0) >= least;
    const fromTop = [...page.lines].sort((a, b) => b.baseline - a.baseline);
    const stays = (line: Line): boolean => !running(line);
    const [top, last] = [fromTop.find(stays)?.baseline, fromTop.findLast(stays)?.baseline];
    const inside = (line: Line): boolean =>
      top !== undefined && last !== undefined && line.baseline <= top && line.baseline >= last;
    return { ...page, lines: page.lines.filter((line) => inside(line)) };
  });
}

const BULLET = /^[-–—•●▪■◦‣➢➤⇒→]\s/;
const NUMBER = /^(?:\d{1,3}\.|\(?[a-z]{1,4}\)|[a-z]\.)\s/i;

/** A column ends where the next line stands higher. What a column's end cuts is joined later, as at a page's end. */
function columnsOf(lines: readonly Line[]): Line[][] {
  const columns: Line[][] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    const column = columns[columns.length - 1];
    if (before === undefined || column === undefined || line.baseline > before.baseline + 0.5 * line.size)
      columns.push([line]);
    else column.push(line);
  });
  return columns;
}

/** Lines into paragraphs: by gaps, size, indents, and lines that end early. */
function paragraphsOfColumn(lines: readonly Line[]): string[] {
  const leading = usualLeading(lines);
  const right = quantile(
    lines.map((line) => line.right),
    0.9,
  );
  const paragraphs: string[] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    const open = paragraphs.length - 1;
    if (before === undefined || startsParagraph(before, line, leading, right)) paragraphs.push(line.text);
    else paragraphs[open] = joinLines(paragraphs[open] ?? '', line.text);
  });
  return paragraphs;
}

function startsParagraph(before: Line, line: Line, leading: number, right: number): boolean {
  const drop = before.baseline - line.baseline;
  const ended = /[.!?:;]["”’')]*$/.test(before.text);
  const early = right - before.right > 6 * before.size;
  if (drop > leading * 1.35) return true;
  if (Math.abs(line.size - before.size) > 0.15 * before.size) return true;
  if (BULLET.test(line.text)) return true;
  if (NUMBER.test(line.text) && (ended || early)) return true;
  const indented = line.left - before.left > 1.2 * line.size && before.text.length > 20;
  return (indented || early) && (ended || !/^\p{Ll}/u.test(line.text));
}

/** The distance between lines within paragraphs, in points: the smaller half's middle, as gaps only add to it. */
function usualLeading(lines: readonly Line[]): number {
  const drops = lines.slice(1).map((line, at) => (lines[at]?.baseline ?? 0) - line.baseline);
  const size = quantile(
    lines.map((line) => line.size),
    0.5,
  );
  return (
    quantile(
      drops.filter((drop) => drop > 0.5 * size && drop < 3 * size),
      0.3,
    ) || size * 1.2
  );
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

function joinLines(first: string, second: string): string {
  if (/\p{L}[-‐\u00ad]$/u.test(first) && /^\p{Ll}/u.test(second)) return first.slice(0, -1) + second;
  return `${first} ${second}`;
}
