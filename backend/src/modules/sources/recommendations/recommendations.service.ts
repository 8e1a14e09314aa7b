import { Injectable } from '@nestjs/common';
import { fingerprintOf } from '@peacewright/passage-finder';
import { topics as topicList } from '@peacewright/reference-content';
import type { Actor } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Database, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock, Ids } from '../../../platform/time';
import { holdsIn, perspective, requireCentre } from '../access';
import { Passages } from '../copies/passages';
import { FIRST_OWN_NUMBER } from '../vocabulary';
import type {
  BoardColumnDto,
  CitationDto,
  CoverageDto,
  NewRecommendationDto,
  PassageDto,
  RecommendationChangeDto,
  RecommendationDto,
  RecommendationFilterDto,
  RecommendationPageDto,
  RecommendationQueryDto,
} from './recommendations.dto';
import { RecommendationsQueries } from './recommendations.queries';

const TOPICS = new Set(topicList.map(({ key }) => key));

/** Recommendations: the register's and those that centres add. All centres share the entries, never what they say of them. */
@Injectable()
export class RecommendationsService {
  constructor(
    private readonly db: Database,
    private readonly queries: RecommendationsQueries,
    private readonly passages: Passages,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async page(actor: Actor, query: RecommendationQueryDto): Promise<RecommendationPageDto> {
    return this.queries.page(await perspective(this.db, actor, query.centreId), query);
  }

  async board(actor: Actor, filter: RecommendationFilterDto): Promise<BoardColumnDto[]> {
    return this.queries.board(await perspective(this.db, actor, filter.centreId), filter);
  }

  async coverage(actor: Actor, filter: RecommendationFilterDto): Promise<CoverageDto> {
    return this.queries.coverage(await perspective(this.db, actor, filter.centreId), filter);
  }

  /** For anyone who is signed in: a lesson cites what it answers. */
  citations(codes: readonly string[]): Promise<CitationDto[]> {
    return this.queries.citations(codes);
  }

  /** A few that hold the words, for whoever may look at the sources: all centres share the entries. */
  async find(actor: Actor, q: string, limit: number): Promise<CitationDto[]> {
    return actor.has('source.read') ? this.queries.find(q, limit) : [];
  }

  async one(actor: Actor, code: string, asked?: string): Promise<RecommendationDto> {
    const centreId = await perspective(this.db, actor, asked);
    const row = await this.queries.one(code, centreId);
    if (!row) throw notFound();
    const { id, ownerCentreId, ...recommendation } = row;
    return {
      ...recommendation,
      answers: await this.queries.answers(id, centreId, actor.language),
      stance: await this.queries.stance(id, centreId),
      mayEdit: holdsIn(actor, 'source.edit', ownerCentreId),
      mayLink: holdsIn(actor, 'recommendation.link', centreId),
      mayJudge: holdsIn(actor, 'recommendation.judge', centreId),
    };
  }

  async passage(actor: Actor, code: string, asked?: string): Promise<PassageDto> {
    const centreId = await perspective(this.db, actor, asked);
    const [row] = await this.db.query<{ id: string }>('SELECT id FROM recommendation WHERE code = $1', [code]);
    if (!row) throw notFound();
    return this.queries.passage(row.id, centreId);
  }

  /** Adds a recommendation to a document of the centre's own or of the register; answers its code, the document's next. */
  async add(actor: Actor, wish: NewRecommendationDto): Promise<string> {
    return this.db.transaction(async (tx) => {
      const { code, id } = await this.insert(tx, actor, wish, null);
      await this.passages.find(tx, [id]);
      return code;
    });
  }

  /** The same inside an open transaction, for imports; `code` null: the next number. Its passage is not looked for. */
  async insert(
    tx: Tx,
    actor: Actor,
    wish: NewRecommendationDto,
    code: string | null,
  ): Promise<{ id: string; code: string }> {
    const countryId = await requireCentre(tx, actor, 'source.edit', wish.centreId);
    refuseUnknownTopics(wish.topics);
    // Locked, so that two entries added at once get two numbers.
    const [document] = await tx.query<{ id: string; owner: string | null }>(
      'SELECT id, owner_centre_id AS owner FROM source_document WHERE code = $1 AND (owner_centre_id IS NULL OR owner_centre_id = $2) FOR UPDATE',
      [wish.document, wish.centreId],
    );
    if (!document) throw new Problem('request.invalid', { pointers: [{ pointer: '/document', code: 'unknown' }] });
    const id = this.ids.next();
    const given = code ?? (await nextCode(tx, wish.document, document));
    const added = await tx.execute(
      `INSERT INTO recommendation (id, owner_centre_id, code, source_document_id, paragraph, heading, speaker, paraphrase, topics, kind,
                                   implication, authority, quality_note, fingerprint, created_by, created_at)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,to_jsonb($14::text),$15,$16) ON CONFLICT (code) DO NOTHING`,
      [
        id,
        wish.centreId,
        given,
        document.id,
        ...fieldsOf(wish),
        fingerprintFor(wish.passage),
        actor.accountId,
        this.clock.now(),
      ],
    );
    if (added === 0) throw new Problem('code.taken', { pointers: [{ pointer: '/code', code: 'taken' }] });
    await this.audit.record(tx, actor, {
      action: 'recommendation.added',
      entityKind: 'recommendation',
      entityId: id,
      countryId,
      centreId: wish.centreId,
      details: { code: given },
    });
    return { id, code: given };
  }

  /** Changes an entry that the actor's centre has added; without a passage the fingerprint stays as it is. */
  async change(actor: Actor, code: string, wish: RecommendationChangeDto): Promise<number> {
    return this.db.transaction(async (tx) => {
      const [row] = await tx.query<{ id: string; owner: string; version: number; paraphrase: string }>(
        `SELECT id, owner_centre_id AS owner, version, paraphrase FROM recommendation WHERE code = $1 AND owner_centre_id = ANY($2) FOR UPDATE`,
        [code, actor.scopes('source.edit').centres],
      );
      if (!row) throw notFound();
      const countryId = await requireCentre(tx, actor, 'source.edit', row.owner);
      refuseUnknownTopics(wish.topics);
      const changed = await tx.execute(
        `UPDATE recommendation SET paragraph = $3, heading = $4, speaker = $5, paraphrase = $6, topics = $7, kind = $8, implication = $9, authority = $10,
                quality_note = $11, fingerprint = COALESCE(to_jsonb($12::text), fingerprint), version = version + 1 WHERE id = $1 AND version = $2`,
        [row.id, wish.version, ...fieldsOf(wish), fingerprintFor(wish.passage)],
      );
      if (changed === 0)
        throw new Problem('edit.stale', { data: { stored: { paraphrase: row.paraphrase }, version: row.version } });
      if (wish.passage !== undefined) await this.passages.find(tx, [row.id]);
      await this.audit.record(tx, actor, {
        action: 'recommendation.changed',
        entityKind: 'recommendation',
        entityId: row.id,
        countryId,
        centreId: row.owner,
        details: { code },
      });
      return wish.version + 1;
    });
  }
}

function refuseUnknownTopics(keys: readonly string[]): void {
  const unknown = keys.findIndex((key) => !TOPICS.has(key));
  if (unknown >= 0)
    throw new Problem('request.invalid', { pointers: [{ pointer: `/topics/${unknown}`, code: 'unknown' }] });
}

async function nextCode(tx: Tx, prefix: string, document: { id: string; owner: string | null }): Promise<string> {
  const from = document.owner === null ? FIRST_OWN_NUMBER : 0;
  const [row] = await tx.query<{ last: number }>(
    `SELECT COALESCE(max(split_part(code, '-', 2)::int), 0) AS last FROM recommendation WHERE source_document_id = $1`,
    [document.id],
  );
  return `${prefix}-${String(Math.max(row?.last ?? 0, from) + 1).padStart(3, '0')}`;
}

function fieldsOf(wish: RecommendationChangeDto | NewRecommendationDto): unknown[] {
  const text = (value = ''): string | null => (value.trim() === '' ? null : value.trim());
  return [
    text(wish.paragraph),
    text(wish.heading),
    text(wish.speaker),
    wish.paraphrase,
    wish.topics,
    wish.kind,
    wish.implication ?? '',
    wish.authority,
    text(wish.qualityNote),
  ];
}

function fingerprintFor(passage: string | undefined): string | null {
  return passage?.trim() ? fingerprintOf(passage) : null;
}
