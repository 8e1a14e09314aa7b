import { computed, inject, Injectable, signal } from '@angular/core';
import { HttpClient } from '@angular/common/http';
import {
  emptyScenarioExercise,
  type LessonDocument,
  type ModuleDocument,
  type ScenarioExercise,
} from '@peacewright/lesson-document';
import type { TestDocument } from '@peacewright/assessment-engine';
import { firstValueFrom } from 'rxjs';
import { Session } from '../../../app';
import { DraftSession, type LocalDraft, LocalDrafts, sameJson } from '../../drafting';
import { CoursesApi } from '../api/courses-api';
import type {
  Comment,
  Finding,
  Item,
  ItemKind,
  ItemSummary,
  ModuleEdition,
  ModuleView,
  Transition,
} from '../api/models';

const FINDINGS_AFTER_MS = 1_500;

export type ItemDocument = LessonDocument | TestDocument | ScenarioExercise;

/** An item that is open for reading or writing. */
export interface OpenItem {
  readonly item: Item;
  readonly session: DraftSession<ItemDocument>;
  /** What this device kept and the server does not have; typed on an older version when `versionMoved`. */
  readonly left: (LocalDraft & { readonly versionMoved: boolean }) | undefined;
}

/** One module with the edition that is looked at: what the three columns of the editor share. */
@Injectable()
export class EditionStore {
  readonly #api = inject(CoursesApi);
  readonly #http = inject(HttpClient);
  readonly #account = inject(Session).account;
  readonly #drafts = new LocalDrafts(localStorage);
  readonly #module = signal<ModuleView | undefined>(undefined);
  readonly #edition = signal<ModuleEdition | undefined>(undefined);
  readonly #items = signal<readonly ItemSummary[]>([]);
  readonly #hidden = signal<ReadonlySet<string>>(new Set());
  readonly #facts = signal<DraftSession<ModuleDocument> | undefined>(undefined);
  readonly #open = signal<OpenItem | undefined>(undefined);
  readonly #findings = signal<readonly Finding[]>([]);
  readonly #comments = signal<readonly Comment[]>([]);
  readonly #transitions = signal<readonly Transition[]>([]);
  readonly #error = signal<unknown>(undefined);
  #acts: Promise<unknown> = Promise.resolve();
  /** Id of the edition that was asked for last. */
  #wanted: string | undefined;
  /** Counts what was asked to be opened or closed. */
  #asked = 0;
  #findingsTimer: ReturnType<typeof setTimeout> | undefined;

  readonly module = this.#module.asReadonly();
  readonly edition = this.#edition.asReadonly();
  readonly facts = this.#facts.asReadonly();
  readonly open = this.#open.asReadonly();
  readonly findings = this.#findings.asReadonly();
  readonly comments = this.#comments.asReadonly();
  /** Every step that leads on, each open or with the reasons why not. */
  readonly transitions = this.#transitions.asReadonly();
  readonly error = this.#error.asReadonly();
  readonly items = computed(() => this.#items().filter(({ id }) => !this.#hidden().has(id)));
  /** The module's own text: title, terms, objectives. */
  readonly document = computed(() => this.#facts()?.document());
  readonly mayEdit = computed(() => this.#edition()?.rights.edit ?? false);

  /** Loads a module and one of its editions: the one asked for, else the one being written, else what learners get. */
  async load(moduleId: string, editionId: string | undefined): Promise<void> {
    this.#error.set(undefined);
    try {
      if (this.#module()?.id !== moduleId) {
        this.#module.set(await firstValueFrom(this.#http.get<ModuleView>(`/api/modules/${moduleId}`)));
      }
      const module = this.#module();
      const wanted = editionId ?? module?.open?.id ?? module?.current?.id ?? module?.editions[0]?.id;
      this.#wanted = wanted;
      if (wanted !== undefined && wanted !== this.#edition()?.id) {
        const edition = await this.#api.edition(wanted);
        // Another one may have been chosen meanwhile.
        if (wanted !== this.#wanted) return;
        this.#take(edition);
      }
      await this.reloadNotes();
    } catch (error) {
      this.#error.set(error);
    }
  }

  /** Reads module and edition again, after a step or a new edition; the text that is open is read again too. */
  async reload(): Promise<void> {
    const [module, edition] = [this.#module(), this.#edition()];
    if (module === undefined || edition === undefined) return;
    this.#module.set(await firstValueFrom(this.#http.get<ModuleView>(`/api/modules/${module.id}`)));
    this.#take(await this.#api.edition(edition.id));
    await this.reloadNotes();
  }

  /** Comments, for those who may see drafts the checklist, and the steps that rest on both. */
  async reloadNotes(): Promise<void> {
    const edition = this.#edition();
    if (edition === undefined) return;
    // While it is written and may be sent on, nothing that is said of it changes that.
    const judged = edition.state !== 'DRAFT' || this.#transitions().some(({ allowed }) => !allowed);
    const [findings, comments, fresh] = await Promise.all([
      this.#api.findings(edition.id),
      this.#api.comments(edition.id),
      judged ? this.#api.edition(edition.id) : edition,
    ]);
    this.#findings.set(findings);
    this.#comments.set(comments);
    if (judged) this.#transitions.set(fresh.transitions);
  }

  async openItem(itemId: string): Promise<void> {
    const edition = this.#edition();
    if (edition === undefined) return;
    const closing = this.closeItem();
    const asked = this.#asked;
    await closing;
    await this.#acts;
    const item = await this.#api.item(edition.id, itemId);
    // Another text may have been chosen meanwhile.
    if (asked !== this.#asked) return;
    const key = `${this.#account()?.id ?? ''}.${edition.id}.${itemId}`;
    const kept = edition.rights.edit ? this.#left(key, item.document) : undefined;
    const session = new DraftSession<ItemDocument>({
      key,
      version: item.version,
      document: (item.document ?? emptyDocument(item.kind, edition.language, item.title)) as unknown as ItemDocument,
      drafts: this.#drafts,
      save: async (version, document) => {
        const saved = await this.#api.saveItem(edition.id, itemId, version, { ...document });
        this.#patch(itemId, { version: saved.version, written: true, ...summaryOf(document, item.title) });
        return saved.version;
      },
      onSaved: () => this.#planFindings(),
    });
    this.#open.set({
      item,
      session,
      left: kept && {
        ...kept,
        versionMoved: kept.version !== item.version && !sameJson(item.document, kept.sent),
      },
    });
  }

  async closeItem(): Promise<void> {
    this.#asked += 1;
    const open = this.#open();
    this.#open.set(undefined);
    await open?.session.end();
  }

  /** Forgets what the device kept of the open item. */
  forgetLeft(): void {
    this.#open.update((open) => open && { ...open, left: undefined });
  }

  async addItem(kind: ItemKind, title: string): Promise<ItemSummary> {
    const item = await this.#api.addItem(this.#editionId(), { kind, title });
    this.#items.update((items) => [...items, item]);
    this.#planFindings();
    return item;
  }

  /** Name, purpose or objectives of an item: shown at once, sent in turn, taken back when the server refuses. */
  async changeItem(
    itemId: string,
    change: Partial<Pick<ItemSummary, 'title' | 'intent' | 'objectives'>>,
  ): Promise<void> {
    const open = this.#open();
    const session = open?.item.id === itemId ? open.session : undefined;
    const text = session?.current();
    if (
      session !== undefined &&
      text !== undefined &&
      'title' in text &&
      change.title !== undefined &&
      open?.item.document !== null
    ) {
      session.change({ ...text, title: change.title });
      this.#patch(itemId, { title: change.title });
      return;
    }
    const edition = this.#editionId();
    const before = this.#items().find(({ id }) => id === itemId);
    this.#patch(itemId, change);
    const send = async (version: number): Promise<number> => {
      const saved = await this.#api.changeItem(edition, itemId, { ...change, version });
      this.#patch(itemId, { version: saved.version });
      return saved.version;
    };
    const act = this.#acts.then(async () => {
      if (session !== undefined) await session.beside(send);
      else await send(this.#version(itemId));
    });
    this.#acts = act.catch(() => undefined);
    try {
      await act;
    } catch (error) {
      if (before !== undefined) this.#patch(itemId, { ...before, version: this.#version(itemId) });
      throw error;
    }
    this.#planFindings();
  }

  /** Puts the items in this order; when the server refuses, the order before comes back and the error is thrown. */
  async order(ids: readonly string[]): Promise<void> {
    const before = this.#items();
    const place = new Map(ids.map((id, index) => [id, index]));
    this.#items.set(before.toSorted((a, b) => (place.get(a.id) ?? 999) - (place.get(b.id) ?? 999)));
    const [edition, now] = [this.#editionId(), this.#items().map(({ id }) => id)];
    // One after the other: of two orders that overtake one another the older would stay.
    const act = this.#acts.then(() => this.#api.orderItems(edition, now));
    this.#acts = act.catch(() => undefined);
    try {
      await act;
    } catch (error) {
      this.#items.set(before);
      throw error;
    }
  }

  hide(itemId: string): void {
    this.#hidden.update((hidden) => new Set([...hidden, itemId]));
  }

  unhide(itemId: string): void {
    this.#hidden.update((hidden) => new Set([...hidden].filter((id) => id !== itemId)));
  }

  /** Removes what is still hidden; an item that was brought back stays. */
  async removeHidden(itemId: string): Promise<void> {
    if (!this.#hidden().has(itemId)) return;
    await this.#api.removeItem(this.#editionId(), itemId);
    this.#items.update((items) => items.filter(({ id }) => id !== itemId));
    this.unhide(itemId);
    this.#planFindings();
  }

  /** Saves everything that is open and removes what is hidden: before a step of the lifecycle. */
  async settle(): Promise<void> {
    await Promise.all([...this.#hidden()].map((id) => this.removeHidden(id)));
    await this.#open()?.session.flush();
    await this.#facts()?.flush();
  }

  /** The page is going away: unsaved text is written to the device. */
  keepOnDevice(): void {
    this.#open()?.session.keepOnDevice();
    this.#facts()?.keepOnDevice();
  }

  #take(edition: ModuleEdition): void {
    const before = this.#facts();
    if (before !== undefined) void before.end();
    this.#edition.set(edition);
    this.#transitions.set(edition.transitions);
    this.#items.set(edition.items);
    const key = `${this.#account()?.id ?? ''}.${edition.id}.module`;
    const kept = edition.rights.edit ? this.#left(key, edition.document) : undefined;
    const facts = new DraftSession<ModuleDocument>({
      key,
      version: edition.version,
      document: edition.document as unknown as ModuleDocument,
      drafts: this.#drafts,
      save: async (version, document) =>
        (await this.#api.saveModuleDocument(edition.id, version, { ...document })).version,
      onSaved: () => this.#planFindings(),
    });
    this.#facts.set(facts);
    if (kept && (kept.version === edition.version || sameJson(edition.document, kept.sent)))
      facts.restore(kept.document as unknown as ModuleDocument);
  }

  /** What this device kept and the server does not have; what arrived although its answer was lost is forgotten. */
  #left(key: string, stored: unknown): LocalDraft | undefined {
    const kept = this.#drafts.find(key);
    if (kept === undefined || !sameJson(kept.document, stored)) return kept;
    this.#drafts.forget(key);
    return undefined;
  }

  #version(itemId: string): number {
    return this.#items().find(({ id }) => id === itemId)?.version ?? 1;
  }

  #patch(itemId: string, change: Partial<ItemSummary>): void {
    this.#items.update((items) => items.map((item) => (item.id === itemId ? { ...item, ...change } : item)));
  }

  #planFindings(): void {
    clearTimeout(this.#findingsTimer);
    this.#findingsTimer = setTimeout(() => {
      // The checklist is a help beside the text: when it cannot be had now, the next save asks again.
      this.reloadNotes().catch((error: unknown) => this.#notesFailed.set(error));
    }, FINDINGS_AFTER_MS);
  }

  readonly #notesFailed = signal<unknown>(undefined);
  /** Why the checklist beside the text may be out of date. */
  readonly notesFailed = this.#notesFailed.asReadonly();

  #editionId(): string {
    const edition = this.#edition();
    if (edition === undefined) throw new Error('No edition is open.');
    return edition.id;
  }
}

/** What the outline says of a text once it is saved. */
function summaryOf(
  document: ItemDocument,
  title: string,
): Partial<Pick<ItemSummary, 'title' | 'questions' | 'objectives'>> {
  if (document.schema === 'peacewright.scenario-exercise')
    return { objectives: [...new Set(document.objectives.map(({ module }) => module))] };
  return {
    title: document.title === '' ? title : document.title,
    questions: 'questions' in document ? document.questions.length : document.checks.length,
  };
}

function emptyDocument(kind: ItemKind, language: string, title: string): ItemDocument {
  if (kind === 'SCENARIO') return emptyScenarioExercise();
  if (kind === 'TEST') {
    return {
      schema: 'peacewright.test',
      version: 1,
      language,
      title,
      instructions: '',
      minutes: 20,
      passMark: { percent: 80 },
      maxAttempts: 3,
      waitMinutes: 60,
      shuffleQuestions: true,
      feedback: 'afterAttempt',
      questions: [],
    };
  }
  return {
    schema: 'peacewright.lesson',
    version: 1,
    language,
    title,
    summary: '',
    minutesShort: 20,
    minutesLong: 45,
    classification: 'OPEN',
    blocks: [],
    instructorNotes: [],
    checks: [],
  };
}
