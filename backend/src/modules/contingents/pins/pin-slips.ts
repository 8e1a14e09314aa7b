import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';

/** What stands on one slip. */
export interface PinSlip {
  readonly name: string;
  /** Contingent and number of the rotation; empty for somebody on no roll. */
  readonly rotation: string;
  /** From the top down; empty outside all sub-units. */
  readonly subUnit: string;
  readonly countryCode: string;
  readonly countryName: { readonly en: string; readonly fr: string };
  readonly serviceName: { readonly en: string; readonly fr: string };
  readonly number: string;
  readonly pin: string;
}

const PER_PAGE = 8;
/** Lower than a quarter of the page, so that one row of long names still leaves room for the others. */
const ROW_HEIGHT = 176;

/** Slips to cut apart, eight a page, each sub-unit on pages of its own, in English and French. `address` is where one signs in. */
export function pinSlipsDocument(slips: readonly PinSlip[], address: string): TDocumentDefinitions {
  const pages = [...Map.groupBy(slips, (slip) => slip.subUnit)].flatMap(([subUnit, group]) =>
    Array.from({ length: Math.ceil(group.length / PER_PAGE) }, (_, index) => ({
      subUnit,
      slips: group.slice(index * PER_PAGE, (index + 1) * PER_PAGE),
    })),
  );
  return {
    pageSize: 'A4',
    pageMargins: [28, 24, 28, 24],
    info: { title: 'PIN slips' },
    defaultStyle: { fontSize: 9, lineHeight: 1.15 },
    content: pages.map((page, index): Content => ({
      ...(index > 0 && { pageBreak: 'before' as const }),
      stack: [
        {
          text: [page.slips[0]?.rotation ?? '', page.subUnit].filter((part) => part !== '').join(' – '),
          ...{ bold: true, fontSize: 10, margin: [0, 0, 0, 4] },
        },
        {
          table: {
            widths: ['*', '*'],
            heights: ROW_HEIGHT - 16,
            dontBreakRows: true,
            body: rowsOf(page.slips, address),
          },
          layout: {
            hLineWidth: () => 0.5,
            vLineWidth: () => 0.5,
            hLineStyle: () => ({ dash: { length: 3, space: 3 } }),
            vLineStyle: () => ({ dash: { length: 3, space: 3 } }),
            hLineColor: () => '#777777',
            vLineColor: () => '#777777',
            paddingLeft: () => 10,
            paddingRight: () => 10,
            paddingTop: () => 8,
            paddingBottom: () => 8,
          },
        },
      ],
    })),
  };
}

function rowsOf(slips: readonly PinSlip[], address: string): Content[][] {
  return Array.from({ length: Math.ceil(slips.length / 2) }, (_, row) =>
    [0, 1].map((column) => {
      const slip = slips[row * 2 + column];
      return slip ? slipContent(slip, address) : { text: '' };
    }),
  );
}

function slipContent(slip: PinSlip, address: string): Content {
  const line = (label: string, value: string): Content => ({
    columns: [
      { width: 92, text: label, color: '#555555' },
      { width: '*', text: value, bold: true },
    ],
  });
  return {
    stack: [
      { text: slip.name, bold: true, fontSize: 12 },
      { text: slip.subUnit || slip.rotation || ' ', color: '#555555', margin: [0, 0, 0, 4] },
      line('Sign in · Connexion', address),
      line('Country · Pays', `${slip.countryCode}  ${both(slip.countryName)}`),
      line('Service', both(slip.serviceName)),
      line('Number · Matricule', slip.number),
      {
        columns: [
          { width: 92, text: 'PIN · Code', color: '#555555', margin: [0, 6, 0, 0] },
          { width: '*', text: slip.pin.replace(/(\d{3})(?=\d)/g, '$1 '), bold: true, fontSize: 18 },
        ],
        margin: [0, 2, 0, 2],
      },
      { text: 'You will choose a PIN of your own at the first sign-in. Show this slip to nobody.', fontSize: 7.5 },
      {
        text: 'Vous choisirez votre propre code à la première connexion. Ne montrez cette fiche à personne.',
        fontSize: 7.5,
        italics: true,
      },
    ],
  };
}

function both(name: { readonly en: string; readonly fr: string }): string {
  return name.en === name.fr ? name.en : `${name.en} · ${name.fr}`;
}
