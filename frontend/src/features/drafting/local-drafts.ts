/** What was typed on this device and not yet acknowledged by the server. */
export interface LocalDraft {
  /** Version of the stored document that it was typed on. */
  readonly version: number;
  readonly document: Readonly<Record<string, unknown>>;
  /** What was on its way to the server when more was typed; it may have arrived. */
  readonly sent?: Readonly<Record<string, unknown>>;
  /** Instant of the last change. */
  readonly at: string;
}

const PREFIX = 'pw.draft.';

/**
 * Keeps unsaved text on the device until the server has it. A full store loses the net, not the text on the screen: then
 * `keep` answers false.
 */
export class LocalDrafts {
  constructor(private readonly store: Storage) {}

  keep(key: string, draft: LocalDraft): boolean {
    try {
      this.store.setItem(PREFIX + key, JSON.stringify(draft));
      return true;
    } catch (error) {
      if (error instanceof DOMException) return false;
      throw error;
    }
  }

  find(key: string): LocalDraft | undefined {
    const text = this.store.getItem(PREFIX + key);
    return text === null ? undefined : (JSON.parse(text) as LocalDraft);
  }

  forget(key: string): void {
    this.store.removeItem(PREFIX + key);
  }
}
