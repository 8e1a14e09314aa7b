import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import type { Queryable } from '../database';
import type { Files, StoredFile } from './files';

/** Types a browser may show in place; everything else is offered as a download. */
const INLINE = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/svg+xml',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'audio/mp4',
  'video/mp4',
  'video/webm',
  'text/vtt',
]);

/**
 * Answers with a stored file or a part of it (RFC 9110 §14). Uploaded files are hostile until proven otherwise: no
 * sniffing, and a content policy under which an SVG or HTML file can neither run nor load anything.
 */
export async function sendFile(
  db: Queryable,
  files: Files,
  file: StoredFile,
  name: string,
  request: Request,
  response: Response,
): Promise<void> {
  response.set({
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, max-age=31536000, immutable',
    'Content-Disposition': `${INLINE.has(file.mediaType) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'Content-Type': file.mediaType,
    'X-Content-Type-Options': 'nosniff',
    ETag: `"${file.hash}"`,
  });
  if (request.get('if-none-match') === `"${file.hash}"`) {
    response.status(304).end();
    return;
  }
  const ranges = request.range(file.size);
  if (ranges === -1) {
    response.status(416).set('Content-Range', `bytes */${file.size}`).end();
    return;
  }
  const range = Array.isArray(ranges) && ranges.type === 'bytes' && ranges.length === 1 ? ranges[0] : undefined;
  const from = range?.start ?? 0;
  const to = range?.end ?? file.size - 1;
  if (range) response.status(206).set('Content-Range', `bytes ${from}-${to}/${file.size}`);
  response.set('Content-Length', String(to - from + 1));
  if (request.method === 'HEAD' || file.size === 0) {
    response.end();
    return;
  }
  await pipeline(Readable.from(files.read(db, file, from, to)), response);
}
