import { demoAccounts, open, signInAs, speak } from '../support/demo';
import { expect, expectAccessible, test } from '../support/test';

const SIZES = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'desktop', width: 1440, height: 900 },
] as const;

/** Text that a key of the texts shows instead of words when its sentence is missing. */
const BARE_KEY = /\b[a-z][A-Za-z]+(\.[a-z][A-Za-z]+){2,}\b/;

/** Every place in the rail of one account a role, once in each size and language in which a role comes by. */
test('every place of every role reads, fits and is accessible', async ({ browser, request }) => {
  test.setTimeout(600_000);
  const accounts = await demoAccounts(request);
  const perRole = [...new Map(accounts.map((account) => [account.role, account])).values()];
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const [index, account] of perRole.entries()) {
    // Each role sees each size; languages and schemes take turns.
    for (const [turn, size] of SIZES.entries()) {
      const scheme = (index + turn) % 2 === 0 ? 'light' : 'dark';
      const language = index % 4 < 2 ? 'en' : 'fr';
      const context = await browser.newContext({ viewport: size, colorScheme: scheme, locale: language });
      await signInAs(context, account);
      await speak(context, language);
      const page = await context.newPage();
      await open(page, '/');
      const places = await page
        .locator('nav li a[href]')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      for (const path of new Set(places.length > 0 ? places : ['/'])) {
        const look = `${path} ${size.name} ${language}`;
        if (seen.has(look)) continue;
        seen.add(look);
        await open(page, path);
        const where = `${account.role} ${path} ${size.name} ${scheme} ${language}`;
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (overflow > 0) problems.push(`${where}: ${overflow} px too wide`);
        const bare = BARE_KEY.exec(await page.locator('body').innerText());
        if (bare && !bare[0].includes('example')) problems.push(`${where}: shows the key ${bare[0]}`);
        await expectAccessible(page).catch((error: unknown) =>
          problems.push(`${where}: ${error instanceof Error ? error.message.slice(0, 400) : ''}`),
        );
      }
      await context.close();
    }
  }
  expect(problems).toEqual([]);
});
