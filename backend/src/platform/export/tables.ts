/** What every file says beside its rows. */
interface FileFrame {
  readonly title: string;
  /** What stands above the table: whose, as of when, of how many. */
  readonly about: readonly string[];
  readonly asOf: string;
  readonly asOfHead: string;
  /** Of the table, and of what is said about it. */
  readonly sheetNames: readonly [string, string];
  /** With `{page}` and `{pages}`. */
  readonly pagePattern: string;
}

/** Plain rows under heads. */
export interface ListTable extends FileFrame {
  readonly kind: 'LIST';
  readonly heads: readonly string[];
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export const EXPORT_MARKS = ['done', 'progress', 'open', 'failed', 'late', 'vacant', 'na'] as const;
export type ExportMark = (typeof EXPORT_MARKS)[number];

/** A matrix in words: plain data that crosses to the thread which makes the file. */
export interface MatrixTable extends FileFrame {
  readonly kind: 'MATRIX';
  readonly legend: string;
  readonly marks: Readonly<Record<ExportMark, string>>;
  /** Heads of the leading columns, then of the modules and courses. */
  readonly heads: readonly string[];
  readonly columns: readonly {
    readonly code: string;
    readonly title: string;
    readonly count: string;
    readonly course: boolean;
  }[];
  readonly rows: readonly {
    readonly lead: readonly string[];
    readonly cells: readonly { readonly mark: ExportMark; readonly day: string }[];
  }[];
  /** What the rows were narrowed by, in words. */
  readonly filter: string;
  readonly filterHead: string;
  /** "due …" around a day. */
  readonly duePattern: string;
}

export type ExportTable = MatrixTable | ListTable;
