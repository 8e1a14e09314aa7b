/** The ids in another order than they came in, the same for the same seed; what has two or more is never left as it was. */
export function mixed(ids: readonly string[], seed: number): string[] {
  const order = ids
    .map((id) => ({ id, at: rank(id, seed) }))
    .sort((one, other) => one.at - other.at)
    .map(({ id }) => id);
  return order.every((id, index) => id === ids[index]) ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

/** A number that a small change of either scatters. */
function rank(id: string, seed: number): number {
  let hash = seed | 0;
  for (const letter of id) hash = scattered(hash ^ (letter.codePointAt(0) ?? 0));
  return hash >>> 0;
}

function scattered(value: number): number {
  let x = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2_ae35);
  return x ^ (x >>> 16);
}
