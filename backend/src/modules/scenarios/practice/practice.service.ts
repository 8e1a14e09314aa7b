import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Database } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Files, type StoredFile } from '../../../platform/storage';
import { Clock } from '../../../platform/time';
import { AccommodationsService } from '../../accommodations';
import { ownLanguage } from '../../people';
import { Citations } from '../../sources';
import { documentOf, Models } from './models';
import {
  MOST_STEPS,
  type PracticeDto,
  type PracticeScenarioDto,
  type RunKeptDto,
  type RunUploadDto,
  type StepDto,
} from './practice.dto';
import { PracticeQueries } from './practice.queries';
import { played, sameMoves } from './played';
import { RunsRepository, type KeptStep } from './runs.repository';

/** Practice: what may be played, the document to play it with, and the caller's own runs, which nobody else sees. */
@Injectable()
export class PracticeService {
  constructor(
    private readonly db: Database,
    private readonly queries: PracticeQueries,
    private readonly runs: RunsRepository,
    private readonly models: Models,
    private readonly citations: Citations,
    private readonly accommodations: AccommodationsService,
    private readonly files: Files,
    private readonly clock: Clock,
  ) {}

  async catalogue(actor: Actor, wanted: string | undefined): Promise<PracticeScenarioDto[]> {
    const language = wanted ?? actor.language;
    const rows = await this.queries.catalogue(this.db, actor, language);
    const [titles, runs] = await Promise.all([
      this.queries.moduleTitles(
        this.db,
        [...new Set(rows.flatMap(({ objectives }) => modulesOf(objectives)))],
        language,
      ),
      this.runs.latest(
        this.db,
        actor.accountId,
        rows.map(({ editionId }) => editionId),
      ),
    ]);
    const byCode = new Map(titles.map((module) => [module.code, module]));
    return rows.map(({ objectives, ...row }) => {
      const run = runs.get(row.editionId);
      return {
        ...row,
        modules: modulesOf(objectives).map((code) => byCode.get(code) ?? { code, title: '', language }),
        run: run
          ? {
              id: run.id,
              editionId: run.editionId,
              steps: run.steps,
              ended: run.outcome !== null,
              updatedAt: run.updatedAt.toISOString(),
            }
          : null,
      };
    });
  }

  async open(actor: Actor, editionId: string): Promise<PracticeDto> {
    const edition = await this.queries.edition(this.db, actor, editionId);
    if (!edition) throw notFound();
    const document = documentOf(edition.manifest);
    const shown = document.contacts ?? [];
    const [translations, citations, { timeFactor }, own, run, set] = await Promise.all([
      this.queries.words(this.db, editionId),
      this.citations.of(this.db, document.recommendations),
      this.accommodations.mine(actor),
      ownLanguage(this.db, actor),
      this.runs.latestOf(this.db, actor.accountId, editionId),
      this.queries.contacts(
        this.db,
        actor,
        shown.map(({ centreValue }) => centreValue),
      ),
    ]);
    const { id, number, hash } = edition;
    return {
      editionId: id,
      number,
      hash,
      document: { ...document, translations },
      citations,
      contacts: shown.map(({ id: contact, centreValue }) => ({ id: contact, value: set.get(centreValue) ?? null })),
      timeFactor,
      ownLanguage: own,
      run: run
        ? {
            id: run.id,
            seed: run.seed,
            preset: run.preset,
            ended: run.outcome !== null,
            steps: (await this.runs.steps(this.db, run.id)).map(toStep),
          }
        : null,
    };
  }

  /**
   * Keeps a run's steps behind those that are kept already. The same steps again change nothing; steps that the run does
   * not allow, or that contradict the kept ones, are refused whole.
   */
  async keep(actor: Actor, sent: RunUploadDto): Promise<RunKeptDto> {
    const edition = await this.queries.edition(this.db, actor, sent.editionId);
    if (!edition) throw notFound();
    const model = this.models.of(edition);
    const { id: runId, seed, preset = null } = sent;
    return this.db.transaction(async (tx) => {
      const at = this.clock.now();
      const wish = { id: runId, accountId: actor.accountId, editionId: sent.editionId, seed, preset };
      const run = await this.runs.locked(tx, { ...wish, hash: edition.hash, language: sent.language, at });
      if (run?.accountId !== actor.accountId) throw notFound();
      if (run.editionId !== sent.editionId || run.seed !== seed || run.preset !== preset)
        throw new Problem('scenarios.otherRun');
      const kept = await this.runs.steps(tx, runId);
      if (sent.from > kept.length) throw new Problem('scenarios.stepsMissing', { params: { kept: kept.length } });
      const known = kept.slice(sent.from, sent.from + sent.steps.length);
      if (!sameMoves(known, sent.steps.slice(0, known.length)))
        throw new Problem('scenarios.otherSteps', { data: { steps: kept.map(toStep) } });
      const added = sent.steps.slice(known.length);
      if (kept.length + added.length > MOST_STEPS) throw new Problem('request.tooLarge');
      const result = played(model, { seed, ...(preset !== null && { preset }) }, [...kept, ...added]);
      if (!result.ok)
        throw new Problem('scenarios.stepRefused', { params: { at: result.at, refusal: result.refusal } });
      const steps = added.flatMap((step, index): KeptStep[] => {
        const move = result.moves[kept.length + index];
        return move ? [{ node: step.node, move, seconds: step.seconds, at: new Date(step.at) }] : [];
      });
      if (steps.length > 0 || kept.length === 0)
        await this.runs.append(tx, runId, kept.length, steps, { outcome: result.outcome, at });
      return { steps: kept.length + steps.length, ended: result.outcome !== null };
    });
  }

  /** A picture or recording of the scenario; any other file is not found. */
  async file(actor: Actor, editionId: string, hash: string): Promise<{ file: StoredFile; name: string }> {
    const edition = await this.queries.edition(this.db, actor, editionId);
    const name = edition ? await this.queries.fileName(this.db, editionId, hash) : null;
    const file = name === null ? null : await this.files.describe(this.db, hash);
    if (name === null || !file) throw notFound();
    return { file, name };
  }
}

/** Codes of the modules whose objectives these are: C4.1-3 belongs to C4.1. */
function modulesOf(objectives: readonly string[]): string[] {
  return [...new Set(objectives.flatMap((code) => /^(.+)-\d+$/.exec(code)?.[1] ?? []))].sort();
}

function toStep({ node, move, seconds, at }: KeptStep): StepDto {
  return { node, move: { ...move }, seconds, at: at.toISOString() };
}
