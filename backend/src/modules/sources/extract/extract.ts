import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { joinCutParagraphs, paragraphsOf } from '@peacewright/passage-finder';
import { sniff, type DocumentFormat } from './sniff';
import { decodeText } from './text';
import type { Reading, ReadRequest } from './reading';

/** Why a document could not be read; the words for people are the caller's. */
export type ExtractErrorCode = 'unsupported' | 'tooLarge' | 'encrypted' | 'damaged' | 'timeout' | 'empty';

export class ExtractError extends Error {
  override readonly name = 'ExtractError';

  constructor(
    readonly code: ExtractErrorCode,
    options?: ErrorOptions,
  ) {
    super(`document not read: ${code}`, options);
  }
}

export interface ExtractedDocument {
  /** In reading order, none empty, without the headers and footers that stand on every page. */
  paragraphs: string[];
  kind: DocumentFormat;
}

export interface ExtractLimits {
  /** Of the file. */
  bytes: number;
  /** From the start of reading to its end, in milliseconds. */
  milliseconds: number;
  /** Heap of the thread that reads, in megabytes. */
  heapMegabytes: number;
  /** Of all paragraphs together. */
  characters: number;
}

export const EXTRACT_LIMITS: ExtractLimits = {
  bytes: 30 * 1024 * 1024,
  milliseconds: 60_000,
  heapMegabytes: 384,
  characters: 6_000_000,
};

/**
 * Reads the paragraphs of a TXT, PDF or DOCX file. The format is judged by the content alone, never by a name or a
 * declared media type. PDF and DOCX are taken apart in a thread of their own, which is ended when it takes too long
 * or too much memory; two readings at once take two threads, so callers that serve many people queue them.
 * Throws ExtractError for whatever is wrong with the file; any other error is one of the installation.
 */
export async function extractParagraphs(
  bytes: Uint8Array,
  limits: Partial<ExtractLimits> = {},
): Promise<ExtractedDocument> {
  const within = { ...EXTRACT_LIMITS, ...limits };
  if (bytes.byteLength > within.bytes) throw new ExtractError('tooLarge');
  if (bytes.byteLength === 0) throw new ExtractError('empty');
  const kind = sniff(bytes);
  if (kind === 'ENCRYPTED') throw new ExtractError('encrypted');
  if (kind === null) throw new ExtractError('unsupported');

  const paragraphs =
    kind === 'TXT' ? textParagraphs(bytes, within) : joinCutParagraphs(await readInThread(kind, bytes, within));
  if (!paragraphs.some((paragraph) => /[\p{L}\p{N}]/u.test(paragraph))) throw new ExtractError('empty');
  return { paragraphs, kind };
}

function textParagraphs(bytes: Uint8Array, limits: ExtractLimits): string[] {
  const text = decodeText(bytes);
  if (text === null) throw new ExtractError('unsupported');
  if (text.length > limits.characters) throw new ExtractError('tooLarge');
  return paragraphsOf(text);
}

function readInThread(kind: 'PDF' | 'DOCX', bytes: Uint8Array, limits: ExtractLimits): Promise<string[]> {
  // Beside this file lie the compiled thread and readers, or their sources when this runs from source.
  const beside = (name: string): string => join(__dirname, `${name}${extname(__filename)}`);
  const request: ReadRequest = {
    reader: beside(kind === 'PDF' ? 'read-pdf' : 'read-docx'),
    bytes,
    characters: limits.characters,
    assets: join(require.resolve('pdfjs-dist/package.json'), '..'),
  };
  const worker = new Worker(beside('read-worker'), {
    workerData: request,
    env: {},
    execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    stdout: true,
    stderr: true,
  });
  // What the reading libraries complain about is of no use to anybody; unread, it would pile up.
  worker.stdout.resume();
  worker.stderr.resume();
  return new Promise<string[]>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new ExtractError('timeout'));
      end();
    }, limits.milliseconds);
    const end = (): void => {
      clearTimeout(timer);
      // Ending can only fail for a thread that has ended.
      worker.terminate().catch(() => undefined);
    };
    worker.once('message', (reading: Reading) => {
      if ('refused' in reading) reject(new ExtractError(reading.refused));
      else resolve(reading.paragraphs);
      end();
    });
    worker.once('error', (cause: Error & { code?: string }) => {
      reject(cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ExtractError('tooLarge', { cause }) : cause);
      end();
    });
    worker.once('exit', () => {
      reject(new ExtractError('damaged'));
      end();
    });
  });
}
