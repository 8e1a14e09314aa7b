import type { QueryConfig } from 'pg';

/** A statement is worth a plan of its own once it has been sent this often… */
const WORTH_PREPARING = 3;
/** …and every connection keeps at most this many plans: texts put together from filters must not fill its memory. */
const MOST_PREPARED = 400;
/** Texts that are counted before they are worth it; the counts start anew when there are more. */
const MOST_COUNTED = 4_000;

/**
 * Names statements that come again and again, so that PostgreSQL parses and plans them once a connection instead of every
 * time; for the short reads of a screen that is most of their cost. Statements without parameters go as they are, since
 * they may be several in one text.
 */
export class PreparedStatements {
  private readonly names = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  /** The statement as the driver takes it: named when known well enough. */
  of(text: string, parameters: readonly unknown[]): QueryConfig {
    const values = [...parameters];
    if (values.length === 0) return { text };
    const name = this.names.get(text) ?? this.nameFor(text);
    return name === undefined ? { text, values } : { name, text, values };
  }

  private nameFor(text: string): string | undefined {
    const count = (this.counts.get(text) ?? 0) + 1;
    if (count < WORTH_PREPARING || this.names.size >= MOST_PREPARED) {
      if (this.counts.size >= MOST_COUNTED) this.counts.clear();
      this.counts.set(text, count);
      return undefined;
    }
    this.counts.delete(text);
    const name = `pw_${this.names.size}`;
    this.names.set(text, name);
    return name;
  }
}
