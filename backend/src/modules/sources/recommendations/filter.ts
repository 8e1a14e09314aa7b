import type { RecommendationFilterDto } from './recommendations.dto';

/** Conditions on `r` (recommendation), `d` (document) and `st` (standing), and the parameters they use. */
export interface Conditions {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Turns a filter into SQL; the first two parameters are the centre and the live features (see standing). */
export function conditionsOf(filter: RecommendationFilterDto, start: readonly unknown[]): Conditions {
  const parameters: unknown[] = [...start];
  const parts: string[] = [];
  const add = (value: unknown, sql: (place: string) => string): void => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return;
    parameters.push(value);
    parts.push(sql(`$${parameters.length}`));
  };
  const q = filter.q?.trim();
  if (q) {
    parameters.push(`${likeText(q)}%`, tsQueryOf(q));
    const [code, words] = [`$${parameters.length - 1}`, `$${parameters.length}`];
    parts.push(`(r.code ILIKE ${code} OR (${words}::text <> '' AND r.search @@ to_tsquery('english', ${words})))`);
  }
  add(filter.document, (at) => `d.code = ANY(${at})`);
  add(filter.topic, (at) => `r.topics && ${at}::text[]`);
  add(filter.kind, (at) => `r.kind = ANY(${at})`);
  add(filter.authority, (at) => `r.authority = ANY(${at})`);
  add(filter.status, (at) => `st.status = ANY(${at})`);
  add(filter.strength, (at) => `st.strength = ${at}`);
  add(filter.basis, (at) => `st.basis = ${at}`);
  const speaker = filter.speaker?.trim();
  add(speaker ? `%${likeText(speaker)}%` : undefined, (at) => `r.speaker ILIKE ${at}`);
  return { sql: parts.length === 0 ? 'true' : parts.join(' AND '), parameters };
}

/** The filter as far as it decides which rows match, for cursors. */
export function filterKey({
  centreId,
  q,
  document,
  topic,
  kind,
  authority,
  status,
  strength,
  basis,
  speaker,
}: RecommendationFilterDto): unknown {
  return [centreId, q, document, topic, kind, authority, status, strength, basis, speaker];
}

/** Every word must stand there, each as a beginning; empty when there is no word. */
export function tsQueryOf(text: string): string {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 12)
    .map((word) => `${word}:*`)
    .join(' & ');
}

function likeText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
