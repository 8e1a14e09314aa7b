import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import type { Reading, ReadRequest } from './reading';

/** A document has some dozens of parts; embedded pictures add to them. */
const MOST_ENTRIES = 5_000;
/** Of all parts together as declared; pictures are never inflated. */
const MOST_INFLATED = 400 * 1024 * 1024;
/** Of one part that is inflated. */
const LARGEST_PART = 48 * 1024 * 1024;
const MAIN_PART = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const MAIN_NAMESPACE =
  /xmlns:([\w.-]+)\s*=\s*["'](?:http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|http:\/\/purl\.oclc\.org\/ooxml\/wordprocessingml\/main)["']/;

class Refusal extends Error {
  readonly reason: 'tooLarge' | 'encrypted' | 'unsupported';

  constructor(reason: 'tooLarge' | 'encrypted' | 'unsupported') {
    super(reason);
    this.reason = reason;
  }
}

/** Paragraphs of a DOCX file's main part. Refuses archives of another kind and those that would inflate too far. */
export async function read(request: ReadRequest): Promise<Reading> {
  try {
    const zip = await open(request.bytes);
    const entries = await entriesOf(zip);
    const types = await part(zip, entries, '[Content_Types].xml');
    if (types === null) throw new Refusal('unsupported');
    const xml = await part(zip, entries, mainPartName(types));
    if (xml === null) throw new Refusal('unsupported');
    return { paragraphs: wordParagraphs(xml, request.characters) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.reason };
    throw error;
  }
}

/** The name stands in an override whose attributes come in either order. */
function mainPartName(types: string): string {
  for (const [override] of types.matchAll(/<(?:\w+:)?Override\b[^<>]*>/g)) {
    const name = /PartName\s*=\s*["']\/([^"']+)["']/.exec(override)?.[1];
    if (name !== undefined && override.includes(MAIN_PART)) return name;
  }
  throw new Refusal('unsupported');
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true, autoClose: false }, (error, zip) => {
      if (error === null) resolve(zip);
      else reject(error);
    });
  });
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw new Refusal('tooLarge');
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    let inflated = 0;
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      inflated += entry.uncompressedSize;
      if (inflated > MOST_INFLATED) reject(new Refusal('tooLarge'));
      else {
        entries.set(entry.fileName, entry);
        zip.readEntry();
      }
    });
    zip.readEntry();
  });
}

async function part(zip: ZipFile, entries: ReadonlyMap<string, Entry>, name: string): Promise<string | null> {
  const entry = entries.get(name);
  if (entry === undefined) return null;
  if ((entry.generalPurposeBitFlag & 1) === 1) throw new Refusal('encrypted');
  if (entry.uncompressedSize > LARGEST_PART) throw new Refusal('tooLarge');
  const chunks: Buffer[] = [];
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => {
      if (error === null) resolve(opened);
      else reject(error);
    });
  });
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return decodeXml(Buffer.concat(chunks));
}

function decodeXml(bytes: Buffer): string {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const text = wide
    ? new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
    : bytes.toString('utf8');
  // Office writes no document type; one is there to define entities that grow or reach outside.
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new Refusal('unsupported');
  return text;
}

/**
 * Walks through the tags once. Text boxes hold paragraphs inside a paragraph, hence the stack; deleted text has tags
 * of its own and is left out; of alternative contents only the first is read.
 */
function wordParagraphs(xml: string, characters: number): string[] {
  const prefix = MAIN_NAMESPACE.exec(xml.slice(0, 20_000))?.[1];
  if (prefix === undefined) throw new Refusal('unsupported');
  const paragraphs: string[] = [];
  const open: string[] = [];
  let total = 0;
  let inText = false;
  let skipped = 0;
  const add = (text: string): void => {
    const last = open.length - 1;
    if (last < 0 || skipped > 0) return;
    total += text.length;
    if (total > characters) throw new Refusal('tooLarge');
    open[last] = (open[last] ?? '') + text;
  };
  for (const [token, tag] of xml.matchAll(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\/?([\w.:-]+)[^<>]*>|[^<]+/g)) {
    if (tag === undefined) {
      if (inText)
        add(token.startsWith('<![CDATA[') ? token.slice(9, -3) : token.startsWith('<') ? '' : unescapeXml(token));
      continue;
    }
    const closing = token.startsWith('</');
    const empty = token.endsWith('/>');
    if (tag === 'mc:Fallback') {
      if (!empty) skipped += closing ? -1 : 1;
      continue;
    }
    if (!tag.startsWith(`${prefix}:`)) continue;
    switch (tag.slice(prefix.length + 1)) {
      case 'p':
        if (empty) break;
        if (!closing) open.push('');
        else if (skipped === 0) keep(paragraphs, open.pop());
        else open.pop();
        break;
      case 't':
        inText = !closing && !empty;
        break;
      case 'tab':
      case 'br':
      case 'cr':
        // A tab stop's definition stands between paragraph properties, where it does no harm: texts are trimmed.
        if (!closing) add(' ');
        break;
      case 'noBreakHyphen':
        if (!closing) add('-');
        break;
    }
  }
  return paragraphs;
}

function keep(paragraphs: string[], paragraph: string | undefined): void {
  const text = (paragraph ?? '').replace(/\s+/g, ' ').trim();
  if (text !== '') paragraphs.push(text);
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
    },
  );
}
