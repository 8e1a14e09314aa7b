import { HttpClient } from '@angular/common/http';
import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { CommentDto, SavedDto, ScenarioEditionDto, TransitionDto } from '@peacewright/api-client';
import type { FictionCheck } from '@peacewright/contracts';
import { languagesOf, type ScenarioDocument, type ScenarioNode } from '@peacewright/scenario-engine';
import { markupIn } from '@peacewright/scenario-engine/document';
import {
  arrowsOf,
  edited,
  placeOf,
  storyOrder,
  type Command,
  type Edited,
  type Place,
} from '@peacewright/scenario-engine/editing';
import { firstValueFrom } from 'rxjs';
import { Session } from '../../../../app';
import { DraftSession, LocalDrafts, newId, OtherTabs, sameJson, type LocalDraft } from '../../../drafting';
import { nodeName } from '../names';
import { doneBy, type Done } from './done';
import { UNCHANGED } from './unchanged';
import { Proofs } from '../proof/proofs';

const NAMES_AFTER_MS = 400;

export type Refused = Extract<Edited, { ok: false }>;

/** Words that were typed and not taken, and the markup in them. */
interface RefusedWords {
  readonly words: string;
  readonly what: string;
}

/** A node as lists and menus show it. */
export interface NodeLine {
  readonly node: ScenarioNode;
  /** Place in story order, from one. */
  readonly number: number;
  /** Empty where it says nothing yet: the page then names it by its kind. */
  readonly name: string;
  /** Arrows that lead nowhere yet. */
  readonly open: number;
}

/** One edition in the studio: the document, every act on it, what is proven of it, and its steps. Provided by the page. */
@Injectable()
export class StudioStore {
  readonly #http = inject(HttpClient);
  readonly #account = inject(Session).account;
  readonly #drafts = new LocalDrafts(localStorage);
  readonly #edition = signal<ScenarioEditionDto | undefined>(undefined);
  readonly #session = signal<DraftSession<ScenarioDocument, Done> | undefined>(undefined);
  readonly #left = signal<LocalDraft | undefined>(undefined);
  readonly #tabs = signal<OtherTabs | undefined>(undefined);
  readonly #comments = signal<readonly CommentDto[]>([]);
  readonly #error = signal<unknown>(undefined);
  readonly #refused = signal<Refused | undefined>(undefined);
  readonly #refusedWords = signal<ReadonlyMap<string, RefusedWords>>(new Map());
  readonly #targets = signal<readonly NodeLine[]>([]);
  #targetsTimer: ReturnType<typeof setTimeout> | undefined;
  #acts = 0;
  #joined: string | undefined;
  /** Id of the edition that was asked for last. */
  #asked = '';

  readonly proofs = inject(Proofs);
  /** Nodes, and ways as the graph names them, of the path that is being shown. */
  readonly played = signal<ReadonlySet<string>>(new Set());
  readonly edition = this.#edition.asReadonly();
  readonly session = this.#session.asReadonly();
  /** What this device kept of an older version than the one stored: the author chooses. */
  readonly left = this.#left.asReadonly();
  /** What is said of the edition, the oldest first. */
  readonly comments = this.#comments.asReadonly();
  readonly error = this.#error.asReadonly();
  /** Why the last act was not done; gone with the next that was. */
  readonly refused = this.#refused.asReadonly();
  readonly hasRefusedWords = computed(() => this.#refusedWords().size > 0);
  readonly document = computed(() => this.#session()?.document());
  readonly editable = computed(() => this.#edition()?.editable === true && this.#left() === undefined);
  readonly languages = computed(() => {
    const document = this.document();
    return document ? languagesOf(document) : [];
  }, UNCHANGED);
  readonly inOtherTabs = computed(() => (this.#tabs()?.others().size ?? 0) > 0);
  /** Nodes in story order; the same list as long as it reads the same. */
  readonly lines = computed((): readonly NodeLine[] => linesOf(this.document()), { equal: readSame });
  /** The same for the menus of arrows, of which there are many: names follow when typing pauses. */
  readonly targets = this.#targets.asReadonly();
  readonly line = computed(() => new Map(this.lines().map((line) => [line.node.id, line])));
  /** Findings by the node that they speak of. */
  readonly findingsAt = computed(() => {
    const proof = this.proofs.last();
    const found = new Map<string, number>();
    for (const { at } of proof?.findings ?? []) {
      const place = proof && placeOf(proof.document, at);
      if (place?.kind === 'node') found.set(place.id, (found.get(place.id) ?? 0) + 1);
    }
    return found;
  });

  constructor() {
    effect(() => {
      const document = this.document();
      if (document) untracked(() => this.proofs.prove(document));
    });
    effect(() => {
      const lines = this.lines();
      untracked(() => this.#offer(lines));
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#targetsTimer));
  }

  async load(editionId: string): Promise<void> {
    this.#error.set(undefined);
    this.#asked = editionId;
    try {
      const [edition, comments] = await Promise.all([this.#read(editionId), this.#said(editionId)]);
      // Another edition may have been chosen meanwhile.
      if (editionId !== this.#asked) return;
      this.#comments.set(comments);
      this.#take(edition);
    } catch (error) {
      this.#error.set(error);
    }
  }

  /** Does an act, where it can be done; says whether it was. Acts of typing in one text are undone together. */
  run(command: Command): boolean {
    const session = this.#session();
    if (!session || !this.editable()) return false;
    const before = session.current();
    const result = edited(before, command);
    if (!result.ok) {
      this.#refused.set(result);
      return false;
    }
    this.#refused.set(undefined);
    const typed = command.kind === 'words' ? `${command.language} ${command.id}` : undefined;
    const act = this.#joined ?? typed ?? String(++this.#acts);
    session.change(result.document, Date.now(), act, () => doneBy(before, result.document, command));
    return true;
  }

  /** Acts that are one step of undo. */
  together(acts: () => void): void {
    this.#joined = String(++this.#acts);
    acts();
    this.#joined = undefined;
  }

  newId = (prefix: string): string => newId(prefix);

  node(id: string): ScenarioNode | undefined {
    return this.line().get(id)?.node;
  }

  placeOf(pointer: string): Place {
    const proven = this.proofs.last()?.document;
    return proven ? placeOf(proven, pointer) : { kind: 'frame', member: null };
  }

  /**
   * Takes the last act back. Words that stand in a field and were refused are no part of the document: they go first, and
   * alone.
   */
  undo(): void {
    this.#refused.set(undefined);
    if (this.#refusedWords().size > 0) this.#refusedWords.set(new Map());
    else this.#session()?.undo();
  }

  redo(): void {
    this.#refused.set(undefined);
    this.#refusedWords.set(new Map());
    this.#session()?.redo();
  }

  /** Writes a text; words with markup stay in their field, marked, and the document as it was. */
  write(language: string, id: string, words: string): void {
    const markup = markupIn(words);
    if (markup === null) this.run({ kind: 'words', language, id, words });
    this.#setRefused(wordsKey(language, id), markup === null ? undefined : { words, what: markup });
  }

  /** What stands in the field of a text and was refused. */
  refusedWords(language: string, id: string): RefusedWords | undefined {
    return this.#refusedWords().get(wordsKey(language, id));
  }

  /** For a field that goes: what was refused in it is seen no more. */
  forgetRefused(language: string, id: string): void {
    this.#setRefused(wordsKey(language, id), undefined);
  }

  #setRefused(key: string, refused: RefusedWords | undefined): void {
    const before = this.#refusedWords();
    if (refused === undefined && !before.has(key)) return;
    const others = [...before].filter(([one]) => one !== key);
    this.#refusedWords.set(new Map(refused === undefined ? others : [...others, [key, refused]]));
  }

  dismissRefusal(): void {
    this.#refused.set(undefined);
  }

  /** Takes up what the device had kept, or forgets it. */
  settleLeft(choice: 'mine' | 'stored'): void {
    const left = this.#left();
    this.#left.set(undefined);
    if (left && choice === 'mine') this.#session()?.restore(left.document as unknown as ScenarioDocument);
  }

  /** Moves the edition along its lifecycle; everything written is saved before. */
  async move(step: TransitionDto, comment: string, fictionChecks: readonly FictionCheck[]): Promise<void> {
    const edition = this.#edition();
    if (!edition) return;
    await this.#session()?.flush();
    const { version } = await this.#read(edition.id);
    const moved = await firstValueFrom(
      this.#http.post<ScenarioEditionDto>(`/api/scenario-editions/${edition.id}/transitions`, {
        to: step.to,
        version,
        ...(comment === '' ? {} : { comment }),
        ...(fictionChecks.length === 0 ? {} : { fictionChecks }),
      }),
    );
    this.#comments.set(await this.#said(edition.id));
    this.#take(moved);
  }

  /** Says something of a node, or of the whole. */
  async comment(text: string, nodeId: string | undefined): Promise<void> {
    await this.#discuss('', { text, ...(nodeId === undefined ? {} : { nodeId }) });
  }

  /** Settles a comment, or opens it again. */
  async settleComment(id: string, settled: boolean): Promise<void> {
    await this.#discuss(`/${id}/${settled ? 'resolve' : 'reopen'}`, {});
  }

  async continue(changeNote: string): Promise<string> {
    const { scenarioId } = this.#edition() ?? { scenarioId: '' };
    const made = await firstValueFrom(
      this.#http.post<{ id: string }>(`/api/scenarios/${scenarioId}/editions`, { changeNote }),
    );
    return made.id;
  }

  async upload(file: File): Promise<{ hash: string; mediaType: string }> {
    const form = new FormData();
    form.set('file', file);
    const { scenarioId } = this.#edition() ?? { scenarioId: '' };
    return firstValueFrom(
      this.#http.post<{ hash: string; mediaType: string }>(`/api/scenarios/${scenarioId}/files`, form),
    );
  }

  fileUrl = (file: string): string =>
    `/api/scenario-editions/${this.#edition()?.id ?? ''}/files/${file.replace('sha256:', '')}`;

  keepOnDevice(): void {
    this.#session()?.keepOnDevice();
  }

  async end(): Promise<void> {
    this.#tabs()?.close();
    this.#tabs.set(undefined);
    const session = this.#session();
    this.#session.set(undefined);
    await session?.end();
  }

  /** Comments decide which steps are open; what is written goes on untouched. */
  async #discuss(act: string, body: object): Promise<void> {
    const { id } = this.#edition() ?? { id: '' };
    await firstValueFrom(this.#http.post(`/api/scenario-editions/${id}/comments${act}`, body));
    const [{ transitions }, comments] = await Promise.all([this.#read(id), this.#said(id)]);
    this.#edition.update((edition) => (edition?.id === id ? { ...edition, transitions } : edition));
    this.#comments.set(comments);
  }

  #read(id: string): Promise<ScenarioEditionDto> {
    return firstValueFrom(this.#http.get<ScenarioEditionDto>(`/api/scenario-editions/${id}`));
  }

  #said(id: string): Promise<CommentDto[]> {
    return firstValueFrom(this.#http.get<CommentDto[]>(`/api/scenario-editions/${id}/comments`));
  }

  #offer(lines: readonly NodeLine[]): void {
    clearTimeout(this.#targetsTimer);
    const before = this.#targets();
    const sameNodes = lines.length === before.length && lines.every(({ node }, at) => node.id === before[at]?.node.id);
    if (!sameNodes) this.#targets.set(lines);
    else this.#targetsTimer = setTimeout(() => this.#targets.set(lines), NAMES_AFTER_MS);
  }

  #take(edition: ScenarioEditionDto): void {
    void this.#session()?.end();
    this.#tabs()?.close();
    const key = `${this.#account()?.id ?? ''}.${edition.id}.scenario`;
    const kept = edition.editable ? this.#drafts.find(key) : undefined;
    const arrived = kept !== undefined && sameJson(kept.document, edition.document);
    if (arrived) this.#drafts.forget(key);
    const session = new DraftSession<ScenarioDocument, Done>({
      key,
      version: edition.version,
      // The server reads every document by the engine's schema before it stores it.
      document: edition.document as unknown as ScenarioDocument,
      drafts: this.#drafts,
      save: async (version, document) => {
        // The text has just been kept on the device: sending it is work enough for a task of its own.
        await new Promise((resolve) => setTimeout(resolve));
        const path = `/api/scenario-editions/${edition.id}/document`;
        return (await firstValueFrom(this.#http.put<SavedDto>(path, { version, document }))).version;
      },
    });
    const typedOnThis =
      kept !== undefined && (kept.version === edition.version || sameJson(edition.document, kept.sent));
    this.#left.set(kept !== undefined && !arrived && !typedOnThis ? kept : undefined);
    this.#edition.set(edition);
    this.#session.set(session);
    this.#tabs.set(edition.editable ? new OtherTabs(edition.id, newId('tab')) : undefined);
    if (kept !== undefined && !arrived && typedOnThis) session.restore(kept.document as unknown as ScenarioDocument);
  }
}

function wordsKey(language: string, id: string): string {
  return `${language} ${id}`;
}

function linesOf(document: ScenarioDocument | undefined): readonly NodeLine[] {
  if (!document) return [];
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  return storyOrder(document).flatMap((id, index): NodeLine[] => {
    const node = nodes.get(id);
    if (!node) return [];
    const open = arrowsOf(node).filter(({ to }) => to === null).length;
    return [{ node, number: index + 1, name: nodeName(document, node), open }];
  });
}

function readSame(one: readonly NodeLine[], other: readonly NodeLine[]): boolean {
  return (
    one.length === other.length &&
    one.every((line, at) => {
      const same = other[at];
      return line.node === same?.node && line.name === same.name && line.open === same.open;
    })
  );
}
