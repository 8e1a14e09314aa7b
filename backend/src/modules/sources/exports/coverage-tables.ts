import { isParagraphNumber } from '@peacewright/contracts';
import { topics as topicList } from '@peacewright/reference-content';
import { asOfText, colonOf, dayText, type ExportLanguage, type ListTable } from '../../../platform/export';
import type { CoverageDto, UnansweredRow } from '../recommendations/recommendations.dto';
import type { Authority } from '../vocabulary';

/** Whose view a file shows, and when it was taken. */
export interface Whose {
  /** Null: what the reference content says, of no centre. */
  readonly centreName: string | null;
  readonly timeZone: string;
  readonly at: Date;
}

/** Topics by status, all of them in the first row; beside each status its share with numerator and denominator. */
export function topicsTable({ all, topics }: CoverageDto, whose: Whose, language: ExportLanguage): ListTable {
  const words = WORDS[language];
  return {
    ...frame(words.coverage, [words.counted], whose, language),
    sheetNames: [words.coverage, words.about],
    heads: words.topicHeads,
    widths: [40, 9, 12, 11, 13, 13, 13, 13, 11, 11, 9],
    rows: [all, ...topics].map((row) => [
      row.topic === '' ? words.all : topicName(row.topic, language),
      row.open,
      row.suggested,
      row.planned,
      row.partly,
      row.partlyByReference,
      row.covered,
      row.coveredByReference,
      row.verified,
      row.notPursued,
      row.total,
    ]),
  };
}

/** What nothing of the centre answers: who said it, where and when, and what the reference content suggests. */
export function unansweredTable(
  rows: readonly UnansweredRow[],
  total: number,
  whose: Whose,
  language: ExportLanguage,
): ListTable {
  const words = WORDS[language];
  return {
    ...frame(words.unanswered, [words.openOf(rows.length, total), words.ownWords], whose, language),
    sheetNames: [words.sheet, words.about],
    heads: words.openHeads,
    widths: [18, 60, 30, 24, 34, 22, 30, 26, 20],
    rows: rows.map((row) => [
      row.code,
      row.paraphrase,
      row.speaker ?? '',
      row.dateFrom === row.dateTo
        ? dayText(row.dateFrom, language)
        : `${dayText(row.dateFrom, language)} – ${dayText(row.dateTo, language)}`,
      row.documentTitle,
      row.paragraph === null
        ? (row.heading ?? '')
        : isParagraphNumber(row.paragraph)
          ? words.paragraph(row.paragraph)
          : row.paragraph,
      row.topics.map((key) => topicName(key, language)).join('; '),
      words.authority[row.authority],
      row.suggested,
    ]),
  };
}

function frame(
  title: string,
  about: readonly string[],
  { centreName, timeZone, at }: Whose,
  language: ExportLanguage,
): Pick<ListTable, 'kind' | 'title' | 'about' | 'asOf' | 'asOfHead' | 'pagePattern'> {
  const words = WORDS[language];
  const asOf = asOfText(at, language, timeZone);
  return {
    kind: 'LIST',
    title: `${title}${colonOf(language)} ${centreName ?? words.reference}`,
    about: [...about, `${words.asOf} ${asOf}`],
    asOf,
    asOfHead: words.asOf,
    pagePattern: words.page,
  };
}

function topicName(key: string, language: ExportLanguage): string {
  return topicList.find((topic) => topic.key === key)?.label[language] ?? key;
}

interface Words {
  readonly coverage: string;
  readonly unanswered: string;
  readonly sheet: string;
  readonly about: string;
  readonly all: string;
  readonly reference: string;
  readonly asOf: string;
  readonly page: string;
  readonly counted: string;
  readonly ownWords: string;
  readonly openOf: (rows: number, of: number) => string;
  readonly paragraph: (number: string) => string;
  readonly topicHeads: readonly string[];
  readonly openHeads: readonly string[];
  readonly authority: Readonly<Record<Authority, string>>;
}

const WORDS: Readonly<Record<ExportLanguage, Words>> = {
  en: {
    coverage: 'Coverage',
    unanswered: 'What nothing answers',
    sheet: 'Open',
    about: 'About',
    all: 'All recommendations',
    reference: 'the reference content',
    asOf: 'As of',
    page: 'Page {page} of {pages}',
    counted: 'A recommendation counts in each of its topics.',
    ownWords:
      'What was asked for is a summary in other words, with who said it and when. It is no position of this product.',
    openOf: (rows, of) => `Open: ${rows} of ${of} recommendations`,
    paragraph: (number) => `paragraph ${number}`,
    topicHeads: [
      'Topic',
      'Open',
      'of these suggested by the reference',
      'Planned',
      'Covered in part',
      'of these by reference content only',
      'Covered in full',
      'of these by reference content only',
      'Verified',
      'Not pursued',
      'Total',
    ],
    openHeads: [
      'Code',
      'What was asked for',
      'Speaker',
      'Date',
      'Document',
      'Where',
      'Topics',
      'Strength of the source',
      'The reference suggests',
    ],
    authority: {
      GROUP_RECOMMENDATION: 'Recommended by a working group',
      CHAIR_SUMMARY: 'Chair’s summary',
      NATIONAL_PRACTICE: 'Practice of one country',
      STATEMENT: 'Statement of one speaker',
      VIEW_NOT_AGREED: 'View, not agreed',
      EXPERT_OPINION: 'Opinion of an expert',
      FIGURE: 'Figure with its date',
    },
  },
  fr: {
    coverage: 'Couverture',
    unanswered: 'Ce à quoi rien ne répond',
    sheet: 'Ouvertes',
    about: 'À propos',
    all: 'Toutes les recommandations',
    reference: 'le contenu de référence',
    asOf: 'Situation au',
    page: 'Page {page} sur {pages}',
    counted: 'Une recommandation compte dans chacun de ses thèmes.',
    ownWords:
      'Ce qui est demandé est résumé en d’autres mots, avec son auteur et sa date. Ce n’est pas une position de ce produit.',
    openOf: (rows, of) => `Ouvertes : ${rows} recommandations sur ${of}`,
    paragraph: (number) => `paragraphe ${number}`,
    topicHeads: [
      'Thème',
      'Ouvertes',
      'dont proposées par la référence',
      'Prévues',
      'Couvertes en partie',
      'dont par la référence seule',
      'Couvertes en entier',
      'dont par la référence seule',
      'Vérifiées',
      'Non retenues',
      'Total',
    ],
    openHeads: [
      'Code',
      'Ce qui est demandé',
      'Intervenant',
      'Date',
      'Document',
      'Où',
      'Thèmes',
      'Force de la source',
      'La référence propose',
    ],
    authority: {
      GROUP_RECOMMENDATION: 'Recommandé par un groupe de travail',
      CHAIR_SUMMARY: 'Résumé de la présidence',
      NATIONAL_PRACTICE: 'Pratique d’un pays',
      STATEMENT: 'Déclaration d’un intervenant',
      VIEW_NOT_AGREED: 'Avis, sans accord',
      EXPERT_OPINION: 'Avis d’un expert',
      FIGURE: 'Chiffre daté',
    },
  },
};
