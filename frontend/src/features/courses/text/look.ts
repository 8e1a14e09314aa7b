/** What the text refers to outside itself, as words: read whenever a reference is drawn. */
export interface TextLook {
  /** Address of a file that the text names; undefined when there is none. */
  fileUrl(ref: string): string | undefined;
  ruleCardTitle(id: string): string;
  questionStem(id: string): string;
  /** The value with its unit, as the centre has set it or as a sample. */
  centreValue(key: string): string;
  /** Words of the editor's own, by key below `courses.text`. */
  word(key: string): string;
}

/** The look that an editor's references are drawn with, and those to draw again when it changes. */
export class LookKeeper {
  readonly #drawn = new Set<() => void>();

  constructor(readonly look: TextLook) {}

  /** Draws now and whenever the look changes; answers with the way to end that. */
  follow(draw: () => void): () => void {
    this.#drawn.add(draw);
    draw();
    return () => this.#drawn.delete(draw);
  }

  changed(): void {
    for (const draw of this.#drawn) draw();
  }
}
