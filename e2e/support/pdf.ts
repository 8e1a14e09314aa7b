/** The words of each sheet of a PDF. */
export async function sheetsOfPdf(bytes: Buffer): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(bytes) }).promise;
  const sheets: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent();
    sheets.push(content.items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join(''));
  }
  return sheets;
}

/** Letters and figures alone: a print sets spaces by moving the pen, and apostrophes as its fonts have them. */
export function letters(text: string): string {
  return text.replace(/[^\p{Ll}\p{Lu}\p{N}]+/gu, '');
}

/** The words of a whole PDF. */
export async function textOfPdf(bytes: Buffer): Promise<string> {
  return (await sheetsOfPdf(bytes)).join(' ');
}
