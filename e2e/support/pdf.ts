import jsQR from 'jsqr';

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

interface Drawing {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
}

/**
 * What the code on the first sheet of a PDF says to whoever holds a phone to it: the sheet is drawn, and its picture is
 * searched for a code. Like a phone it looks from more than one distance, because from some it sees none.
 */
export async function codeOnPdf(bytes: Buffer): Promise<string | null> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(bytes) }).promise;
  const canvases = document.canvasFactory as { create(width: number, height: number): Drawing };
  const sheet = await document.getPage(1);
  for (const scale of [3, 1, 4]) {
    const viewport = sheet.getViewport({ scale });
    const { canvas, context } = canvases.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
    await sheet.render({ canvas, canvasContext: context, viewport }).promise;
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    const found = jsQR(data, width, height);
    if (found !== null) return found.data;
  }
  return null;
}
