/** Formats that can be read. */
export type DocumentFormat = 'TXT' | 'PDF' | 'DOCX';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Readers accept a PDF header within the first kilobyte. */
const HEADER = 1024;

/**
 * Judges a file by its first bytes. `ENCRYPTED` is a password-protected Office file; null is a format that is not
 * read (an old Word file, RTF, HTML, a picture, any other binary). A zip archive passes as DOCX; whether it is one is
 * for its reader to say.
 */
export function sniff(bytes: Uint8Array): DocumentFormat | 'ENCRYPTED' | null {
  if (startsWith(bytes, ZIP)) return 'DOCX';
  if (startsWith(bytes, OLE))
    return bufferOf(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'ENCRYPTED' : null;
  const head = bufferOf(bytes.subarray(0, HEADER)).toString('latin1');
  if (head.includes('%PDF-')) return 'PDF';
  if (head.startsWith('{\\rtf') || /^\s*<(?:!doctype html|html)/i.test(head)) return null;
  const utf16Mark = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  return utf16Mark || !bytes.includes(0) ? 'TXT' : null;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

/** The same bytes, not a copy. */
function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
