import { demoAccounts, open, signInAs, speak } from '../support/demo';
import { expect, expectAccessible, test } from '../support/test';

const SIZES = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'desktop', width: 1440, height: 900 },
] as const;

/** Text that a key of the texts shows instead of words when its sentence is missing. */
const BARE_KEY = /\b[a-z][A-Za-z]+(\.[a-z][A-Za-z]+){2,}\b/;

/** Every place in the rail of one account a role, in both sizes, languages and colour schemes. */
test('every place of every role reads, fits and is accessible', async ({ browser, request }) => {
  test.setTimeout(900_000);
  const accounts = await demoAccounts(request);
  const perRole = [...new Map(accounts.map((account) => [account.role, account])).values()];
  const problems: string[] = [];
  for (const [index, account] of perRole.entries()) {
    // Each role sees each size; languages and schemes take turns, so that every pair is seen many times over.
    for (const [turn, size] of SIZES.entries()) {
      const scheme = (index + turn) % 2 === 0 ? 'light' : 'dark';
      const language = index % 4 < 2 ? 'en' : 'fr';
      const context = await browser.newContext({ viewport: size, colorScheme: scheme, locale: language });
      await signInAs(context, account);
      const page = await context.newPage();
      await open(page, '/');
      await speak(context, language);
      await open(page, '/');
      const places = await page
        .locator('nav a[href]')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      for (const path of new Set(['/', ...places.filter((href) => href.startsWith('/'))])) {
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
