/** Moves the entry at `from` to `to`. */
export function moved(tokens: readonly string[], from: number, to: number): readonly string[] {
  const rest = tokens.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...tokens.slice(from, from + 1), ...rest.slice(to)];
}
