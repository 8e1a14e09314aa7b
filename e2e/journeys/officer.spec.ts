import { readFileSync } from 'node:fs';
import { SignInScreen } from '../screens/sign-in';
import { actor } from '../support/draft';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { sheetsOfPdf } from '../support/pdf';
import { expect, expectAccessible, test } from '../support/test';

interface Roll {
  readonly posts: readonly {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly endedOn: string | null;
    readonly entries: readonly {
      readonly personId: string;
      readonly name: string;
      readonly number: string;
      readonly service: string;
      readonly status: string;
      readonly toDate: string | null;
    }[];
  }[];
}

/** A training officer replaces somebody who left, and gives who came an account. */
test('a person is replaced, and the newcomer gets an account, a slip and a PIN of their own', async ({
  page,
  context,
  browser,
  request,
}) => {
  test.setTimeout(180_000);
  await signInAs(context, await demoAccount(request, 'Ximeveda Salvenza Navoriz'));
  await speak(context, 'en');
  await open(page, '/contingents');
  await page.getByRole('link', { name: /Rotation 5/ }).click();
  await expect(page).toHaveURL(/\/contingents\/[0-9a-f-]{36}/);
  const rotation = new URL(page.url()).pathname.split('/')[2] ?? '';
  const { send } = await actor(context);
  const roll = await send<Roll>('GET', `/api/rotations/${rotation}/roll`);
  const held = roll.posts.flatMap(({ entries, ...post }) =>
    entries
      .filter(({ status, toDate, service }) => status === 'PRIMARY' && toDate === null && service === 'ARMY')
      .map((holder) => ({ ...holder, post })),
  );
  const leaving = held[2];
  if (leaving === undefined) throw new Error('The roll has too few people of the army.');
  const newcomer = { name: 'Ostravel Quenimar', number: `8${String(Date.now() % 10_000_000).padStart(7, '0')}` };

  await test.step('somebody who leaves is replaced: the past stays, the newcomer’s gaps show', async () => {
    await open(page, `/contingents/${rotation}/roll`);
    await page.getByLabel('Find a name, number or post').fill(leaving.post.code);
    await page.getByRole('button', { name: 'Replace', exact: true }).click();
    await page
      .getByLabel('Newcomer')
      .or(page.getByLabel('Number', { exact: true }))
      .first()
      .waitFor();
    if (await page.getByLabel('Newcomer').isVisible()) await page.getByLabel('Newcomer').selectOption('');
    await page.getByLabel('Number', { exact: true }).fill(newcomer.number);
    await page.getByLabel('Full name').fill(newcomer.name);
    await page.getByLabel('Reason').fill('Broke a leg');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Replace', exact: true }).last().click();
    await expect(
      page.getByText('A new person was made; nothing of the training is on record yet.', { exact: false }),
    ).toBeVisible();
    await page.getByRole('link', { name: 'What is still missing' }).click();
    await expect(page.getByRole('heading', { level: 1, name: newcomer.name })).toBeVisible();
    await expect(page.getByText('Not started', { exact: false }).first()).toBeVisible();
    await expectAccessible(page);
    await open(page, `/contingents/people/${leaving.personId}`);
    await expect(page.getByRole('listitem').filter({ hasText: 'Galvessa Military Observers' })).toBeVisible();
    await expectAccessible(page);
  });

  const slips = await test.step('who has no account yet gets one, and a slip to cut out', async () => {
    await open(page, `/contingents/${rotation}/accounts`);
    await expect(page.getByText(/\d+ of \d+ people have an account\./)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Make accounts and slips' }).click();
    await expect(page.getByText(/^\s*\d+ accounts? (was|were) made\.\s*$/)).toBeVisible({ timeout: 60_000 });
    await expectAccessible(page);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the slips (PDF)' }).click();
    const sheets = await sheetsOfPdf(readFileSync(await (await downloading).path()));
    expect(sheets.length).toBeGreaterThan(0);
    for (const sheet of sheets) {
      const slips = [...sheet.matchAll(/Number · Matricule/g)].length;
      expect(slips).toBeGreaterThan(0);
      expect(slips).toBeLessThanOrEqual(8);
    }
    return sheets.join('\n');
  });
  const pin = pinOf(slips, newcomer.number);

  const tablet = await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 844 } });
  const other = await tablet.newPage();
  const screen = new SignInScreen(other);
  const chosen = '730915';

  await test.step('the first sign-in asks for a PIN of one’s own before anything else', async () => {
    await screen.open();
    await screen.who('Galvessa', 'Army', newcomer.number);
    await screen.pin(pin);
    await expect(other.getByText('The PIN on your slip was only for the first time.', { exact: false })).toBeVisible();
    await expectAccessible(other);
    await other.goto(new URL('/', other.url()).href);
    await expect(other.getByRole('heading', { name: 'Change PIN' })).toBeVisible();
    await other.getByLabel('Present PIN').fill(pin);
    await other.getByLabel('New PIN', { exact: true }).fill('123456');
    await other.getByLabel('New PIN again').fill('123456');
    await other.getByRole('button', { name: 'Change PIN' }).click();
    await expect(other.getByText('6 to 12 digits, not all the same and not in a row.').first()).toBeVisible();
    await other.getByLabel('New PIN', { exact: true }).fill(chosen);
    await other.getByLabel('New PIN again').fill(chosen);
    await other.getByRole('button', { name: 'Change PIN' }).click();
    await expect(other.getByRole('heading', { level: 1 })).toContainText('done');
    await other.getByRole('button', { name: /My account/ }).click();
    await other.getByRole('button', { name: 'Sign out' }).click();
  });

  await tablet.close();
});

/** The PIN that the slip of a number carries. */
function pinOf(slips: string, number: string): string {
  const found = new RegExp(`Number · Matricule\\s*${number}\\s*PIN · Code\\s*(\\d{3})\\s(\\d{3})`).exec(slips);
  if (found === null) throw new Error(`No slip for ${number}.`);
  return `${found[1] ?? ''}${found[2] ?? ''}`;
}
