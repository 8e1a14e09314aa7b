import { Injectable } from '@nestjs/common';
import type { FactsOf, ModuleShape } from '@peacewright/readiness-engine';
import type { Queryable } from '../../../platform/database';
import { StatusRepository, type PersonEvidence } from './status.repository';

/** What the engine is told of people. */
export interface Facts {
  about(personId: string): FactsOf;
}

export interface FactsWanted {
  readonly countryId: string;
  readonly personIds: readonly string[];
  /** Modules with the edition assigned. */
  readonly modules: readonly { readonly id: string; readonly editionId: string }[];
  /** Leaves out what was recorded later; null: all. */
  readonly knownBy?: Date | null;
}

/** Gathers what evaluation needs, in a fixed number of queries. */
@Injectable()
export class FactsReader {
  /** Shapes of published editions: frozen, so they are kept as long as the process lives. */
  private readonly frozen = new Map<string, ModuleShape>();

  constructor(private readonly repository: StatusRepository) {}

  async read(db: Queryable, wanted: FactsWanted): Promise<Facts> {
    const moduleIds = wanted.modules.map(({ id }) => id);
    const nothing = moduleIds.length === 0 || wanted.personIds.length === 0;
    return this.judge(
      db,
      wanted,
      nothing
        ? []
        : await this.repository.evidence(db, wanted.countryId, wanted.personIds, moduleIds, wanted.knownBy ?? null),
      (open) => this.repository.started(db, wanted.countryId, open, moduleIds),
    );
  }

  /**
   * The same from evidence that was read already. `started` is asked which of the people without standing evidence have
   * opened a lesson.
   */
  async judge(
    db: Queryable,
    wanted: FactsWanted,
    evidence: readonly PersonEvidence[],
    startedOf: (personIds: readonly string[]) => Promise<readonly { personId: string; moduleId: string }[]>,
  ): Promise<Facts> {
    const moduleIds = wanted.modules.map(({ id }) => id);
    const byPerson = new Map<string, PersonEvidence[]>();
    for (const row of evidence) {
      const key = `${row.personId} ${row.moduleId}`;
      const known = byPerson.get(key);
      if (known) known.push(row);
      else byPerson.set(key, [row]);
    }
    const shapes = await this.shapes(db, [
      ...wanted.modules.map(({ editionId }) => editionId),
      ...evidence.map(({ moduleEditionId }) => moduleEditionId),
    ]);
    // Who has standing evidence is in progress anyway: reading matters only for the others.
    const open = wanted.personIds.filter((personId) =>
      moduleIds.some((moduleId) =>
        (byPerson.get(`${personId} ${moduleId}`) ?? []).every(
          (row, _, rows) => row.revokes !== null || rows.some(({ revokes }) => revokes === row.id),
        ),
      ),
    );
    const started = new Set(
      open.length === 0 ? [] : (await startedOf(open)).map(({ personId, moduleId }) => `${personId} ${moduleId}`),
    );
    return {
      about: (personId) => (moduleId, editionId) => {
        const key = `${personId} ${moduleId}`;
        const rows = byPerson.get(key) ?? [];
        const editions = new Set([editionId, ...rows.map(({ moduleEditionId }) => moduleEditionId)]);
        return {
          shapes: [...editions].flatMap((id) => shapes.get(id) ?? []),
          evidence: rows,
          started: started.has(key),
        };
      },
    };
  }

  private async shapes(db: Queryable, editionIds: readonly string[]): Promise<ReadonlyMap<string, ModuleShape>> {
    const wanted = new Set(editionIds);
    const missing = [...wanted].filter((id) => !this.frozen.has(id));
    const read = missing.length === 0 ? [] : await this.repository.shapes(db, missing);
    for (const { frozen, ...shape } of read) if (frozen) this.frozen.set(shape.editionId, shape);
    const found = new Map(read.map(({ frozen: _, ...shape }): [string, ModuleShape] => [shape.editionId, shape]));
    for (const id of wanted) {
      const known = this.frozen.get(id);
      if (known) found.set(id, known);
    }
    return found;
  }
}
