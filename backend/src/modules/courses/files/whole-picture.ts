/**
 * True when `bytes` hold one picture of `mediaType` from its first byte to its end: the parts that the format asks for are
 * there, the picture has a size, and nothing breaks off. What follows the end is left alone, because cameras write there.
 * It does not draw: pixels may still be wrong. Types that are not read part by part here (drawings) pass.
 */
export function isWholePicture(bytes: Buffer, mediaType: string): boolean {
  switch (mediaType) {
    case 'image/png':
      return isWholePng(bytes);
    case 'image/jpeg':
      return isWholeJpeg(bytes);
    case 'image/gif':
      return isWholeGif(bytes);
    case 'image/webp':
      return isWholeWebp(bytes);
    default:
      return true;
  }
}

/** Chunks of length, name, data and sum: first the head with a size, then pixels, then the end. */
function isWholePng(bytes: Buffer): boolean {
  let pixels = false;
  for (let at = 8, first = true; at + 12 <= bytes.length; first = false) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const next = at + 12 + length;
    if (next > bytes.length) return false;
    if (first !== (name === 'IHDR')) return false;
    if (first && (length !== 13 || bytes.readUInt32BE(at + 8) === 0 || bytes.readUInt32BE(at + 12) === 0)) return false;
    if (name === 'IEND') return pixels;
    pixels ||= name === 'IDAT' && length > 0;
    at = next;
  }
  return false;
}

/** Segments up to the first scan, one of which gives the size, and an end after it. */
function isWholeJpeg(bytes: Buffer): boolean {
  let sized = false;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const next = at + 2 + bytes.readUInt16BE(at + 2);
    if (marker === 0xda) return sized && bytes.indexOf(Buffer.of(0xff, 0xd9), next) > next;
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    // A height of zero is allowed: it is told after the first scan then.
    if (frame) sized = at + 9 <= bytes.length && bytes.readUInt16BE(at + 7) > 0;
    at = next;
  }
  return false;
}

/** A head with a size, then extensions and images, each of them in blocks of a told length, then the sign of the end. */
function isWholeGif(bytes: Buffer): boolean {
  const version = bytes.toString('latin1', 0, 6);
  if (bytes.length < 13 || (version !== 'GIF87a' && version !== 'GIF89a')) return false;
  if (bytes.readUInt16LE(6) === 0 || bytes.readUInt16LE(8) === 0) return false;
  let images = 0;
  let at = 13 + coloursAfter(bytes[10] ?? 0);
  while (at < bytes.length) {
    const sign = bytes[at];
    if (sign === 0x3b) return images > 0;
    if (sign === 0x21) at = pastBlocks(bytes, at + 2);
    else if (sign === 0x2c) {
      images += 1;
      at = pastBlocks(bytes, at + 11 + coloursAfter(bytes[at + 9] ?? 0));
    } else return false;
  }
  return false;
}

/** Bytes of the table of colours that `flags` announce. */
function coloursAfter(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** Where the blocks that begin at `at` are over: behind the one of length zero. */
function pastBlocks(bytes: Buffer, at: number): number {
  let next = at;
  while (next < bytes.length && bytes[next] !== 0) next += 1 + (bytes[next] ?? 0);
  return next + 1;
}

/** The container says how long it is, and its first chunk is a picture or announces one. */
function isWholeWebp(bytes: Buffer): boolean {
  if (bytes.length <= 20 || bytes.readUInt32LE(4) + 8 > bytes.length) return false;
  return bytes.readUInt32LE(16) > 0 && ['VP8 ', 'VP8L', 'VP8X'].includes(bytes.toString('latin1', 12, 16));
}
