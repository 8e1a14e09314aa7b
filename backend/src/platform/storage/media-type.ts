/** The media types an upload may have, found in its first bytes; null for anything else. What a client claims counts for nothing. */
export function sniffMediaType(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 512));
  const ascii = head.toString('latin1');
  if (ascii.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg';
  if (ascii.startsWith('GIF8')) return 'image/gif';
  if (ascii.startsWith('RIFF') && ascii.slice(8, 12) === 'WEBP') return 'image/webp';
  if (ascii.startsWith('RIFF') && ascii.slice(8, 12) === 'WAVE') return 'audio/wav';
  if (ascii.startsWith('OggS')) return 'audio/ogg';
  if (ascii.startsWith('ID3') || (head[0] === 0xff && (head[1] ?? 0) >= 0xe2 && (head[1] ?? 0) <= 0xfb))
    return 'audio/mpeg';
  if (ascii.startsWith('\x1a\x45\xdf\xa3')) return 'video/webm';
  if (ascii.slice(4, 8) === 'ftyp') return ascii.slice(8, 11) === 'M4A' ? 'audio/mp4' : 'video/mp4';
  if (ascii.startsWith('%PDF-')) return 'application/pdf';
  if (ascii.startsWith('PK\x03\x04')) return 'application/zip';
  if (ascii.startsWith('WEBVTT')) return 'text/vtt';
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!DOCTYPE\s+svg[\s>[]|<svg[\s>])/.test(head.toString('utf8')))
    return 'image/svg+xml';
  return null;
}
