import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { makePdf } from '../../../platform/pdf';
import type { PrintedCertificate } from './certificates.repository';

const WORDS = {
  en: {
    title: 'Certificate of completion',
    holder: 'has completed the course',
    edition: (number: number) => `Edition ${number}`,
    date: 'Completed on',
    centre: 'Prepared by',
    modules: 'Modules of this edition',
    number: 'Number',
    check: 'Check this certificate by the code or at',
    limits:
      'This says that the course was completed. It does not certify readiness for a mission: the contributing state does.',
    erased: 'The holder',
  },
  fr: {
    title: 'Certificat de réussite',
    holder: 'a terminé avec succès le cours',
    edition: (number: number) => `Édition ${number}`,
    date: 'Terminé le',
    centre: 'Préparé par',
    modules: 'Modules de cette édition',
    number: 'Numéro',
    check: 'Vérifiez ce certificat par le code ou à l’adresse',
    limits:
      'Ce document atteste que le cours a été terminé. Il ne certifie pas l’état de préparation à une mission : cela revient à l’État contributeur.',
    erased: 'Le ou la titulaire',
  },
} as const;

/** The certificate as a PDF of one page, in English or French. `address` is where the code leads. */
export function certificatePdf(certificate: PrintedCertificate, language: string, address: string): Promise<Buffer> {
  const words = language === 'fr' ? WORDS.fr : WORDS.en;
  const day = new Intl.DateTimeFormat(language === 'fr' ? 'fr' : 'en-GB', {
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const title = certificate.courseTitle[language] ?? certificate.courseTitle['en'] ?? '';
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    // The footer stands in the lower margin, clear of the frame.
    pageMargins: [64, 56, 64, 76],
    info: { title: `${words.title} – ${certificate.courseCode}`, creator: 'Peacewright' },
    defaultStyle: { fontSize: 11, color: '#1f2a37', lineHeight: 1.25 },
    background: () => ({
      canvas: [{ type: 'rect', x: 28, y: 28, w: 785.89, h: 539.28, lineWidth: 1.2, lineColor: '#1d4e89', r: 8 }],
    }),
    content: [
      { text: 'Peacewright', color: '#1d4e89', bold: true, characterSpacing: 1.5, fontSize: 10 },
      { text: words.title, fontSize: 30, margin: [0, 14, 0, 22] },
      { text: certificate.holder ?? words.erased, fontSize: 24, bold: true, margin: [0, 0, 0, 4] },
      { text: words.holder, margin: [0, 0, 0, 10] },
      {
        text: `${certificate.courseCode} · ${title}`,
        fontSize: 18,
        bold: true,
        color: '#1d4e89',
        margin: [0, 0, 0, 16],
      },
      {
        columns: [
          {
            width: '*',
            stack: [
              {
                text: [
                  { text: `${words.edition(certificate.edition)}   ·   ` },
                  { text: `${words.date} ` },
                  { text: day.format(new Date(`${certificate.achievedOn}T00:00:00Z`)), bold: true },
                ],
              },
              ...(certificate.centre === null ? [] : [{ text: `${words.centre} ${certificate.centre}` }]),
              { text: words.modules, bold: true, fontSize: 9, margin: [0, 12, 0, 3] },
              {
                text: certificate.modules
                  .slice(0, 14)
                  .map((module) => `${module.code} ${module.title} (${words.edition(module.edition)})`)
                  .join('\n'),
                fontSize: 9,
              },
            ],
          },
          {
            width: 190,
            stack: [
              { qr: address, fit: 120, alignment: 'right', foreground: '#1f2a37' },
              { text: words.number, fontSize: 8, alignment: 'right', margin: [0, 8, 0, 0] },
              { text: certificate.number.slice(0, 14), bold: true, alignment: 'right' },
              { text: certificate.number.slice(15), bold: true, alignment: 'right' },
            ],
          },
        ],
      },
    ],
    footer: {
      margin: [64, 0, 64, 0],
      stack: [
        { text: `${words.check} ${address}`, fontSize: 8 },
        { text: words.limits, fontSize: 8, color: '#5b6470' },
      ],
    },
  };
  return makePdf(definition);
}
