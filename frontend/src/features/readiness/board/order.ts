import type { BoardLineDto } from '@peacewright/api-client';
import { folded } from '../../../app';

export const orders = ['days', 'lacking', 'name'] as const;
export type Order = (typeof orders)[number];

/** The order that a text of the address names; days for anything else. */
export function orderOf(text: string | undefined): Order {
  return orders.find((order) => order === text) ?? 'days';
}

/** Sorts a copy: next departure first, with those that have left behind; or most people held back; or by name. */
export function inOrder(lines: readonly BoardLineDto[], order: Order, language: string): BoardLineDto[] {
  const names = new Intl.Collator(language, { numeric: true });
  const byName = (a: BoardLineDto, b: BoardLineDto) =>
    names.compare(a.contingentName, b.contingentName) || a.number - b.number;
  const left = (line: BoardLineDto) => (line.daysLeft < 0 ? Number.MAX_SAFE_INTEGER + line.daysLeft : line.daysLeft);
  const compare = {
    days: (a: BoardLineDto, b: BoardLineDto) => left(a) - left(b) || byName(a, b),
    lacking: (a: BoardLineDto, b: BoardLineDto) =>
      (b.topGap?.lacking ?? 0) - (a.topGap?.lacking ?? 0) || left(a) - left(b) || byName(a, b),
    name: byName,
  }[order];
  return [...lines].sort(compare);
}

/** Lines whose contingent, country, mission or centre has the text in it. */
export function matching(lines: readonly BoardLineDto[], text: string): BoardLineDto[] {
  const wanted = folded(text);
  if (wanted === '') return [...lines];
  return lines.filter((line) =>
    folded(
      [
        line.contingentName,
        line.countryName.en,
        line.countryName.fr,
        line.missionCode,
        line.missionName?.en,
        line.missionName?.fr,
        line.centreName,
      ].join(' '),
    ).includes(wanted),
  );
}
