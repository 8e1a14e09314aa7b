/** Something that must not outlive this process. */
interface Stoppable {
  stop(): Promise<void>;
  /** Without waiting for anything asynchronous, at the very end of the process. */
  stopNow(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const living = new Set<Stoppable>();

/**
 * Stops `item` when the process ends: at exit in any case, and at a signal when nobody else listens for it. Who listens
 * (the running application, which first finishes its requests) is expected to stop it in its own order; if it then lets
 * the signal end the process, that comes by here too.
 *
 * @returns a function that takes `item` off the list again.
 */
export function stopWithProcess(item: Stoppable): () => void {
  if (living.size === 0) {
    process.on('exit', onExit);
    for (const signal of SIGNALS) process.on(signal, onSignal);
  }
  living.add(item);
  return () => {
    if (!living.delete(item) || living.size > 0) return;
    process.off('exit', onExit);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
}

function onExit(): void {
  for (const item of living) item.stopNow();
}

function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  void Promise.allSettled([...living].map((item) => item.stop())).finally(() => {
    // Ends the process the way the signal would have without us; whatever failed to stop gets its last chance at exit.
    process.off('exit', onExit);
    onExit();
    for (const name of SIGNALS) process.off(name, onSignal);
    process.kill(process.pid, signal);
  });
}
