import { sameName } from '../../people';
import { PersonFinder, personKey } from './person-finder';
import type { Decision, Doubt } from './roll-decisions';
import { placeRows, type Placement } from './roll-placing';
import type { ReadRow, Refusal, RowNote } from './roll-reading';

/** A person of the country who may be one of the file's. */
export interface KnownPerson {
  readonly id: string;
  readonly service: string;
  readonly serviceNumber: string | null;
  readonly centreNumber: string | null;
  readonly fullName: string;
  readonly familyName: string | null;
  readonly givenNames: string | null;
  readonly rankId: string | null;
  readonly category: string;
  readonly sex: string | null;
  readonly dateOfBirth: string | null;
  readonly language: string;
}
export interface KnownPost {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly category: string;
  readonly rankBand: string | null;
  readonly subUnitId: string | null;
  readonly ended: boolean;
}
export interface KnownEntry {
  readonly id: string;
  readonly personId: string;
  readonly postId: string;
  readonly status: 'PRIMARY' | 'RESERVE';
}
/** The rotation as it stands, with the country's people that the file may mean. */
export interface KnownRoll {
  /** The first in which the preparing centre teaches: that of newcomers whose row names none. */
  readonly language: string;
  readonly people: readonly KnownPerson[];
  readonly subUnits: readonly { readonly id: string; readonly parentId: string | null; readonly name: string }[];
  readonly posts: readonly KnownPost[];
  readonly entries: readonly KnownEntry[];
}

export type Change =
  | 'name'
  | 'number'
  | 'rank'
  | 'category'
  | 'sex'
  | 'dateOfBirth'
  | 'language'
  | 'onRoll'
  | 'post'
  | 'status'
  | 'postTitle'
  | 'subUnit'
  | 'postRank'
  | 'newPost';

/** What a row would do. */
export interface RowPlan {
  readonly row: number;
  readonly outcome: 'new' | 'unchanged' | 'changed' | 'doubtful' | 'refused' | 'skipped';
  /** Of a refused row. */
  readonly refusal: { readonly code: Refusal; readonly field?: string; readonly otherRow?: number } | null;
  /** Of a row that is or was doubtful; `decision` null while nobody has decided. */
  readonly doubt: {
    readonly kind: Doubt;
    readonly knownId: string | null;
    readonly number: string;
    readonly decision: Decision | null;
  } | null;
  readonly notes: readonly RowNote[];
  readonly changes: readonly Change[];
  /** Null: the person is made. Meaningless for refused rows, skipped rows and vacant posts. */
  readonly personId: string | null;
  /** The person as it will be; null where nothing of it changes, and for vacant posts. */
  readonly person: PersonState | null;
  readonly placement: Placement | null;
}
export interface PersonState {
  readonly service: string;
  readonly serviceNumber: string | null;
  readonly centreNumber: string | null;
  readonly fullName: string;
  readonly familyName: string | null;
  readonly givenNames: string | null;
  readonly rankId: string | null;
  readonly category: string;
  readonly sex: string | null;
  readonly dateOfBirth: string | null;
  readonly language: string;
}

/** A row that was matched to somebody, known or new, before its post is looked for. */
export interface Matched {
  readonly read: ReadRow;
  readonly doubt: RowPlan['doubt'];
  readonly notes: readonly RowNote[];
  readonly known: KnownPerson | null;
  readonly number: string | null;
  readonly takeName: boolean;
}

/**
 * Decides for every row what it would do to the roll. Pure: the same rows, roll and decisions give the same plans, and a
 * roll that was changed by them gives no change any more. `category` is for people whose row names none.
 */
export function matchRoll(
  rows: readonly ReadRow[],
  roll: KnownRoll,
  decisions: ReadonlyMap<number, Decision>,
  category: string,
): RowPlan[] {
  const plans = new Map<number, RowPlan>();
  const matched: Matched[] = [];
  const refuse = (read: ReadRow, refusal: NonNullable<RowPlan['refusal']>, doubt: RowPlan['doubt'] = null): void => {
    plans.set(read.row, { ...nothing(read), outcome: 'refused', refusal, doubt });
  };
  const twice = duplicates(rows);
  const finder = new PersonFinder(
    roll,
    rows.filter(({ kind }) => kind !== 'sum'),
  );
  const taken = new Map<string, number>();
  const byRow = new Map(rows.map((read) => [read.row, read]));
  /** Rows whose number another name came to claim by a decision, with the row of that name. */
  const contested = new Map<number, number>();
  for (const read of rows) {
    const duplicate = twice.get(read.row);
    if (read.kind === 'sum') plans.set(read.row, { ...nothing(read), outcome: 'skipped' });
    else if (read.refused) refuse(read, read.refused);
    else if (duplicate) refuse(read, duplicate);
    else if (read.kind === 'vacantPost')
      matched.push({ read, doubt: null, notes: read.notes, known: null, number: null, takeName: false });
    else {
      const found = finder.find(read, decisions.get(read.row) ?? null);
      if (found === 'undecided' || found === 'skipped') {
        const doubt = finder.doubtOf(read, decisions.get(read.row) ?? null);
        plans.set(read.row, { ...nothing(read), outcome: found === 'skipped' ? 'skipped' : 'doubtful', doubt });
        continue;
      }
      // After decisions two rows may mean one person, or one number.
      const keys = [
        personKey(read.values.service, found.number, read.values.centreNumber),
        ...(found.known ? [found.known.id] : []),
      ];
      const other =
        keys.map((key) => taken.get(key)).find((row) => row !== undefined) ??
        finder.otherRowOf(read, found.number) ??
        (found.known ? undefined : finder.rowOfDouble(read, decisions.get(read.row) ?? null));
      if (other !== undefined) {
        refuse(read, { code: 'duplicateNumber', otherRow: other }, found.doubt);
        if (!sameName(nameOf(byRow.get(other)), nameOf(read))) contested.set(other, read.row);
      } else {
        for (const key of keys) taken.set(key, read.row);
        matched.push(found);
      }
    }
  }
  const sure = matched.filter(({ read, doubt }) => {
    const otherRow = contested.get(read.row);
    if (otherRow !== undefined) refuse(read, { code: 'duplicateNumber', otherRow }, doubt);
    return otherRow === undefined;
  });
  for (const plan of placeRows(sure, rows, roll, category)) plans.set(plan.row, plan);
  return rows.flatMap((read) => plans.get(read.row) ?? []);
}

function nameOf(read: ReadRow | undefined): string {
  return read?.values.name?.fullName ?? '';
}

function nothing(read: ReadRow): RowPlan {
  return {
    row: read.row,
    outcome: 'refused',
    refusal: null,
    doubt: null,
    notes: read.notes,
    changes: [],
    personId: null,
    person: null,
    placement: null,
  };
}

/** Rows of one number: of one name, the first counts; of several names, none does, for nobody can say who is meant. */
function duplicates(
  rows: readonly ReadRow[],
): Map<number, { code: 'duplicateRow' | 'duplicateNumber'; otherRow: number }> {
  const found = new Map<number, { code: 'duplicateRow' | 'duplicateNumber'; otherRow: number }>();
  const people = rows.filter((read) => read.kind === 'person' && !read.refused);
  for (const group of Map.groupBy(people, (read) =>
    personKey(read.values.service, read.values.serviceNumber, read.values.centreNumber),
  ).values()) {
    const [first, ...later] = group;
    if (!first) continue;
    const oneName = later.every((read) =>
      sameName(read.values.name?.fullName ?? '', first.values.name?.fullName ?? ''),
    );
    for (const read of later)
      found.set(read.row, { code: oneName ? 'duplicateRow' : 'duplicateNumber', otherRow: first.row });
    const [second] = later;
    if (!oneName && second) found.set(first.row, { code: 'duplicateNumber', otherRow: second.row });
  }
  return found;
}
