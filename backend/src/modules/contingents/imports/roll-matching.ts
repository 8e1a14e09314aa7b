import { foldName, sameName, withoutZeros } from '../../people';
import type { ReadRow, Refusal, RowNote } from './roll-reading';
import { placeRows, type Placement } from './roll-placing';

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
  readonly people: readonly KnownPerson[];
  readonly subUnits: readonly { readonly id: string; readonly parentId: string | null; readonly name: string }[];
  readonly posts: readonly KnownPost[];
  readonly entries: readonly KnownEntry[];
}

export type Doubt = 'otherSpelling' | 'zeroLost' | 'shortNumber' | 'sameName';
/**
 * UPDATE: the known person, spelled as in the file. KEEP: the known person as stored. SAME: the known person (`sameName`:
 * with the file's number). NEW: somebody else. PAD: new, with the zeros put back. SKIP: leave the row out.
 */
export type Decision = 'UPDATE' | 'KEEP' | 'SAME' | 'NEW' | 'PAD' | 'SKIP';
export const DECISIONS_FOR: Readonly<Record<Doubt, readonly Decision[]>> = {
  otherSpelling: ['KEEP', 'UPDATE', 'SKIP'],
  zeroLost: ['SAME', 'NEW', 'SKIP'],
  shortNumber: ['PAD', 'NEW', 'SKIP'],
  sameName: ['NEW', 'SAME', 'SKIP'],
};

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
  const finder = new PersonFinder(roll, rows);
  const taken = new Map<string, number>();
  for (const read of rows) {
    const duplicate = twice.get(read.row);
    if (read.refused) refuse(read, read.refused);
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
        keys.map((key) => taken.get(key)).find((row) => row !== undefined) ?? finder.otherRowOf(read, found.number);
      if (other !== undefined) refuse(read, { code: 'duplicateNumber', otherRow: other }, found.doubt);
      else {
        for (const key of keys) taken.set(key, read.row);
        matched.push(found);
      }
    }
  }
  for (const plan of placeRows(matched, roll, category)) plans.set(plan.row, plan);
  return rows.flatMap((read) => plans.get(read.row) ?? []);
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

export function personKey(service: string, serviceNumber: string | null, centreNumber: string | null): string {
  return serviceNumber === null ? `centre/${centreNumber ?? ''}` : `${service}/${serviceNumber}`;
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

/** Finds whom a row means; asks where it cannot be sure. */
class PersonFinder {
  private readonly byNumber: ReadonlyMap<string, KnownPerson>;
  private readonly byBareNumber: ReadonlyMap<string, KnownPerson[]>;
  private readonly byName: ReadonlyMap<string, KnownPerson[]>;
  private readonly onRoll: ReadonlySet<string>;
  /** First row of each number in the file. */
  private readonly inFile: ReadonlyMap<string, number>;
  /** By service: how long numbers are that begin with zero. */
  private readonly usualLength: ReadonlyMap<string, number>;

  constructor(roll: KnownRoll, rows: readonly ReadRow[]) {
    this.byNumber = new Map(
      roll.people.flatMap((person) => [
        ...(person.centreNumber === null
          ? []
          : [[personKey(person.service, null, person.centreNumber), person] as const]),
        ...(person.serviceNumber === null
          ? []
          : [[personKey(person.service, person.serviceNumber, null), person] as const]),
      ]),
    );
    this.byBareNumber = Map.groupBy(
      roll.people.filter((person) => person.serviceNumber !== null),
      (person) => `${person.service}/${withoutZeros(person.serviceNumber ?? '')}`,
    );
    this.byName = Map.groupBy(roll.people, (person) => `${person.service}/${nameKey(person.fullName)}`);
    this.onRoll = new Set(roll.entries.map((entry) => entry.personId));
    this.inFile = new Map(
      rows
        .toReversed()
        .map(({ row, values }) => [personKey(values.service, values.serviceNumber, values.centreNumber), row]),
    );
    this.usualLength = usualLengths([
      ...roll.people.map((person) => ({ service: person.service, number: person.serviceNumber })),
      ...rows.map(({ values }) => ({ service: values.service, number: values.serviceNumber })),
    ]);
  }

  find(read: ReadRow, decision: Decision | null): Matched | 'undecided' | 'skipped' {
    const { values } = read;
    const doubt = this.doubtOf(read, decision);
    if (!doubt) {
      const shorn = this.certainlyLostZero(read);
      const known = this.exact(read) ?? shorn;
      const notes: readonly RowNote[] = shorn ? [...read.notes, 'zeroLost'] : read.notes;
      return { read, doubt, notes, known, number: known?.serviceNumber ?? values.serviceNumber, takeName: false };
    }
    if (doubt.decision === null) return 'undecided';
    if (doubt.decision === 'SKIP') return 'skipped';
    const known = this.knownOf(read, doubt);
    const result = { read, doubt, notes: read.notes };
    switch (doubt.decision) {
      case 'UPDATE':
        return { ...result, known, number: known?.serviceNumber ?? values.serviceNumber, takeName: true };
      case 'KEEP':
        return { ...result, known, number: known?.serviceNumber ?? values.serviceNumber, takeName: false };
      case 'SAME':
        return {
          ...result,
          known,
          number:
            doubt.kind === 'sameName'
              ? values.serviceNumber
              : longer(known?.serviceNumber ?? null, values.serviceNumber),
          takeName: false,
        };
      case 'PAD':
        return { ...result, known: null, number: doubt.number, takeName: false };
      case 'NEW':
        return { ...result, known: null, number: values.serviceNumber, takeName: false };
    }
  }

  /** The row that has `number` as its own, where this row only comes to it by a decision. */
  otherRowOf({ values }: ReadRow, number: string | null): number | undefined {
    return number === null || number === values.serviceNumber
      ? undefined
      : this.inFile.get(personKey(values.service, number, null));
  }

  /** The doubt about a row, with the decision where it is one that this doubt allows. */
  doubtOf(read: ReadRow, decision: Decision | null): RowPlan['doubt'] {
    const found = this.rawDoubt(read);
    return (
      found && {
        ...found,
        decision: decision !== null && DECISIONS_FOR[found.kind].includes(decision) ? decision : null,
      }
    );
  }

  private rawDoubt(read: ReadRow): { kind: Doubt; knownId: string | null; number: string } | null {
    const { values } = read;
    const number = values.serviceNumber ?? values.centreNumber ?? '';
    const name = values.name?.fullName ?? '';
    const exact = this.exact(read);
    if (exact) return sameName(exact.fullName, name) ? null : { kind: 'otherSpelling', knownId: exact.id, number };
    if (values.serviceNumber === null) return null;
    const bare = this.lostZero(read);
    if (bare) return this.certainlyLostZero(read) ? null : { kind: 'zeroLost', knownId: bare.id, number };
    const length = this.usualLength.get(values.service) ?? 0;
    if (/^\d+$/.test(number) && number.length < length)
      return { kind: 'shortNumber', knownId: null, number: number.padStart(length, '0') };
    const namesake = (this.byName.get(`${values.service}/${nameKey(name)}`) ?? []).find((person) =>
      this.mayBe(person, read),
    );
    return namesake ? { kind: 'sameName', knownId: namesake.id, number } : null;
  }

  private exact({ values }: ReadRow): KnownPerson | null {
    const byNumber = this.byNumber.get(personKey(values.service, values.serviceNumber, values.centreNumber));
    if (byNumber || values.serviceNumber === null || values.centreNumber === null) return byNumber ?? null;
    return this.byNumber.get(personKey(values.service, null, values.centreNumber)) ?? null;
  }

  private lostZero({ values }: ReadRow): KnownPerson | null {
    if (values.serviceNumber === null) return null;
    const candidates = (this.byBareNumber.get(`${values.service}/${withoutZeros(values.serviceNumber)}`) ?? []).filter(
      // Who stands in the file under the very number is not meant by another.
      (person) => !this.inFile.has(personKey(person.service, person.serviceNumber, person.centreNumber)),
    );
    return candidates.find((person) => sameName(person.fullName, values.name?.fullName ?? '')) ?? candidates[0] ?? null;
  }

  /** Same name and already on this very roll: nobody need be asked again. */
  private certainlyLostZero(read: ReadRow): KnownPerson | null {
    if (this.exact(read)) return null;
    const found = this.lostZero(read);
    const shorter = (found?.serviceNumber?.length ?? 0) > (read.values.serviceNumber?.length ?? 0);
    return found && shorter && this.onRoll.has(found.id) && sameName(found.fullName, read.values.name?.fullName ?? '')
      ? found
      : null;
  }

  /** A namesake is asked about when born the same day, or on this roll and not known to be born another day. */
  private mayBe(person: KnownPerson, { values }: ReadRow): boolean {
    if (this.inFile.has(personKey(person.service, person.serviceNumber, person.centreNumber))) return false;
    if (person.dateOfBirth !== null && values.dateOfBirth !== null) return person.dateOfBirth === values.dateOfBirth;
    return this.onRoll.has(person.id);
  }

  private knownOf(read: ReadRow, doubt: NonNullable<RowPlan['doubt']>): KnownPerson | null {
    if (doubt.kind === 'otherSpelling') return this.exact(read);
    if (doubt.kind === 'zeroLost') return this.lostZero(read);
    if (doubt.kind === 'shortNumber') return null;
    return (
      (this.byName.get(`${read.values.service}/${nameKey(read.values.name?.fullName ?? '')}`) ?? []).find(
        (person) => person.id === doubt.knownId,
      ) ?? null
    );
  }
}

function nameKey(name: string): string {
  return foldName(name).split(' ').sort().join(' ');
}

function longer(a: string | null, b: string | null): string | null {
  return (a?.length ?? 0) >= (b?.length ?? 0) ? a : b;
}

/** The commonest length of all-digit numbers that begin with zero, by service; two at least must have it. */
function usualLengths(
  numbers: readonly { readonly service: string; readonly number: string | null }[],
): Map<string, number> {
  const lengths = new Map<string, number>();
  for (const [service, group] of Map.groupBy(numbers, (one) => one.service)) {
    const counts = new Map<number, number>();
    for (const { number } of group)
      if (number !== null && /^0\d+$/.test(number)) counts.set(number.length, (counts.get(number.length) ?? 0) + 1);
    const [commonest] = [...counts].sort(([a, n], [b, m]) => m - n || b - a);
    if (commonest && commonest[1] >= 2) lengths.set(service, commonest[0]);
  }
  return lengths;
}
