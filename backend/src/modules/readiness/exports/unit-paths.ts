interface SubUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
}

/** Each sub-unit by the names of all above it, for three companies may each have a first platoon. Parents stand first. */
export function unitPaths(subUnits: readonly SubUnit[]): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const { id, parentId, name } of subUnits) {
    const above = parentId === null ? undefined : paths.get(parentId);
    paths.set(id, above === undefined ? name : `${above} / ${name}`);
  }
  return paths;
}
