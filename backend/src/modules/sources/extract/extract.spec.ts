import { crc32, deflateRawSync } from 'node:zlib';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { Document, Footer, Header, Packer, Paragraph, TextRun } from 'docx';
import * as fc from 'fast-check';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { ExtractError, extractParagraphs, type ExtractLimits } from './extract';

// Every reading starts a thread, which a busy machine does slowly.
jest.setTimeout(60_000);

const TEXTS = Array.from(
  { length: 24 },
  (_, at) =>
    `${at + 1}. At post number ${at + 1} the sentry writes down who came, asks for the reason of the visit, offers water while ` +
    'people wait, and sends for an interpreter as soon as words fail; the officer on duty decides what is efficient and fit, ' +
    `and notes the hour in book ${at + 1}.`,
);

function pdfOf(definition: TDocumentDefinitions): Promise<Uint8Array> {
  const fonts = join(require.resolve('pdfmake/package.json'), '../fonts/Roboto');
  pdfmake.setFonts({ Roboto: { normal: join(fonts, 'Roboto-Regular.ttf') } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts));
  return pdfmake.createPdf({ defaultStyle: { font: 'Roboto', fontSize: 11 }, ...definition }).getBuffer();
}

/** A zip archive written by hand, so that it can lie. */
function zipOf(files: Record<string, string | Buffer>, declared?: number): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(raw), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(declared ?? raw.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(centrals.length, 4);
  end.writeUInt16LE(centrals.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, central, Buffer.from('PK\x05\x06'), end]);
}

const TYPES =
  '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

function wordOf(body: string, before = ''): Uint8Array {
  const xml = `<?xml version="1.0"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return zipOf({ '[Content_Types].xml': TYPES, 'word/document.xml': xml });
}

async function refusalOf(bytes: Uint8Array, limits?: Partial<ExtractLimits>): Promise<string> {
  try {
    await extractParagraphs(bytes, limits);
    return 'read';
  } catch (error) {
    if (error instanceof ExtractError) return error.code;
    throw error;
  }
}

describe('reading an attached copy', () => {
  it('reads a PDF of several pages without its headers and footers', async () => {
    const pdf = await pdfOf({
      header: 'Notes on keeping a gate',
      footer: (page, pages) => `Page ${page} of ${pages}`,
      content: TEXTS.map((text) => ({ text, margin: [0, 0, 0, 8], alignment: 'justify' })),
    });
    const { kind, paragraphs } = await extractParagraphs(pdf);
    expect(kind).toBe('PDF');
    expect(paragraphs).toEqual(TEXTS);
  });

  it('reads the columns of a PDF one after the other', async () => {
    const column = (from: number): object => ({
      stack: TEXTS.slice(from, from + 3).map((text) => ({ text, margin: [0, 0, 0, 8] })),
    });
    const pdf = await pdfOf({ content: [{ columns: [column(0), column(3)], columnGap: 20 } as never] });
    expect((await extractParagraphs(pdf)).paragraphs).toEqual(TEXTS.slice(0, 6));
  });

  it('reads a DOCX without its headers and footers, whatever its runs', async () => {
    const docx = await Packer.toBuffer(
      new Document({
        sections: [
          {
            headers: { default: new Header({ children: [new Paragraph('Notes on keeping a gate')] }) },
            footers: { default: new Footer({ children: [new Paragraph('Page')] }) },
            children: TEXTS.map(
              (text) => new Paragraph({ children: (text.match(/.{1,13}/gsu) ?? []).map((part) => new TextRun(part)) }),
            ),
          },
        ],
      }),
    );
    expect(await extractParagraphs(docx)).toEqual({ kind: 'DOCX', paragraphs: TEXTS });
  });

  it('reads of a DOCX what a reader of the page sees', async () => {
    const body =
      '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>Tea &amp; b&#xe9;ret</w:t><w:tab/><w:t xml:space="preserve"> x</w:t></w:r>' +
      '<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p><w:p/><w:p><w:r><w:t>outer</w:t><mc:AlternateContent>' +
      '<mc:Choice><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></mc:Choice>' +
      '<mc:Fallback><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>';
    expect((await extractParagraphs(wordOf(body))).paragraphs).toEqual(['Tea & béret x', 'box', 'outer']);
  });

  it.each([
    ['UTF-8', Buffer.from('\ufeffPréparer la relève.')],
    ['Windows-1252', Buffer.from('Préparer la relève.', 'latin1')],
    ['UTF-16', Buffer.from('\ufeffPréparer la relève.', 'utf16le')],
  ])('reads plain text in %s', async (_, bytes) => {
    expect(await extractParagraphs(bytes)).toEqual({ kind: 'TXT', paragraphs: ['Préparer la relève.'] });
  });
});

describe('a copy that cannot be read', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['blank lines', Buffer.from(' \n\n \n'), 'empty'],
    ['an old Word file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'unsupported'],
    ['RTF', Buffer.from('{\\rtf1 text}'), 'unsupported'],
    ['a web page', Buffer.from('<!DOCTYPE html><p>text'), 'unsupported'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'unsupported'],
    ['control characters', Buffer.from('ab\x01\x02\x03\x04'), 'unsupported'],
    ['a PDF header alone', Buffer.from('%PDF-1.7\nnothing follows'), 'damaged'],
    ['a zip header alone', Buffer.from('PK\x03\x04nothing follows'), 'damaged'],
    ['an archive that is no document', zipOf({ 'readme.md': 'text' }), 'unsupported'],
    [
      'a document type that defines entities',
      wordOf('<w:p><w:r><w:t>&a;</w:t></w:r></w:p>', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
      'unsupported',
    ],
    ['a DOCX without text', wordOf('<w:p/>'), 'empty'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });

  it('a password-protected Office file or PDF', async () => {
    const office = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect(await refusalOf(office)).toBe('encrypted');
    expect(await refusalOf(await pdfOf({ userPassword: 'gate', content: 'text' }))).toBe('encrypted');
  });

  it('a PDF without text, as a scanner makes it', async () => {
    const drawn = await pdfOf({ content: [{ canvas: [{ type: 'rect', x: 0, y: 0, w: 200, h: 100, color: 'grey' }] }] });
    expect(await refusalOf(drawn)).toBe('empty');
  });

  it('archives that inflate too far or lie about it', async () => {
    const bomb = { '[Content_Types].xml': TYPES, 'word/document.xml': Buffer.alloc(60 * 1024 * 1024, 'a') };
    expect(await refusalOf(zipOf(bomb))).toBe('tooLarge');
    expect(await refusalOf(zipOf(bomb, 1000))).toBe('damaged');
    const many = Object.fromEntries(Array.from({ length: 6000 }, (_, at) => [`part${at}`, '']));
    expect(await refusalOf(zipOf(many))).toBe('tooLarge');
  });

  it('more text than is allowed, in every format', async () => {
    const limits = { characters: 500 };
    expect(await refusalOf(Buffer.from(TEXTS.join('\n')), limits)).toBe('tooLarge');
    expect(await refusalOf(await pdfOf({ content: [...TEXTS] }), limits)).toBe('tooLarge');
    expect(await refusalOf(wordOf(`<w:p><w:r><w:t>${TEXTS.join(' ')}</w:t></w:r></w:p>`), limits)).toBe('tooLarge');
    expect(await refusalOf(Buffer.from('text'), { bytes: 3 })).toBe('tooLarge');
  });

  it('what takes too long or too much memory ends its thread, not the server', async () => {
    const word = wordOf(`<w:p><w:r><w:t>${'guard the gate '.repeat(400_000)}</w:t></w:r></w:p>`);
    expect(await refusalOf(word, { milliseconds: 5 })).toBe('timeout');
    const posts = Array.from(
      { length: 500_000 },
      (_, at) => `<w:p><w:r><w:t>Post ${at} is watched by day and by night</w:t></w:r></w:p>`,
    );
    expect(await refusalOf(wordOf(posts.join('')), { heapMegabytes: 16, characters: 100_000_000 })).toBe('tooLarge');
  });

  it('any damage leads to a refusal or a reading, never to anything else', async () => {
    const whole = [await pdfOf({ content: TEXTS.slice(0, 3) }), wordOf('<w:p><w:r><w:t>gate</w:t></w:r></w:p>')];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        fc.nat(),
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        async (file, seed, noise) => {
          const broken = Buffer.from(file);
          broken.set(noise.subarray(0, broken.length), seed % Math.max(1, broken.length - noise.length));
          expect(['read', 'damaged', 'unsupported', 'encrypted', 'tooLarge', 'empty']).toContain(
            await refusalOf(broken),
          );
        },
      ),
      { numRuns: 20 },
    );
  });
});
