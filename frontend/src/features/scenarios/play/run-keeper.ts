import { HttpClient } from '@angular/common/http';
import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import type { RunKeptDto, StepDto } from '@peacewright/api-client';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, Session } from '../../../app';
import { fromStep, type LocalRun, type LocalStep, type Pace } from './run';

const PREFIX = 'pw.run.';
const PACE_PREFIX = 'pw.pace.';

/**
 * Keeps a run on this device at once, and on the server as soon as the line allows. What cannot be sent waits for the
 * next step, or for the line; what was sent is forgotten here, since a tablet has many hands and which path somebody
 * took is theirs alone. Provided by the player's page.
 */
@Injectable()
export class RunKeeper {
  readonly #http = inject(HttpClient);
  readonly #account = inject(Session).account()?.id ?? '';
  readonly #waiting = signal(false);
  readonly #refused = signal<unknown>(undefined);
  #run: LocalRun | undefined;
  #language = '';
  #sending = false;

  /** Steps are kept on this device alone for now. */
  readonly waiting = this.#waiting.asReadonly();
  /** Why the server does not take this run. */
  readonly refused = this.#refused.asReadonly();
  /** Told when the run went on elsewhere in another way, with what is kept there. */
  wentOnElsewhere: (steps: readonly LocalStep[]) => void = () => undefined;

  constructor() {
    const window = inject(DOCUMENT).defaultView;
    const online = (): void => void this.#send();
    window?.addEventListener('online', online);
    inject(DestroyRef).onDestroy(() => window?.removeEventListener('online', online));
  }

  /** What this device knows of a run of the edition by this account; others at a shared tablet have their own. */
  read(editionId: string): LocalRun | null {
    const stored = localStorage.getItem(this.#key(editionId));
    return stored === null ? null : (JSON.parse(stored) as LocalRun);
  }

  /** How long limits last for this account on this device. */
  pace(): Pace {
    const stored = localStorage.getItem(PACE_PREFIX + this.#account);
    return stored === 'longer' || stored === 'none' ? stored : 'written';
  }

  keep(run: LocalRun, language: string): void {
    const sent = this.#run?.id === run.id ? Math.max(run.sent, this.#run.sent) : run.sent;
    this.#run = { ...run, sent: Math.min(sent, run.steps.length) };
    this.#language = language;
    this.#write();
    void this.#send();
  }

  #write(): void {
    const run = this.#run;
    if (!run) return;
    localStorage.setItem(PACE_PREFIX + this.#account, run.pace);
    if (run.sent < run.steps.length || run.steps.length === 0)
      localStorage.setItem(this.#key(run.editionId), JSON.stringify(run));
    else localStorage.removeItem(this.#key(run.editionId));
  }

  #key(editionId: string): string {
    return `${PREFIX}${this.#account}.${editionId}`;
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (let run = this.#run; run && run.sent < run.steps.length; run = this.#run) {
        const { id, editionId, seed, preset, sent } = run;
        const body = { id, editionId, seed, language: this.#language, from: sent, steps: run.steps.slice(sent) };
        const { steps } = await firstValueFrom(
          this.#http.post<RunKeptDto>('/api/practice/runs', { ...body, ...(preset !== null && { preset }) }),
        );
        this.#sent(id, steps);
        this.#waiting.set(false);
      }
    } catch (error) {
      if (error instanceof ApiProblem) this.#met(error);
      else throw error;
    } finally {
      this.#sending = false;
    }
  }

  #sent(id: string, steps: number): void {
    if (this.#run?.id !== id) return;
    this.#run = { ...this.#run, sent: steps };
    this.#write();
  }

  #met(problem: ApiProblem): void {
    if (problem.code === 'scenarios.otherSteps') {
      const { steps } = problem.data as { steps: StepDto[] };
      this.wentOnElsewhere(steps.map(fromStep));
    } else if (problem.status >= 400 && problem.status < 500 && problem.status !== 429) this.#refused.set(problem);
    else this.#waiting.set(true);
  }
}
