import type { Browser } from '@playwright/test';

/** Milliseconds by which every drawing and every timer is late. */
const LATE_MS = 70;

/**
 * From now on every page of `browser` draws a dozen times a second at most, and no timer is quicker: whatever goes by what
 * the last drawing showed meets keys and clicks that came since. For looking for journeys, and parts of the product, that
 * are right only on a quick machine.
 */
export function drawSlowly(browser: Browser): void {
  const make = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await make(options);
    await context.addInitScript((late) => {
      const [draw, wait] = [requestAnimationFrame.bind(globalThis), setTimeout.bind(globalThis)];
      globalThis.requestAnimationFrame = (act) => Number(wait(() => draw(act), late));
      const later = (act: TimerHandler, ms = 0, ...given: unknown[]) => wait(act, Math.max(ms, late + 10), ...given);
      globalThis.setTimeout = later as typeof setTimeout;
    }, LATE_MS);
    return context;
  };
}
