import { computed, inject, Injectable, signal } from '@angular/core';
import type { PracticeDto } from '@peacewright/api-client';
import { compileScenario, replay, resultOf, type Move, type ScenarioDocument } from '@peacewright/scenario-engine';
import { beginningOf, fromServer, newer, type LocalRun, type LocalStep, type Pace } from './run';
import { RunKeeper } from './run-keeper';
import { ScenarioWords } from './scenario-words';

/** One learner before one scenario: the run, and everything that follows from its steps. Provided by the player's page. */
@Injectable()
export class RunStore {
  readonly #keeper = inject(RunKeeper);
  readonly #practice = signal<PracticeDto | undefined>(undefined);
  readonly #run = signal<LocalRun | null>(null);
  readonly #wanted = signal('en');
  readonly #elsewhere = signal(false);
  #since = Date.now();

  readonly run = this.#run.asReadonly();
  readonly practice = this.#practice.asReadonly();
  /** The run went on on another device, and stands here as it stands there. */
  readonly elsewhere = this.#elsewhere.asReadonly();

  readonly model = computed(() => {
    const practice = this.#practice();
    if (practice === undefined) return undefined;
    const compiled = compileScenario(practice.document as unknown as ScenarioDocument);
    // A published document has been given its meaning before.
    if (!compiled.ok) throw new Error(`The scenario ${practice.hash} has no meaning.`);
    return compiled.model;
  });
  readonly words = computed(() => {
    const model = this.model();
    return model && new ScenarioWords(model.document, this.#wanted());
  });
  /** The run as it stands; undefined before it begins. */
  readonly standing = computed(() => {
    const [model, run] = [this.model(), this.#run()];
    if (model === undefined || run === null) return undefined;
    const replayed = replay(
      model,
      beginningOf(run),
      run.steps.map(({ move }) => move),
    );
    // What this device cannot replay was not made by this scenario: it begins anew.
    if (!replayed.ok) return undefined;
    const node = model.nodes[model.nodeIndex.get(replayed.state.node) ?? model.start];
    return node && { steps: replayed.steps, state: replayed.state, node };
  });
  readonly result = computed(() => {
    const [model, standing] = [this.model(), this.standing()];
    return model && standing ? resultOf(model, standing.state) : undefined;
  });
  readonly ended = computed(() => (this.result()?.outcome ?? null) !== null);

  constructor() {
    this.#keeper.wentOnElsewhere = (steps) => this.#adopt(steps);
  }

  /** Takes what the server has, with what this device has kept, and goes on where the run stopped. */
  open(practice: PracticeDto): void {
    this.#practice.set(practice);
    this.#elsewhere.set(false);
    const local = this.#keeper.read(practice.editionId);
    const kept = practice.run && fromServer(practice.run, practice.editionId, this.#keeper.pace());
    const run = newer(local, kept);
    this.#run.set(run);
    this.#since = Date.now();
    if (run) this.#keep();
  }

  speak(language: string): void {
    this.#wanted.set(language);
  }

  begin(wish: { readonly preset: string | null; readonly pace: Pace; readonly moves?: readonly LocalStep[] }): void {
    const editionId = this.#practice()?.editionId;
    if (editionId === undefined) return;
    const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
    const before = wish.moves ? this.#run()?.seed : undefined;
    this.#run.set({
      id: crypto.randomUUID(),
      editionId,
      seed: before ?? seed,
      preset: wish.preset,
      pace: wish.pace,
      steps: wish.moves ?? [],
      sent: 0,
    });
    this.#elsewhere.set(false);
    this.#since = Date.now();
    this.#keep();
  }

  /** One move; what is not on offer changes nothing. */
  take(move: Move): void {
    const [model, run, standing] = [this.model(), this.#run(), this.standing()];
    if (!model || !run || !standing) return;
    const moves = [...run.steps.map((step) => step.move), move];
    if (!replay(model, beginningOf(run), moves).ok) return;
    const now = Date.now();
    const seconds = Math.min(604_800, Math.max(0, Math.round((now - this.#since) / 1000)));
    const step = { node: standing.node.id, move, seconds, at: new Date(now).toISOString() };
    this.#since = now;
    this.#elsewhere.set(false);
    this.#run.set({ ...run, steps: [...run.steps, step] });
    this.#keep();
  }

  #keep(): void {
    const run = this.#run();
    if (run) this.#keeper.keep(run, this.words()?.language ?? 'en');
  }

  #adopt(steps: readonly LocalStep[]): void {
    const run = this.#run();
    if (!run) return;
    this.#run.set({ ...run, steps, sent: steps.length });
    this.#elsewhere.set(true);
    this.#keep();
  }
}
