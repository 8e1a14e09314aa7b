import {
  FIRST_OWN_NUMBER,
  AUTHORITIES,
  DOCUMENT_CODE,
  DOCUMENT_KINDS,
  RECOMMENDATION_CODE,
  RECOMMENDATION_KINDS,
} from '../vocabulary';
import type { NewSourceDocumentDto } from '../documents/documents.dto';
import type { NewRecommendationDto } from '../recommendations/recommendations.dto';
import type { RawRow, Refusal, RefusalReason, Tables } from './tables';

/** What is stored already, as far as an import can meet it. */
export interface Stored {
  /** Documents by code: whose they are, in the eyes of the importing centre. */
  readonly documents: ReadonlyMap<string, 'own' | 'register' | 'other'>;
  readonly recommendations: ReadonlySet<string>;
  /** What is asked for already, by whichever centre: all see it, each as `likeness`. */
  readonly asked: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
}

export interface Checked {
  readonly documents: readonly Omit<NewSourceDocumentDto, 'centreId'>[];
  /** `code` null: the document's next number. */
  readonly recommendations: readonly { code: string | null; wish: Omit<NewRecommendationDto, 'centreId'> }[];
  readonly refused: readonly Refusal[];
}

/** What makes two entries the same to who imports a file again: document, speaker and sentence, whatever their code. */
export function likeness(entry: { document: string; speaker: string; paraphrase: string }): string {
  return JSON.stringify([entry.document, entry.speaker, entry.paraphrase].map((text) => text.trim().toLowerCase()));
}

const LONGEST: Readonly<Record<string, number>> = {
  title: 400,
  issuer: 300,
  paragraph: 40,
  heading: 200,
  speaker: 200,
  paraphrase: 1000,
  implication: 1000,
  qualityNote: 1000,
  authorityNoteEn: 1000,
  authorityNoteFr: 1000,
  passage: 6000,
};

/** Pure: every row checked against the rules and against what is there; nothing is taken over when any row is refused. */
export function checkTables(tables: Tables, stored: Stored): Checked {
  const refused: Refusal[] = [...tables.refused];
  const codes = new Set<string>();
  const ofFile = new Set<string>();
  const asked = new Set(stored.asked);

  const documents = tables.documents.map((row) => {
    const say = refusing(refused, row);
    const text = reading(row, say);
    const code = text('code').toUpperCase();
    if (!DOCUMENT_CODE.test(code)) say('code', code === '' ? 'missing' : 'code');
    else if (stored.documents.has(code)) say('code', 'taken');
    else if (ofFile.has(code)) say('code', 'duplicate');
    ofFile.add(code);
    const kind = oneOf(DOCUMENT_KINDS, text('kind'));
    if (kind === undefined) say('kind', 'unknownKind');
    const dateFrom = text('dateFrom');
    const dateTo = text('dateTo') === '' ? dateFrom : text('dateTo');
    if (!isDay(dateFrom)) say('dateFrom', dateFrom === '' ? 'missing' : 'date');
    else if (!isDay(dateTo)) say('dateTo', 'date');
    else if (dateTo < dateFrom) say('dateTo', 'dateOrder');
    if (text('title') === '') say('title', 'missing');
    const [en, fr] = [text('authorityNoteEn'), text('authorityNoteFr')];
    const note = { en: en === '' ? fr : en, fr: fr === '' ? en : fr };
    return {
      code,
      title: text('title'),
      kind: kind ?? 'OTHER',
      issuer: text('issuer'),
      dateFrom,
      dateTo,
      ...(note.en !== '' && { authorityNote: note }),
    };
  });

  const recommendations = tables.recommendations.map((row) => {
    const say = refusing(refused, row);
    const text = reading(row, say);
    const document = text('document').toUpperCase();
    const owner = ofFile.has(document) ? 'own' : stored.documents.get(document);
    if (owner === undefined) say('document', document === '' ? 'missing' : 'unknownDocument');
    else if (owner === 'other') say('document', 'otherDocument');
    const code = text('code').toUpperCase();
    if (code !== '') {
      if (!RECOMMENDATION_CODE.test(code) || !code.startsWith(`${document}-`)) say('code', 'code');
      else if (stored.recommendations.has(code)) say('code', 'taken');
      else if (codes.has(code)) say('code', 'duplicate');
      else if (owner === 'register' && Number(code.split('-')[1]) <= FIRST_OWN_NUMBER) say('code', 'reserved');
      codes.add(code);
    }
    if (text('paraphrase').length < 3) say('paraphrase', 'missing');
    else {
      const like = likeness({ document, speaker: text('speaker'), paraphrase: text('paraphrase') });
      if (asked.has(like)) say('paraphrase', 'known');
      asked.add(like);
    }
    const topics = [
      ...new Set(
        text('topics')
          .split(/[;,]/)
          .map((topic) => topic.trim().toLowerCase()),
      ),
    ].filter((topic) => topic !== '');
    if (topics.length === 0) say('topics', 'missing');
    else if (topics.some((topic) => !stored.topics.has(topic))) say('topics', 'unknownTopic');
    else if (topics.length > 8) say('topics', 'tooLong');
    const kind = oneOf(RECOMMENDATION_KINDS, text('kind'));
    if (kind === undefined) say('kind', 'unknownKind');
    const authority = oneOf(AUTHORITIES, text('authority'));
    if (authority === undefined) say('authority', 'unknownAuthority');
    const optional = (['paragraph', 'heading', 'speaker', 'implication', 'qualityNote', 'passage'] as const).flatMap(
      (name) => (text(name) === '' ? [] : [[name, text(name)] as const]),
    );
    return {
      code: code === '' ? null : code,
      wish: {
        document,
        paraphrase: text('paraphrase'),
        topics,
        kind: kind ?? 'TOPIC_TO_TRAIN',
        authority: authority ?? 'STATEMENT',
        ...Object.fromEntries(optional),
      },
    };
  });
  return { documents, recommendations, refused };
}

type Say = (column: string, reason: RefusalReason) => void;

function refusing(refused: Refusal[], { sheet, row }: RawRow): Say {
  return (column, reason) => refused.push({ sheet, row, column, reason });
}

/** Reads a column; one that is too long is refused once. */
function reading({ values }: RawRow, say: Say): (column: string) => string {
  for (const [column, most] of Object.entries(LONGEST))
    if ((values[column] ?? '').length > most) say(column, 'tooLong');
  return (column) => (values[column] ?? '').trim();
}

function oneOf<T extends string>(values: readonly T[], text: string): T | undefined {
  const wanted = text.toUpperCase().replace(/[\s-]+/g, '_');
  return values.find((value) => value === wanted);
}

/** A day that exists, YYYY-MM-DD. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
