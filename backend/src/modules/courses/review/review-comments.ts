import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '../../../platform/database';
import { notFound } from '../../../platform/http';
import { Clock, Ids } from '../../../platform/time';
import { iso } from '../documents';
import type { CommentDto } from '../shared.dto';

/** What a comment is about: an edition of a module or of a scenario. */
export interface Commented {
  readonly kind: 'module' | 'scenario';
  readonly editionId: string;
}

/** A comment to be written, and its place in the edition; without one it is about the whole. */
interface CommentText {
  readonly text: string;
  readonly itemId?: string | undefined;
  readonly blockId?: string | undefined;
  readonly nodeId?: string | undefined;
}

const COLUMN = { module: 'edition_id', scenario: 'scenario_edition_id' } as const;

/** All SQL of review comments, whatever they are about. Who may is decided before. */
@Injectable()
export class ReviewComments {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The oldest first; one only where `id` is given. */
  async list(db: Queryable, { kind, editionId }: Commented, id: string | null = null): Promise<CommentDto[]> {
    const rows = await db.query<
      Omit<CommentDto, 'createdAt' | 'resolvedAt'> & { createdAt: Date; resolvedAt: Date | null }
    >(
      `SELECT r.id, r.item_id AS "itemId", r.block_id AS "blockId", r.node_id AS "nodeId", r.author_id AS "authorId",
         COALESCE(a.display_name, '') AS "authorName", r.text, r.created_at AS "createdAt", r.resolved_at AS "resolvedAt", r.resolved_by AS "resolvedBy"
       FROM review_comment r LEFT JOIN account a ON a.id = r.author_id
       WHERE r.${COLUMN[kind]} = $1 AND ($2::uuid IS NULL OR r.id = $2) ORDER BY r.created_at, r.id`,
      [editionId, id],
    );
    return rows.map((row) => ({ ...row, createdAt: iso(row.createdAt), resolvedAt: iso(row.resolvedAt) }));
  }

  /** How many are not settled. */
  async open(db: Queryable, { kind, editionId }: Commented): Promise<number> {
    const [row] = await db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM review_comment WHERE ${COLUMN[kind]} = $1 AND resolved_at IS NULL`,
      [editionId],
    );
    return row?.count ?? 0;
  }

  async write(tx: Tx, about: Commented, by: string, wish: CommentText): Promise<CommentDto> {
    const id = this.ids.next();
    await tx.query(
      `INSERT INTO review_comment (id, ${COLUMN[about.kind]}, item_id, block_id, node_id, author_id, text, created_at) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)`,
      [
        id,
        about.editionId,
        wish.itemId ?? null,
        wish.blockId ?? null,
        wish.nodeId ?? null,
        by,
        wish.text,
        this.clock.now(),
      ],
    );
    const [comment] = await this.list(tx, about, id);
    if (!comment) throw new Error('A comment that was just written is not there.');
    return comment;
  }

  /** Settles a comment, or opens it again; says whether that changed anything. */
  async settle(tx: Tx, about: Commented, id: string, by: string, settled: boolean): Promise<boolean> {
    const [comment] = await this.list(tx, about, id);
    if (!comment) throw notFound();
    if ((comment.resolvedAt !== null) === settled) return false;
    await tx.query('UPDATE review_comment SET resolved_at = $2, resolved_by = $3 WHERE id = $1', [
      id,
      settled ? this.clock.now() : null,
      settled ? by : null,
    ]);
    return true;
  }
}
