import { foldName, sameName, withoutZeros } from '../../people';
import { DECISIONS_FOR, type Decision, type Doubt } from './roll-decisions';
import type { KnownPerson, KnownRoll, Matched, RowPlan } from './roll-matching';
import type { ReadRow, RowNote } from './roll-reading';

/** Finds whom a row means; asks where it cannot be sure. */
export class PersonFinder {
  private readonly byNumber: ReadonlyMap<string, KnownPerson>;
  private readonly byBareNumber: ReadonlyMap<string, KnownPerson[]>;
  private readonly byName: ReadonlyMap<string, KnownPerson[]>;
  private readonly onRoll: ReadonlySet<string>;
  /** First row of each number in the file. */
  private readonly inFile: ReadonlyMap<string, number>;
  /** Whom some row means by number, written in full or without its zeros, with that row. */
  private readonly numbered: ReadonlyMap<string, number>;
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
    this.numbered = new Map(
      rows.toReversed().flatMap((read) => {
        const person = read.kind === 'person' ? (this.exact(read) ?? this.lostZero(read)) : null;
        return person ? [[person.id, read.row] as const] : [];
      }),
    );
    this.usualLength = usualLengths([
      ...roll.people.map((person) => ({ service: person.service, number: person.serviceNumber })),
      ...rows.map(({ values }) => ({ service: values.service, number: values.serviceNumber })),
    ]);
  }

  find(read: ReadRow, decision: Decision | null): Matched | 'undecided' | 'skipped' {
    const { values } = read;
    const doubt = this.doubtOf(read, decision);
    // A row left out stays out, also when the rest of the file has answered what was asked about it.
    if (!doubt && decision === 'SKIP') return 'skipped';
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

  /**
   * The row whose double this one was decided to be. Asked where the decision has outlived its doubt: the other row has
   * since brought the number, and this one is not to become somebody new for that.
   */
  rowOfDouble(read: ReadRow, decision: Decision | null): number | undefined {
    const { service, serviceNumber } = read.values;
    const rows =
      decision === 'SAME'
        ? this.namesakes(read).map((person) => this.numbered.get(person.id))
        : decision === 'PAD' && serviceNumber !== null
          ? (this.byBareNumber.get(`${service}/${withoutZeros(serviceNumber)}`) ?? []).map((person) =>
              this.inFile.get(personKey(service, person.serviceNumber, null)),
            )
          : [];
    return rows.find((row) => row !== undefined && row !== read.row);
  }

  private namesakes({ values }: ReadRow): readonly KnownPerson[] {
    return this.byName.get(`${values.service}/${nameKey(values.name?.fullName ?? '')}`) ?? [];
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
    const namesake = this.namesakes(read).find((person) => this.mayBe(person, read));
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
    if (this.numbered.has(person.id)) return false;
    if (person.dateOfBirth !== null && values.dateOfBirth !== null) return person.dateOfBirth === values.dateOfBirth;
    return this.onRoll.has(person.id);
  }

  private knownOf(read: ReadRow, doubt: NonNullable<RowPlan['doubt']>): KnownPerson | null {
    if (doubt.kind === 'otherSpelling') return this.exact(read);
    if (doubt.kind === 'zeroLost') return this.lostZero(read);
    if (doubt.kind === 'shortNumber') return null;
    return this.namesakes(read).find((person) => person.id === doubt.knownId) ?? null;
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
    // A number of the file that is known already, or stands in two rows, is one number.
    for (const number of new Set(group.map((one) => one.number)))
      if (number !== null && /^0\d+$/.test(number)) counts.set(number.length, (counts.get(number.length) ?? 0) + 1);
    const [commonest] = [...counts].sort(([a, n], [b, m]) => m - n || b - a);
    if (commonest && commonest[1] >= 2) lengths.set(service, commonest[0]);
  }
  return lengths;
}

/** What names a person in a file: the service's number, or the centre's own where there is none. */
export function personKey(service: string, serviceNumber: string | null, centreNumber: string | null): string {
  return serviceNumber === null ? `centre/${centreNumber ?? ''}` : `${service}/${serviceNumber}`;
}
