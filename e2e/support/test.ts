import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { drawSlowly } from './slow-drawing';

/** The demonstration's address, as the set-up of the run found it. */
export function demoUrl(): string {
  const url = process.env['PEACEWRIGHT_DEMO_URL'];
  if (url === undefined) throw new Error('The demonstration was not started.');
  return url;
}

/** A test whose page may not log an error, nor load anything from elsewhere; with SLOW_DRAWING set, on pages that draw late. */
export const test = base.extend<{ clean: undefined }, { pace: undefined }>({
  pace: [
    async ({ browser }, use) => {
      if (process.env['SLOW_DRAWING']) drawSlowly(browser);
      await use(undefined);
    },
    { auto: true, scope: 'worker' },
  ],
  clean: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        // A refused request is an answer, which the page handles; the browser logs it all the same.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          errors.push(message.text());
      });
      await use(undefined);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * No axe violation on what is shown now, in this language and theme, or in a part of it; waits until the page is more than
 * its frame.
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await settled(page);
  const axe = new AxeBuilder({ page });
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
}

/** What is still coming in or fading is not yet the page that people read; what moves without end is. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('.mdc-dialog--opening, .mdc-dialog--closing') === null &&
      document
        .getAnimations()
        .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
  );
}

export { expect };
