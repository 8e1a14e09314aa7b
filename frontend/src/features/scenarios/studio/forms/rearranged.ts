/** The parts with one moved by `by` places, or taken out where `by` is zero. */
export function rearranged<P extends { readonly id: string }>(parts: readonly P[], id: string, by: number): P[] {
  const at = parts.findIndex((part) => part.id === id);
  const part = parts[at];
  if (!part) return [...parts];
  const rest = parts.filter((one) => one !== part);
  return by === 0 ? rest : rest.toSpliced(Math.max(0, at + by), 0, part);
}
