import type { ProgressDto, ProgressPointDto } from '@peacewright/api-client';

export const measures = ['people', 'modules'] as const;
export type Measure = (typeof measures)[number];

const DAY = 86_400_000;

/** Where things stand in a drawing of `WIDTH` × `HEIGHT`; days to the right, counts upwards. */
export interface Curve {
  readonly path: string;
  readonly area: string;
  /** Count at the end. */
  readonly done: number;
}

export const WIDTH = 960;
export const HEIGHT = 320;

/** The span of days that a chart shows, with a scale for it. */
export interface Span {
  readonly from: string;
  readonly to: string;
  x(day: string): number;
}

/** From the first completion (or a month before today) to departure or today, whichever is later, with a margin. */
export function spanOf({ points, rotation }: ProgressDto): Span {
  const first = points[0]?.day ?? addDays(rotation.today, -30);
  const from = addDays(first < rotation.today ? first : rotation.today, -3);
  const to = addDays(rotation.deployFrom > rotation.today ? rotation.deployFrom : rotation.today, 3);
  const days = Math.max(1, daysFrom(from, to));
  return { from, to, x: (day) => Math.min(WIDTH, Math.max(0, (daysFrom(from, day) / days) * WIDTH)) };
}

/** A stair of counts up to `until`; a total of zero lies flat. */
export function curveOf(
  points: readonly ProgressPointDto[],
  measure: Measure,
  total: number,
  span: Span,
  until: string,
): Curve {
  const y = (count: number) => HEIGHT - (total === 0 ? 0 : (count / total) * HEIGHT);
  let path = `M0 ${HEIGHT}`;
  let done = 0;
  for (const point of points) {
    if (point.day > until) break;
    done = point[measure];
    path += `H${span.x(point.day).toFixed(1)}V${y(done).toFixed(1)}`;
  }
  path += `H${span.x(until).toFixed(1)}`;
  return { path, area: `${path}V${HEIGHT}Z`, done };
}

/** What was done at the end of a day: as on the last day before it on which something changed. */
export function doneOn(points: readonly ProgressPointDto[], measure: Measure, day: string): number {
  return points.findLast((point) => point.day <= day)?.[measure] ?? 0;
}

/** Round counts to draw lines at, from none to the whole. */
export function levelsOf(total: number): number[] {
  const least = Math.max(1, total / 5);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= least) ?? least;
  const below = Array.from({ length: Math.ceil(total / step) }, (_, at) => at * step);
  // A line just under the whole would print its number over that of the whole.
  return [...below.filter((count) => count === 0 || total - count > step / 3), ...(total > 0 ? [total] : [])];
}

/** The first of each month inside the span, at most about a dozen. */
export function months(span: Span): string[] {
  const found: string[] = [];
  let [year, month] = [Number(span.from.slice(0, 4)), Number(span.from.slice(5, 7))];
  for (;;) {
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
    const day = `${year}-${String(month).padStart(2, '0')}-01`;
    if (day > span.to) break;
    found.push(day);
  }
  const every = Math.ceil(found.length / 12);
  return found.filter((_, at) => at % every === 0);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

function daysFrom(a: string, b: string): number {
  return (Date.parse(b) - Date.parse(a)) / DAY;
}
