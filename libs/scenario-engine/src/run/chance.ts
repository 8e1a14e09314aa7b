/**
 * The n-th drawn number of a seed, 0 to 2^32 - 1: a mixing of 32-bit integers, so that every machine draws the same. It
 * decides training stories and is no secret.
 */
export function drawn(seed: number, n: number): number {
  let x = (Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b) + Math.imul(n + 1, 0x9e37_79b9)) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0_aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a_2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

/** The place of the weight that the n-th number of the seed falls on. */
export function drawnPlace(seed: number, n: number, weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // Below 2^53: exact on every machine.
  let rest = Math.floor((drawn(seed, n) * total) / 4_294_967_296);
  return weights.findIndex((weight) => (rest -= weight) < 0);
}
