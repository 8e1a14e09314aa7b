/** A row of a matrix: a post, who fills it, and the packed cells. */
export interface TableRow {
  readonly postId: string;
  readonly postCode: string;
  readonly postTitle: string;
  readonly subUnitId: string | null;
  readonly category: string;
  readonly rankBand: string | null;
  /** Stands by for the post; in no count. */
  readonly reserve: boolean;
  /** Null: the post is vacant. */
  readonly person: TablePerson | null;
}

export interface TablePerson {
  readonly id: string;
  readonly name: string;
  /** Service number, or the centre's own. */
  readonly number: string;
  readonly service: string;
  /** Abbreviation. */
  readonly rank: string | null;
}

/**
 * Rows by column, as they travel: a list a column, a row being what stands at its place in each. Words that come again and
 * again are written once and counted from zero; -1 is none. Far smaller than a list of objects, and quicker to write.
 */
export interface PackedRows {
  readonly words: readonly string[];
  readonly postIds: readonly string[];
  readonly postCodes: readonly string[];
  readonly postTitles: readonly number[];
  readonly subUnits: readonly number[];
  readonly categories: readonly number[];
  readonly rankBands: readonly number[];
  /** Places of reserves. */
  readonly reserves: readonly number[];
  /** Empty: the post is vacant. */
  readonly personIds: readonly string[];
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  readonly services: readonly number[];
  readonly ranks: readonly number[];
}

export function packRows(rows: readonly TableRow[]): PackedRows {
  const places = new Map<string, number>();
  const word = (text: string | null | undefined): number => {
    if (text === null || text === undefined) return -1;
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, places.size);
    return places.size - 1;
  };
  const packed = {
    postIds: rows.map(({ postId }) => postId),
    postCodes: rows.map(({ postCode }) => postCode),
    postTitles: rows.map(({ postTitle }) => word(postTitle)),
    subUnits: rows.map(({ subUnitId }) => word(subUnitId)),
    categories: rows.map(({ category }) => word(category)),
    rankBands: rows.map(({ rankBand }) => word(rankBand)),
    reserves: rows.flatMap(({ reserve }, at) => (reserve ? [at] : [])),
    personIds: rows.map(({ person }) => person?.id ?? ''),
    names: rows.map(({ person }) => person?.name ?? ''),
    numbers: rows.map(({ person }) => person?.number ?? ''),
    services: rows.map(({ person }) => word(person?.service)),
    ranks: rows.map(({ person }) => word(person?.rank)),
  };
  return { words: [...places.keys()], ...packed };
}

/** The rows that `packRows` packed. Throws where a list is cut off. */
export function unpackRows(packed: PackedRows): TableRow[] {
  const reserves = new Set(packed.reserves);
  return packed.postIds.map((postId, at): TableRow => {
    const from = <T>(list: readonly T[]): T => {
      const found = list[at];
      if (found === undefined) throw new RangeError('A column of the rows is cut off.');
      return found;
    };
    const word = (list: readonly number[]): string | null => packed.words[from(list)] ?? null;
    const id = from(packed.personIds);
    return {
      postId,
      postCode: from(packed.postCodes),
      postTitle: word(packed.postTitles) ?? '',
      subUnitId: word(packed.subUnits),
      category: word(packed.categories) ?? '',
      rankBand: word(packed.rankBands),
      reserve: reserves.has(at),
      person:
        id === ''
          ? null
          : {
              id,
              name: from(packed.names),
              number: from(packed.numbers),
              service: word(packed.services) ?? '',
              rank: word(packed.ranks),
            },
    };
  });
}
