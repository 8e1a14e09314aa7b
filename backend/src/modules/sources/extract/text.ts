/** More control characters than this share of a text, and it is no text. */
const MOST_CONTROLS = 0.01;

/**
 * Decodes a plain text file: UTF-8 or UTF-16 by its mark, else UTF-8 when it is valid, else Windows-1252, which is
 * what older office software writes. Null when the result is no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decode(bytes);
  let controls = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 32 && unit !== 9 && unit !== 10 && unit !== 12 && unit !== 13) controls += 1;
  }
  return controls > text.length * MOST_CONTROLS ? null : text;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
