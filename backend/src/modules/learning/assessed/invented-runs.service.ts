import { Injectable } from '@nestjs/common';
import { nodeOf, step, type Model, type Move, type RunState } from '@peacewright/scenario-engine';
import type { Actor } from '../../../platform/access';
import { Database } from '../../../platform/database';
import { Clock } from '../../../platform/time';
import { CompletionService } from '../completion.service';
import { MOST_ASSESSED_STEPS } from './assessed.dto';
import { AssessedRepository } from './assessed.repository';
import { clockOf, endOf, standingOf } from './judging';
import { RunKeeping } from './run-keeping.service';

/** What somebody does at a scene, and how many seconds they take for it. */
export type Player = (model: Model, state: RunState) => { readonly move: Move; readonly seconds: number };

/** Whole runs of people who are invented: a demonstration's past is not played scene by scene. */
@Injectable()
export class InventedRuns {
  constructor(
    private readonly db: Database,
    private readonly runs: AssessedRepository,
    private readonly keeping: RunKeeping,
    private readonly completion: CompletionService,
    private readonly clock: Clock,
  ) {}

  /**
   * Plays a scenario to its end at one go, begun, kept and recorded as one that is played scene by scene, and under the same
   * rules. Answers whether it was passed, now or before; it is not played again then.
   */
  async play(actor: Actor, moduleEditionId: string, itemId: string, player: Player): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const [, found] = await Promise.all([
        this.completion.oneAtATime(tx, [actor.personId]),
        this.keeping.find(tx, actor, moduleEditionId, itemId, actor.language),
      ]);
      const { learner, model } = found;
      if ((await this.runs.history(tx, learner, itemId)).passed) return true;
      const { id } = await this.keeping.begin(tx, actor, found);
      const run = await this.runs.run(tx, learner, itemId, id);
      if (!run) throw new Error('A run that was just begun is not there.');
      const kept: Promise<void>[] = [];
      let { state } = standingOf(model, run, []);
      let at = this.clock.now();
      for (let seq = 0; nodeOf(model, state).kind !== 'outcome'; seq++) {
        const { move, seconds } = player(model, state);
        const stepped = step(model, state, move);
        if (!stepped.ok || seq >= MOST_ASSESSED_STEPS) throw new Error(`Nobody can go on so from ${state.node}.`);
        if (clockOf(model, state, run.timeFactor, null))
          kept.push(this.runs.markRead(tx, learner.countryId, id, seq, at));
        at = new Date(at.getTime() + seconds * 1000);
        kept.push(this.runs.append(tx, learner.countryId, id, seq, { node: state.node, move, seconds, at }));
        ({ state } = stepped);
      }
      const end = endOf(model, state, found.exercise);
      if (!end) throw new Error('A run that has come to an outcome has ended.');
      await Promise.all(kept);
      await this.clock.during(at, () => this.keeping.finish(tx, actor, found, run, end));
      return end.passed;
    }, 'settled');
  }
}
