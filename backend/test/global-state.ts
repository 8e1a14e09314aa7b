/** Jest loads setup and teardown apart from each other; the process's global object is what they share. */
const KEY: unique symbol = Symbol.for('peacewright.test.teardown');
const shared: typeof globalThis & { [KEY]?: () => Promise<void> } = globalThis;

/** Keeps what `runTeardown` has to do at the end of the run. */
export function keepForTeardown(undo: () => Promise<void>): void {
  shared[KEY] = undo;
}

export async function runTeardown(): Promise<void> {
  await shared[KEY]?.();
}
