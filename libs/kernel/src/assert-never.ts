/** For the default branch of a switch over a closed union: the compiler reports a forgotten case here. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
