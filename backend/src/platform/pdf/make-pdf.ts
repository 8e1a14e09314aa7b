import { dirname, join } from 'node:path';
import pdfMake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';

const FONTS = join(dirname(require.resolve('pdfmake/package.json')), 'build/fonts/Roboto');

pdfMake.setFonts({
  Roboto: {
    normal: join(FONTS, 'Roboto-Regular.ttf'),
    bold: join(FONTS, 'Roboto-Medium.ttf'),
    italics: join(FONTS, 'Roboto-Italic.ttf'),
    bolditalics: join(FONTS, 'Roboto-MediumItalic.ttf'),
  },
});
// A document is made of what the server gives it: it fetches nothing, and reads no file but the fonts.
pdfMake.setUrlAccessPolicy(() => false);
pdfMake.setLocalAccessPolicy((path) => path.startsWith(FONTS));

/** A PDF from pdfmake's definition, in Roboto (Latin with accents, Greek, Cyrillic). Never inside a transaction. */
export function makePdf(definition: TDocumentDefinitions): Promise<Buffer> {
  return pdfMake.createPdf({ ...definition, defaultStyle: { font: 'Roboto', ...definition.defaultStyle } }).getBuffer();
}
