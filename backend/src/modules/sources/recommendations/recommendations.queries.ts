import { Injectable } from '@nestjs/common';
import { productFeatures, topics } from '@peacewright/reference-content';
import { Database } from '../../../platform/database';
import { cursorAfter, readCursor } from '../cursor';
import { ANSWERS, withStanding } from '../standing';
import { LIVE_FEATURES, STATUSES, type Status } from '../vocabulary';
import { conditionsOf, filterKey, type Conditions } from './filter';
import type {
  AnswerDto,
  BoardColumnDto,
  CitationDto,
  CoverageDto,
  CoverageTopicDto,
  PassageDto,
  RecommendationCountsDto,
  RecommendationDto,
  RecommendationFilterDto,
  RecommendationPageDto,
  RecommendationQueryDto,
  RecommendationRowDto,
  StanceDto,
  UnansweredRow,
} from './recommendations.dto';
import { CITATION } from './citation';

const PAGE = 50;
const BOARD_CARDS = 20;
/** Paragraphs shown before and after a cited one. */
const NEIGHBOURS = 2;

const ROW = `${CITATION}, r.kind, r.topics, st.status, st.strength, st.links, st.suggestions, st.basis, o.name AS "ownerCentreName"`;
const FROM = `FROM recommendation r JOIN standing st ON st.id = r.id JOIN source_document d ON d.id = r.source_document_id
  LEFT JOIN centre o ON o.id = r.owner_centre_id`;

const NOTHING: CoverageTopicDto = {
  topic: '',
  total: 0,
  open: 0,
  suggested: 0,
  planned: 0,
  partly: 0,
  partlyByReference: 0,
  covered: 0,
  coveredByReference: 0,
  verified: 0,
  notPursued: 0,
};

type DetailRow = Omit<RecommendationDto, 'answers' | 'stance' | 'mayEdit' | 'mayLink' | 'mayJudge'> & {
  id: string;
  ownerCentreId: string | null;
};

/** Reads recommendations as one centre sees them. */
@Injectable()
export class RecommendationsQueries {
  constructor(private readonly db: Database) {}

  /** One page in the order of codes, with counts over all that match: two queries. */
  async page(centreId: string | null, query: RecommendationQueryDto): Promise<RecommendationPageDto> {
    const key = filterKey(query);
    const after = readCursor(query.cursor, key);
    const conditions = conditionsOf(query, [centreId, LIVE_FEATURES]);
    const at = conditions.parameters.length + 1;
    const rows = await this.db.query<RecommendationRowDto>(
      `${withStanding('$1', '$2')} SELECT ${ROW} ${FROM}
       WHERE ${conditions.sql} AND ($${at}::text IS NULL OR r.code > $${at}) ORDER BY r.code LIMIT ${PAGE + 1}`,
      [...conditions.parameters, after],
    );
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    const { total, ...counts } = await this.counts(conditions);
    return { rows: shown, nextCursor: rows.length > PAGE && last ? cursorAfter(last.code, key) : null, total, counts };
  }

  private async counts(conditions: Conditions): Promise<RecommendationCountsDto & { total: number }> {
    const rows = await this.db.query<{ facet: keyof RecommendationCountsDto | 'total'; key: string; count: number }>(
      `${withStanding('$1', '$2')}, hit AS (
         SELECT d.code AS document, r.topics, r.kind, r.authority, st.status, r.speaker ${FROM} WHERE ${conditions.sql}
       )
       SELECT 'total' AS facet, '' AS key, count(*)::int AS count FROM hit
       UNION ALL SELECT 'document', document, count(*)::int FROM hit GROUP BY document
       UNION ALL SELECT 'topic', topic, count(*)::int FROM hit CROSS JOIN LATERAL unnest(topics) topic GROUP BY topic
       UNION ALL SELECT 'kind', kind, count(*)::int FROM hit GROUP BY kind
       UNION ALL SELECT 'authority', authority, count(*)::int FROM hit GROUP BY authority
       UNION ALL SELECT 'status', status, count(*)::int FROM hit GROUP BY status
       UNION ALL SELECT 'speaker', speaker, count(*)::int FROM hit WHERE speaker IS NOT NULL GROUP BY speaker
       ORDER BY count DESC, key`,
      conditions.parameters,
    );
    const of = (facet: string): { key: string; count: number }[] =>
      rows.filter((row) => row.facet === facet).map(({ key, count }) => ({ key, count }));
    return {
      total: of('total')[0]?.count ?? 0,
      document: of('document'),
      topic: of('topic'),
      kind: of('kind'),
      authority: of('authority'),
      status: of('status'),
      speaker: of('speaker'),
    };
  }

  /** The first cards of every column and how many there are: one query. */
  async board(centreId: string | null, filter: RecommendationFilterDto): Promise<BoardColumnDto[]> {
    const conditions = conditionsOf(filter, [centreId, LIVE_FEATURES]);
    const rows = await this.db.query<RecommendationRowDto & { total: number }>(
      `${withStanding('$1', '$2')}, hit AS (
         SELECT ${ROW}, count(*) OVER (PARTITION BY st.status)::int AS total, row_number() OVER (PARTITION BY st.status ORDER BY r.code) AS place
         ${FROM} WHERE ${conditions.sql}
       ) SELECT * FROM hit WHERE place <= ${BOARD_CARDS} ORDER BY code`,
      conditions.parameters,
    );
    const wanted: readonly Status[] = filter.status ?? STATUSES;
    return STATUSES.filter((status) => wanted.includes(status)).map((status) => {
      const column = rows.filter((row) => row.status === status);
      const last = column.at(-1);
      const total = column[0]?.total ?? 0;
      return {
        status,
        total,
        rows: column.map(rowOf),
        nextCursor:
          total > column.length && last ? cursorAfter(last.code, filterKey({ ...filter, status: [status] })) : null,
      };
    });
  }

  async coverage(centreId: string | null, filter: RecommendationFilterDto): Promise<CoverageDto> {
    const conditions = conditionsOf(filter, [centreId, LIVE_FEATURES]);
    const rows = await this.db.query<CoverageTopicDto>(
      `${withStanding('$1', '$2')}, hit AS (SELECT r.topics, st.status, st.strength, st.basis ${FROM} WHERE ${conditions.sql}),
       spread AS (SELECT topic, status, strength, basis FROM hit CROSS JOIN LATERAL unnest(topics || ''::text) topic)
       SELECT topic, count(*)::int AS total,
              count(*) FILTER (WHERE status = 'OPEN')::int AS open,
              count(*) FILTER (WHERE status = 'OPEN' AND basis = 'SUGGESTED')::int AS suggested,
              count(*) FILTER (WHERE status = 'PLANNED')::int AS planned,
              count(*) FILTER (WHERE status = 'COVERED' AND strength = 'PARTIAL')::int AS partly,
              count(*) FILTER (WHERE status = 'COVERED' AND strength = 'PARTIAL' AND basis = 'REFERENCE')::int AS "partlyByReference",
              count(*) FILTER (WHERE status = 'COVERED' AND strength = 'FULL')::int AS covered,
              count(*) FILTER (WHERE status = 'COVERED' AND strength = 'FULL' AND basis = 'REFERENCE')::int AS "coveredByReference",
              count(*) FILTER (WHERE status = 'VERIFIED')::int AS verified,
              count(*) FILTER (WHERE status = 'NOT_PURSUED')::int AS "notPursued"
       FROM spread GROUP BY topic`,
      conditions.parameters,
    );
    return {
      all: rows.find(({ topic }) => topic === '') ?? NOTHING,
      topics: topics.flatMap(({ key }) => rows.find(({ topic }) => topic === key) ?? []),
    };
  }

  /** Every open recommendation, in the order of codes. */
  unanswered(centreId: string | null): Promise<UnansweredRow[]> {
    return this.db.query<UnansweredRow>(
      `${withStanding('$1', '$2')} SELECT ${CITATION}, r.topics, COALESCE((
         SELECT string_agg(DISTINCT COALESCE(m.code, a.item_id), ', ') FROM answer a LEFT JOIN module m ON m.id = a.module_id
         WHERE a.recommendation_id = r.id AND NOT a.counts), '') AS suggested
       ${FROM} WHERE st.status = 'OPEN' ORDER BY r.code`,
      [centreId, LIVE_FEATURES],
    );
  }

  async one(code: string, centreId: string | null): Promise<DetailRow | null> {
    const [row] = await this.db.query<DetailRow>(
      `${withStanding('$1', '$2')} SELECT ${ROW}, r.id, r.owner_centre_id AS "ownerCentreId", r.implication, r.quality_note AS "qualityNote", r.version,
              d.kind AS "documentKind", d.issuer, NULLIF(d.authority_note, '{}') AS "authorityNote"
       ${FROM} WHERE r.code = $3`,
      [centreId, LIVE_FEATURES, code],
    );
    return row ?? null;
  }

  /** What answers a recommendation, published first, then what the reference content suggests; titles in the reader's language where there is one. */
  async answers(recommendationId: string, centreId: string | null, language: string): Promise<AnswerDto[]> {
    const rows = await this.db.query<AnswerDto>(
      `WITH ${ANSWERS('$1', '$2')}
       SELECT a.id, a.target_kind AS "targetKind", a.strength, a.note, a.live, a.own, a.counts, a.module_id AS "moduleId",
              m.code AS "moduleCode", COALESCE(t.document->>'title', e.document->>'title') AS "moduleTitle", a.item_id AS "itemId",
              CASE WHEN t.document->>'title' IS NULL THEN e.language ELSE $4 END AS language,
              CASE a.target_kind
                WHEN 'OBJECTIVE' THEN (SELECT o->>'verb' FROM jsonb_array_elements(COALESCE(t.document, e.document)->'objectives') o WHERE o->>'id' = a.item_id)
                WHEN 'MODULE' THEN NULL
                ELSE COALESCE(ti.document->>'title', i.title)
              END AS "itemTitle", a.created_at AS "createdAt"
       FROM answer a
       LEFT JOIN module m ON m.id = a.module_id
       LEFT JOIN LATERAL (SELECT id, document, language FROM module_edition WHERE module_id = a.module_id ORDER BY state = 'PUBLISHED' DESC, number DESC LIMIT 1) e ON true
       LEFT JOIN edition_translation t ON t.edition_id = e.id AND t.language = $4 AND t.state = 'APPROVED'
       LEFT JOIN edition_item i ON i.edition_id = e.id AND i.id::text = a.item_id
       LEFT JOIN edition_translation_item ti ON ti.edition_id = e.id AND ti.item_id = i.id AND ti.language = t.language
       WHERE a.recommendation_id = $3 ORDER BY a.counts DESC, a.live DESC, m.code, a.target_kind, a.item_id`,
      [centreId, LIVE_FEATURES, recommendationId, language],
    );
    return rows.map((row) =>
      row.targetKind === 'FEATURE' ? { ...row, language, itemTitle: featureTitle(row.itemId, language) } : row,
    );
  }

  async stance(recommendationId: string, centreId: string | null): Promise<StanceDto | null> {
    const [row] = await this.db.query<StanceDto>(
      `SELECT s.word, s.reason, s.owner_id AS "ownerId", ow.display_name AS "ownerName", s.review_on AS "reviewOn", s.said_at AS "saidAt",
              by.display_name AS "saidByName", s.version
       FROM recommendation_stance s LEFT JOIN account ow ON ow.id = s.owner_id LEFT JOIN account by ON by.id = s.said_by
       WHERE s.recommendation_id = $1 AND s.centre_id = $2::uuid`,
      [recommendationId, centreId],
    );
    return row ?? null;
  }

  /** In the order of the codes asked for; unknown codes are left out. */
  async citations(codes: readonly string[]): Promise<CitationDto[]> {
    return this.db.query<CitationDto>(
      `SELECT ${CITATION} FROM recommendation r JOIN source_document d ON d.id = r.source_document_id
       WHERE r.code = ANY($1) ORDER BY array_position($1::text[], r.code)`,
      [codes],
    );
  }

  /** The first that a search finds, by code; what centres say of them is left out. */
  async find(q: string, limit: number): Promise<CitationDto[]> {
    const { sql, parameters } = conditionsOf({ q }, []);
    return this.db.query<CitationDto>(
      `SELECT ${CITATION} FROM recommendation r JOIN source_document d ON d.id = r.source_document_id
       WHERE ${sql} ORDER BY r.code LIMIT $${parameters.length + 1}`,
      [...parameters, limit],
    );
  }

  /** The cited paragraph in the centre's own copy, with what stands around it. */
  async passage(recommendationId: string, centreId: string | null): Promise<PassageDto> {
    const [copy] = await this.db.query<{ id: string; fileName: string; seq: number | null; given: boolean }>(
      `SELECT c.id, c.file_name AS "fileName", p.seq, r.fingerprint #>> '{}' IS NOT NULL AS given FROM recommendation r
       JOIN document_copy c ON c.source_document_id = r.source_document_id AND c.centre_id = $2::uuid
       LEFT JOIN passage p ON p.copy_id = c.id AND p.recommendation_id = r.id WHERE r.id = $1`,
      [recommendationId, centreId],
    );
    if (!copy) return { state: 'NO_COPY', fileName: null, paragraphs: [] };
    if (copy.seq === null)
      return { state: copy.given ? 'NOT_FOUND' : 'NOT_GIVEN', fileName: copy.fileName, paragraphs: [] };
    const paragraphs = await this.db.query<PassageDto['paragraphs'][number]>(
      `SELECT seq, text, seq = $2 AS cited FROM document_paragraph WHERE copy_id = $1 AND seq BETWEEN $2 - ${NEIGHBOURS} AND $2 + ${NEIGHBOURS} ORDER BY seq`,
      [copy.id, copy.seq],
    );
    return { state: 'FOUND', fileName: copy.fileName, paragraphs };
  }
}

function rowOf(row: RecommendationRowDto): RecommendationRowDto {
  const { code, paraphrase, speaker, paragraph, heading, authority, documentCode, documentTitle, dateFrom, dateTo } =
    row;
  const { kind, topics: keys, status, strength, links, suggestions, basis, ownerCentreName } = row;
  const citation = {
    code,
    paraphrase,
    speaker,
    paragraph,
    heading,
    authority,
    documentCode,
    documentTitle,
    dateFrom,
    dateTo,
  };
  return { ...citation, kind, topics: keys, status, strength, links, suggestions, basis, ownerCentreName };
}

function featureTitle(code: string, language: string): string | null {
  const title = productFeatures.find((feature) => feature.code === code)?.title;
  return title ? (language === 'fr' ? title.fr : title.en) : null;
}
