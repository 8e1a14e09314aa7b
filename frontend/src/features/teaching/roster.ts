import type { TaughtOfferingDetailDto } from '@peacewright/api-client';
import { folded } from '../../app';

export type TaughtPerson = TaughtOfferingDetailDto['roster'][number];
type Standing = TaughtPerson['modules'][number];

/** Where a person stands in a module; undefined for a module outside the course. */
export function standingIn(person: TaughtPerson, moduleEditionId: string): Standing | undefined {
  return person.modules.find((one) => one.moduleEditionId === moduleEditionId);
}

const PARTED = ' / ';

/** The sub-units that the people come from and those above them, each once, the larger before what is in it. */
export function unitsOf(roster: readonly TaughtPerson[]): string[] {
  const paths = roster.flatMap(({ subUnit }) => {
    const names = subUnit?.split(PARTED) ?? [];
    return names.map((_, at) => names.slice(0, at + 1).join(PARTED));
  });
  return [...new Set(paths)].sort((one, other) => one.localeCompare(other, undefined, { numeric: true }));
}

/** Those of a sub-unit, or of one in it, whose name or number holds what was typed; empty texts ask nothing. */
export function found(roster: readonly TaughtPerson[], wish: { name: string; unit: string }): TaughtPerson[] {
  const wanted = folded(wish.name);
  return roster.filter(
    ({ name, number, subUnit }) =>
      (wish.unit === '' || `${subUnit ?? ''}${PARTED}`.startsWith(`${wish.unit}${PARTED}`)) &&
      folded(`${name} ${number ?? ''}`).includes(wanted),
  );
}
