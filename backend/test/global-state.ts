/** Jest loads setup and teardown apart from each other; the process's global object is what they share. */
const KEY = Symbol.for('peacewright.test.teardown');
const shared: Record<symbol, unknown> = globalThis as unknown as Record<symbol, unknown>;

export function keepForTeardown(undo: () => Promise<void>): void {
  shared[KEY] = undo;
}

export async function runTeardown(): Promise<void> {
  const undo = shared[KEY];
  if (typeof undo === 'function') await undo();
}
