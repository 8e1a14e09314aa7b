import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';

export interface GroupCommitOptions<Act, Outcome> {
  /** Does the acts in one transaction and answers their outcomes in order. What an act is refused is an outcome too. */
  readonly carry: (acts: readonly Act[]) => Promise<readonly Outcome[]>;
  /** Acts of different lanes do not wait for one another. */
  readonly lane: (act: Act) => string;
  /** Two acts on the same subject follow one another. */
  readonly subject: (act: Act) => string;
  readonly most: number;
}

interface Waiting<Act, Outcome> {
  readonly act: Act;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Carries acts of different people in company: those that arrive while a transaction is under way share the next one, so
 * that its journeys, its locks and its way to the disk are paid once. Nobody is answered before it is committed. A lone act
 * does not wait for company. When a shared transaction fails, each act is done again alone, so that one cannot take the
 * others down.
 *
 * The acts are carried outside the caller's context: at the present time (`Clock.during` has no say).
 */
export class GroupCommit<Act, Outcome> {
  private readonly lanes = new Map<string, Waiting<Act, Outcome>[]>();
  private readonly outside = AsyncLocalStorage.snapshot();

  constructor(private readonly options: GroupCommitOptions<Act, Outcome>) {}

  do(act: Act): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const name = this.options.lane(act);
      const lane = this.lanes.get(name);
      if (lane) {
        lane.push({ act, resolve, reject });
        return;
      }
      const opened = [{ act, resolve, reject }];
      this.lanes.set(name, opened);
      this.outside(() => void this.drain(name, opened));
    });
  }

  private async drain(name: string, lane: Waiting<Act, Outcome>[]): Promise<void> {
    // Whoever arrives in the same turn comes along.
    await nextTurn();
    while (lane.length > 0) await this.carry(this.nextGroup(lane));
    this.lanes.delete(name);
  }

  /** Takes those who go next out of the lane: the first of each subject, in the order of their coming. */
  private nextGroup(lane: Waiting<Act, Outcome>[]): Waiting<Act, Outcome>[] {
    const group = new Map<string, Waiting<Act, Outcome>>();
    const left: Waiting<Act, Outcome>[] = [];
    for (const one of lane) {
      const subject = this.options.subject(one.act);
      if (group.size < this.options.most && !group.has(subject)) group.set(subject, one);
      else left.push(one);
    }
    lane.splice(0, lane.length, ...left);
    return [...group.values()];
  }

  private async carry(group: readonly Waiting<Act, Outcome>[]): Promise<void> {
    try {
      const outcomes = await this.options.carry(group.map(({ act }) => act));
      for (const [at, { resolve }] of group.entries()) resolve(outcomes[at] as Outcome);
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      else for (const one of group) await this.carry([one]);
    }
  }
}
