import { demoAccounts, open, signInAs, speak } from '../support/demo';
import { faultsOf, SIZES } from '../support/look';
import { expect, test } from '../support/test';

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
        problems.push(...(await faultsOf(page)).map((fault) => `${where}: ${fault}`));
      }
      await context.close();
    }
  }
  expect(problems).toEqual([]);
});
