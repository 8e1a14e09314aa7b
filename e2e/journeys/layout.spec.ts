import type { Browser, BrowserContext, Page } from '@playwright/test';
import { demoAccounts, open, signInAs } from '../support/demo';
import { demoUrl, expect, test } from '../support/test';

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };

/** Pages of many kinds (a list, a table, a matrix, a drawing, an editor), each with a role that may see it. */
async function pagesOf(context: BrowserContext, role: string): Promise<string[]> {
  const first = async (list: string): Promise<string> => {
    const answer = await context.request.get(`${demoUrl()}/api/${list}`);
    const [line] = (await answer.json()) as { id: string }[];
    if (line === undefined) throw new Error(`Nothing under ${list}.`);
    return line.id;
  };
  if (role === 'LEARNER') return ['/', '/record', '/account'];
  if (role === 'CURRICULUM_DEVELOPER') return ['/courses', '/courses/modules', '/sources/coverage'];
  const rotation = await first('rotations');
  return [
    '/completion',
    `/completion/${rotation}`,
    `/completion/${rotation}/progress`,
    `/contingents/${rotation}`,
    `/contingents/${rotation}/roll`,
    `/offerings/${await first('offerings')}`,
    '/people',
    '/sources/board',
  ];
}

/** Opens every page for its role and says of each what `look` found wrong. */
async function walk(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0],
  prepare: (page: Page) => Promise<unknown>,
  look: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const problems: string[] = [];
  for (const role of ['LEARNER', 'CENTRE_ADMIN', 'CURRICULUM_DEVELOPER']) {
    const context = await browser.newContext(options);
    const account = (await demoAccounts(context.request)).find((one) => one.role === role);
    if (account === undefined) throw new Error(`The demonstration has no ${role}.`);
    await signInAs(context, account);
    const page = await context.newPage();
    await prepare(page);
    for (const path of await pagesOf(context, role)) {
      await open(page, path);
      await page.locator('h1').first().waitFor();
      problems.push(...(await look(page)).map((problem) => `${path} ${String(options?.viewport?.width)}: ${problem}`));
    }
    await context.close();
  }
  return problems;
}

/** Nothing sticks out of the page sideways, and no control out of the window: the page never scrolls that way. */
async function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const wide = root.scrollWidth - root.clientWidth;
    return wide > 0 ? [`${wide} px too wide`] : [];
  });
}

test('from right to left the whole page turns, and nothing sticks out', async ({ browser }) => {
  test.setTimeout(240_000);
  const problems: string[] = [];
  for (const viewport of [PHONE, DESKTOP]) {
    problems.push(
      ...(await walk(
        browser,
        { viewport },
        (page) => page.addInitScript(() => localStorage.setItem('pw.language', 'ar-XB')),
        async (page) => {
          const found = await sticksOut(page);
          const turned = await page.evaluate(() => {
            const rail = document.querySelector('nav[pwRail]')?.getBoundingClientRect();
            const main = document.querySelector('main')?.getBoundingClientRect();
            const heading = document.querySelector('h1');
            return {
              direction: document.documentElement.dir,
              railAfterMain: !rail || !main || rail.width === 0 || rail.left >= main.right - 1,
              headingFromTheRight: heading !== null && getComputedStyle(heading).direction === 'rtl',
            };
          });
          if (turned.direction !== 'rtl') found.push('the direction is not set');
          if (!turned.railAfterMain) found.push('the rail does not stand on the right');
          if (!turned.headingFromTheRight) found.push('the heading does not begin on the right');
          return found;
        },
      )),
    );
  }
  expect(problems).toEqual([]);

  // What floats follows too: the list of a field opens inside the window, under its field.
  const context = await browser.newContext({ viewport: PHONE });
  const account = (await demoAccounts(context.request)).find((one) => one.role === 'CENTRE_ADMIN');
  if (account) await signInAs(context, account);
  const page = await context.newPage();
  await page.addInitScript(() => localStorage.setItem('pw.language', 'ar-XB'));
  await open(page, '/people');
  await page.getByRole('combobox').nth(1).click();
  const list = await page.getByRole('listbox').boundingBox();
  expect(list).not.toBeNull();
  expect(list?.x ?? -1).toBeGreaterThanOrEqual(0);
  expect((list?.x ?? 0) + (list?.width ?? 0)).toBeLessThanOrEqual(PHONE.width);
  await expect(page.locator('.cdk-overlay-connected-position-bounding-box')).toHaveAttribute('dir', 'rtl');
  await context.close();
});

test('at 320 px, with letters of twice the size and with long words everything stays on the page', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const narrow = await walk(
    browser,
    { viewport: { width: 320, height: 640 } },
    (page) => page.addInitScript(() => localStorage.setItem('pw.language', 'fr')),
    sticksOut,
  );
  const large = await walk(
    browser,
    { viewport: { width: 1280, height: 800 } },
    (page) =>
      page.addInitScript(() =>
        addEventListener('DOMContentLoaded', () => (document.documentElement.style.fontSize = '200%')),
      ),
    sticksOut,
  );
  // Names of sixty letters and words of forty in every answer of the server.
  const long = await walk(
    browser,
    { viewport: PHONE },
    (page) =>
      page.route('**/api/**', async (route) => {
        const answer = await route.fetch();
        const body = await answer.text();
        const named = body.replace(
          /"(displayName|name|title|contingentName|postTitle|unitName|centreName|scopeName|heading|paraphrase)":"(?=[^"])/g,
          '"$1":"Ausbildungsunterstützungsverantwortliche Wilhelmina-Donaudampfschiffe ',
        );
        await route.fulfill({ response: answer, body: named });
      }),
    sticksOut,
  );
  expect([...narrow, ...large, ...long]).toEqual([]);
});
