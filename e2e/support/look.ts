import type { Page } from '@playwright/test';
import { expectAccessible } from './test';

/** Text that a key of the texts shows instead of words when its sentence is missing. */
const BARE_KEY = /\b[a-z][A-Za-z]+(\.[a-z][A-Za-z]+){2,}\b/;

export const SIZES = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'desktop', width: 1440, height: 900 },
] as const;

/**
 * What a look at the page as it stands finds wrong: an axe violation, or one in a part of it, and what `outline` finds.
 */
export async function faultsOf(page: Page, within?: string): Promise<string[]> {
  const faults: string[] = [];
  await expectAccessible(page, within).catch((error: unknown) =>
    faults.push(error instanceof Error ? error.message.slice(0, 400) : String(error)),
  );
  return [...faults, ...(await outline(page))];
}

/** What is seen at once: wider than the window, a key instead of words, not exactly one heading of the first level with words. */
export async function outline(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) faults.push(`${overflow} px too wide`);
  const bare = BARE_KEY.exec(await page.locator('body').innerText());
  if (bare && !bare[0].includes('example')) faults.push(`shows the key ${bare[0]}`);
  const heads = await page.locator('h1').allInnerTexts();
  if (heads.length !== 1 || heads[0]?.trim() === '') faults.push(`has for its heading ${JSON.stringify(heads)}`);
  return faults;
}
