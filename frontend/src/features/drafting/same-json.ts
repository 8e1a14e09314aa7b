/** Whether two values are the same JSON, whatever the order of their members. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [members(one), members(other)];
  return (
    left.length === right.length &&
    left.every(([name, value], at) => name === right[at]?.[0] && sameJson(value, right[at][1]))
  );
}

/** In the order of their names; a member that is undefined is none. */
function members(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
