import { computed, signal, type Signal, type WritableSignal } from '@angular/core';
import { ApiProblem } from '../../app';
import type { LocalDrafts } from './local-drafts';
import { sameJson } from './same-json';

const QUIET_MS = 700;
const LONGEST_MS = 1_400;
const RETRY_MS = [1_000, 2_000, 5_000, 10_000] as const;
const UNDO_STEPS = 100;
/** Changes that follow each other faster than this are one step of undo. */
const ONE_STEP_MS = 900;

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'refused' | 'stale';

/** A text to go back to, or forward to, and what lies between it and the present one. */
interface Step<D, A> {
  readonly document: D;
  readonly did: A | undefined;
}

/** Somebody else's text that stands where ours should go. */
export interface Conflict<D> {
  readonly mine: D;
  readonly stored: D;
  readonly version: number;
}

export interface DraftOptions<D> {
  /** Names the text on this device: account, edition and item. */
  readonly key: string;
  readonly version: number;
  readonly document: D;
  /** Sends the text; answers with the version to send next. Throws an ApiProblem. */
  readonly save: (version: number, document: D) => Promise<number>;
  readonly drafts: LocalDrafts;
  readonly onSaved?: () => void;
}

/**
 * One text that is being written: what it is now, whether the server has it, and the way back. Saves by itself at most
 * 1.4 s after a change; while the line is lost it keeps the text on the device and goes on trying.
 */
export class DraftSession<D extends object, A = never> {
  readonly #document: WritableSignal<D>;
  readonly #state = signal<SaveState>('saved');
  readonly #problem = signal<unknown>(undefined);
  readonly #conflict = signal<Conflict<D> | undefined>(undefined);
  readonly #past = signal<readonly Step<D, A>[]>([]);
  readonly #future = signal<readonly Step<D, A>[]>([]);
  /** Parts that are read from an editor only when the text is needed, so that typing stays quick. */
  readonly #late = new Map<string, () => Partial<D>>();
  #version: number;
  #changedAt = 0;
  #act = '';
  #firstChange = 0;
  /** When what is planned is due, epoch milliseconds; 0 where it is planned otherwise or not at all. */
  #due = 0;
  #attempts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What is sent goes in turn, because every sending moves the version that the next one is made on. */
  #queue: Promise<unknown> = Promise.resolve();
  /** What the server has acknowledged, and what was sent since and may have arrived: texts of our own. */
  #base: D;
  #sent: D | undefined;
  #dirty = false;
  #ended = false;

  readonly document: Signal<D>;
  readonly state = this.#state.asReadonly();
  readonly problem = this.#problem.asReadonly();
  readonly conflict = this.#conflict.asReadonly();
  readonly mayUndo = computed(() => this.#past().length > 0);
  readonly mayRedo = computed(() => this.#future().length > 0);
  /** What the next undo takes back, and the next redo does again, where that was said. */
  readonly undoes = computed(() => this.#past().at(-1)?.did);
  readonly redoes = computed(() => this.#future().at(-1)?.did);

  constructor(private readonly options: DraftOptions<D>) {
    this.#document = signal(options.document);
    this.document = this.#document.asReadonly();
    this.#version = options.version;
    this.#base = options.document;
  }

  /**
   * Replaces the text. `now` is epoch milliseconds; changes by another `act` are never one step of undo, however quick. `did`
   * says what begins such a step.
   */
  change(next: D, now = Date.now(), act = '', did?: () => A): void {
    this.#settle();
    if (now - this.#changedAt > ONE_STEP_MS || act !== this.#act || this.#past().length === 0) {
      const step = { document: this.#document(), did: did?.() };
      this.#past.update((past) => [...past.slice(1 - UNDO_STEPS), step]);
    }
    this.#act = act;
    this.#future.set([]);
    this.#document.set(next);
    this.#touched(now);
  }

  /** Says that the part called `name` has changed and can be had from `read`. Such parts have an undo of their own. */
  changeLater(name: string, read: () => Partial<D>, now = Date.now()): void {
    this.#late.set(name, read);
    this.#touched(now);
  }

  undo(): void {
    this.#step(this.#past, this.#future);
  }

  redo(): void {
    this.#step(this.#future, this.#past);
  }

  /** The text with everything that was typed up to now. */
  current(): D {
    this.#settle();
    return this.#document();
  }

  /** Saves now what is not saved yet; resolves when the server has it or has refused. */
  async flush(): Promise<void> {
    this.#unplan();
    await this.#inTurn(() => this.#save());
  }

  /**
   * Does something of our own that moves the stored version beside the text: after what is typed up to now is saved, and
   * before anything that is typed meanwhile. `act` is given the version to send and answers with the next one.
   */
  async beside(act: (version: number) => Promise<number>): Promise<void> {
    await this.#inTurn(async () => {
      await this.#save();
      this.#version = await act(this.#version);
    });
  }

  /** Takes up a text that this device had kept: it counts as a change. */
  restore(document: D): void {
    this.change(document);
  }

  /** Ends a conflict: with `mine`, ours goes over the stored text; with `stored`, ours is given up. */
  async resolve(choice: 'mine' | 'stored'): Promise<void> {
    const conflict = this.#conflict();
    if (conflict === undefined) return;
    this.#version = conflict.version;
    this.#conflict.set(undefined);
    this.#past.update((past) => [...past, { document: conflict.mine, did: undefined }]);
    if (choice === 'stored') {
      this.#late.clear();
      this.#document.set(conflict.stored);
      this.#base = conflict.stored;
      this.#dirty = false;
      this.#state.set('saved');
      this.options.drafts.forget(this.options.key);
      return;
    }
    this.#dirty = true;
    await this.flush();
  }

  /** Writes what is unsaved to this device at once: for a page that is going away. */
  keepOnDevice(): void {
    if (!this.#dirty) return;
    this.options.drafts.keep(this.options.key, {
      version: this.#version,
      document: this.current() as Readonly<Record<string, unknown>>,
      ...(this.#sent && { sent: this.#sent as Readonly<Record<string, unknown>> }),
      at: new Date().toISOString(),
    });
  }

  /** Ends the session after a last save. */
  async end(): Promise<void> {
    this.keepOnDevice();
    this.#ended = true;
    await this.flush();
    this.#unplan();
  }

  #step(from: WritableSignal<readonly Step<D, A>[]>, to: WritableSignal<readonly Step<D, A>[]>): void {
    const target = from().at(-1);
    if (target === undefined) return;
    const present = { document: this.current(), did: target.did };
    from.update((steps) => steps.slice(0, -1));
    to.update((steps) => [...steps, present]);
    this.#document.set(target.document);
    this.#changedAt = 0;
    this.#touched(Date.now());
  }

  #settle(): void {
    if (this.#late.size === 0) return;
    const parts = [...this.#late.values()].map((read) => read());
    this.#late.clear();
    this.#document.update((document) => Object.assign({}, document, ...parts) as D);
  }

  #touched(now: number): void {
    this.#changedAt = now;
    if (!this.#dirty) this.#firstChange = now;
    this.#dirty = true;
    if (this.#conflict() !== undefined) return;
    if (this.#state() !== 'saving' && this.#state() !== 'offline') this.#state.set('unsaved');
    const due = Math.min(now + QUIET_MS, this.#firstChange + LONGEST_MS);
    // Once it is as late as it may be it stands: strokes that come faster than a timer can run do not put it off.
    if (due === this.#due) return;
    this.#plan(Math.max(0, due - now));
    this.#due = due;
  }

  #plan(delay: number): void {
    this.#unplan();
    this.#timer = setTimeout(() => void this.flush(), delay);
  }

  #unplan(): void {
    clearTimeout(this.#timer);
    this.#due = 0;
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #save(): Promise<void> {
    if (!this.#dirty || this.#conflict() !== undefined) return;
    const document = this.current();
    this.#dirty = false;
    this.#state.set('saving');
    await this.#send(document);
  }

  async #send(document: D): Promise<void> {
    const { drafts, key, save, onSaved } = this.options;
    const before = this.#sent;
    this.#sent = document;
    drafts.keep(key, {
      version: this.#version,
      document: document as Readonly<Record<string, unknown>>,
      at: new Date().toISOString(),
    });
    try {
      this.#version = await save(this.#version, document);
      this.#base = document;
      this.#sent = undefined;
      this.#attempts = 0;
      this.#problem.set(undefined);
      if (this.#dirty) {
        this.#state.set('unsaved');
        if (!this.#ended) this.#plan(QUIET_MS);
      } else {
        drafts.forget(key);
        this.#state.set('saved');
      }
      onSaved?.();
    } catch (error) {
      await this.#failed(error, document, before);
    }
  }

  async #failed(error: unknown, document: D, sentBefore: D | undefined): Promise<void> {
    this.#dirty = true;
    // Without a line, typing does not try again at every stroke.
    this.#firstChange = Date.now();
    this.#problem.set(error);
    const stored = error instanceof ApiProblem && error.code === 'edit.stale' ? storedIn(error.data) : undefined;
    const ours = [null, this.#base, sentBefore];
    if (stored !== undefined && ours.some((text) => sameJson(stored.document, text))) {
      // The text that ours began with stands there still, or one of ours whose answer was lost on the way.
      this.#version = stored.version;
      await this.#save();
      return;
    }
    if (stored?.document) {
      this.#state.set('stale');
      this.#conflict.set({ mine: document, stored: stored.document as D, version: stored.version });
      return;
    }
    // The line, the server or a short lock: the text is on this device, and we go on trying.
    const passing = !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500 || error.status === 429;
    this.#state.set(passing ? 'offline' : 'refused');
    if (!passing || this.#ended) return;
    this.#plan(RETRY_MS[Math.min(this.#attempts, RETRY_MS.length - 1)] ?? 10_000);
    this.#attempts += 1;
  }
}

/** The text and its version in the data of a refusal; the text is null before anything was written. */
function storedIn(data: unknown): { readonly document: object | null; readonly version: number } | undefined {
  if (typeof data !== 'object' || data === null || !('document' in data) || !('version' in data)) return undefined;
  const { document, version } = data;
  return typeof document === 'object' && typeof version === 'number' ? { document, version } : undefined;
}
