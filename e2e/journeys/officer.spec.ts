import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { SignInScreen } from '../screens/sign-in';
import { actor } from '../support/draft';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { sheetsOfPdf, textOfPdf } from '../support/pdf';
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

const OFFICER = 'Ximeveda Salvenza Navoriz';

/** A training officer gives a contingent its accounts, helps somebody who is locked out, and replaces somebody who left. */
test('a person replaced, an account and a slip for the newcomer, a lock lifted, a PIN given anew', async ({
  page,
  context,
  browser,
  request,
}) => {
  test.setTimeout(180_000);
  await signInAs(context, await demoAccount(request, OFFICER));
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
  const leaving = held[6];
  if (leaving === undefined) throw new Error('The roll has too few people of the army.');
  const newcomer = { name: 'Ostravel Quenimar', number: `8${String(Date.now() % 10_000_000).padStart(7, '0')}` };

  await test.step('somebody who leaves is replaced: the past stays, the newcomer’s gaps show', async () => {
    await open(page, `/contingents/${rotation}/roll`);
    await page.getByLabel('Find a name, number or post').fill(leaving.number);
    await page.getByRole('button', { name: 'Replace', exact: true }).click();
    await page
      .getByLabel('Newcomer')
      .or(page.getByLabel('Number', { exact: true }))
      .first()
      .waitFor();
    if (await page.getByLabel('Newcomer').isVisible()) await page.getByLabel('Newcomer').selectOption('');
    await page.getByRole('button', { name: 'Replace', exact: true }).last().click();
    await expect(page.getByText('Fill in this field.')).toHaveCount(3);
    await page.getByLabel('Number', { exact: true }).fill(newcomer.number);
    await page.getByLabel('Full name').fill(newcomer.name);
    await page.getByLabel('Reason').fill('Broke a leg');
    // What the empty date field says is seen whole, down to the tails of its letters.
    const asked = page.locator('pw-date > span');
    await expect(asked).toHaveText('dd mmm yyyy');
    expect(await asked.evaluate((words) => words.scrollHeight - words.clientHeight)).toBe(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Replace', exact: true }).last().click();
    await expect(
      page.getByText('A new person was made; nothing of the training is on record yet.', { exact: false }),
    ).toBeVisible();
    // Found by the number of who left, the post stays in sight with who came, until something else is looked for.
    const row = page.getByRole('listitem').filter({ has: page.locator(`[id="${leaving.post.id}"]`) });
    await expect(row.getByRole('link', { name: newcomer.name })).toBeVisible();
    await expect(row).toContainText('Broke a leg');
    await expect(row.getByRole('link', { name: leaving.name })).toBeVisible();
    await expect(page.getByLabel('Find a name, number or post')).toHaveValue(leaving.number);
    await page.getByRole('link', { name: 'What is still missing' }).click();
    await expect(page.getByRole('heading', { level: 1, name: newcomer.name })).toBeVisible();
    await expect(page.getByText('Not started', { exact: false }).first()).toBeVisible();
    await expectAccessible(page);
    await open(page, `/contingents/people/${leaving.personId}`);
    await expect(page.getByRole('listitem').filter({ hasText: 'Galvessa Military Observers' })).toContainText(
      'Reason for leaving: Broke a leg',
    );
    await expectAccessible(page);
  });

  const again = await send<Roll>('GET', `/api/rotations/${rotation}/roll`);
  const person =
    again.posts.flatMap(({ entries }) => entries).find(({ number }) => number === newcomer.number)?.personId ?? '';
  const slips = await test.step('who has no account yet gets one, and a slip to cut out', async () => {
    await open(page, `/contingents/${rotation}/accounts`);
    await expect(page.getByText(/People with an account: \d+ of \d+\./)).toBeVisible();
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
    // As the slip prints it, its figures in two groups.
    const printed = `${pin.slice(0, 3)} ${pin.slice(3)}`;
    await screen.pin(printed);
    await expect(other.getByText('The PIN on your slip was only for the first time.', { exact: false })).toBeVisible();
    await expectAccessible(other);
    await other.goto(new URL('/', other.url()).href);
    await choosePin(other, printed, '123456');
    await expect(other.getByText('6 to 12 digits, not all the same and not in a row.').first()).toBeVisible();
    await choosePin(other, pin, chosen);
    await expect(other.getByRole('heading', { level: 1 })).toContainText('done');
    await other.getByRole('button', { name: /My account/ }).click();
    await other.getByRole('button', { name: 'Sign out' }).click();
  });

  await test.step('wrong PINs lock it; the officer lifts the lock and says why, and that is on record', async () => {
    await screen.who('Galvessa', 'Army', newcomer.number);
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const answered = other.waitForResponse((response) => response.url().endsWith('/api/session/pin'));
      await screen.pin('111111');
      await answered;
    }
    await screen.pin(chosen);
    await expect(other.getByText(/Too many wrong attempts/)).toBeVisible();
    await open(page, '/people');
    // An officer looks after people of a roll and no staff: the page opens on them, and a number is looked for anywhere.
    await expect(page.getByRole('combobox', { name: 'Accounts' })).toHaveText('Learners');
    await page.getByRole('searchbox', { name: 'Find by name, e-mail or number' }).fill(newcomer.number);
    await expect(page.getByRole('combobox', { name: 'Accounts' })).toHaveText('Everybody');
    await page.getByRole('link', { name: newcomer.name }).click();
    await expect(page.getByText('Locked until')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Lift lock' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Lift lock' }).click();
    await expect(page.getByRole('dialog').getByText('Say in a few words why.')).toBeVisible();
    await page.getByLabel('Reason').fill('Came to the office with an identity card');
    await page.getByRole('dialog').getByRole('button', { name: 'Lift lock' }).click();
    await expect(page.getByRole('complementary', { name: 'Message' })).toContainText('The lock is lifted.');
    await screen.pin(chosen);
    await expect(other.getByRole('button', { name: `${newcomer.name} My account` })).toBeVisible();
  });

  await test.step('a lost PIN is given anew, ends what is open, and must be changed again', async () => {
    await open(page, `/contingents/people/${person}`);
    await page.getByLabel('Reason').fill('Lost the slip');
    await page.getByRole('button', { name: 'Give a new PIN' }).click();
    const fresh = await page.getByRole('status').filter({ hasText: 'The new PIN is' }).locator('strong').innerText();
    expect(fresh).toMatch(/^\d{6}$/);
    await expectAccessible(page);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the slip to print' }).click();
    expect(pinOf(await textOfPdf(readFileSync(await (await downloading).path())), newcomer.number)).toBe(fresh);
    await other.reload();
    await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await screen.who('Galvessa', 'Army', newcomer.number);
    await screen.pin(chosen);
    await expect(other.getByText('does not match')).toBeVisible();
    await screen.pin(fresh);
    await choosePin(other, fresh, '408317');
    await expect(other.getByRole('heading', { level: 1 })).toContainText('done');
  });
  await tablet.close();

  await test.step('both acts stand in the audit trail with their reasons', async () => {
    const desk = await browser.newContext();
    await signInAs(desk, await demoAccount(request, 'Evelberto Ornedo Tamelló'));
    await speak(desk, 'en');
    const trail = await desk.newPage();
    await open(trail, '/audit');
    const day = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Paris',
      day: '2-digit',
      month: 'short',
      year: 'numeric',
    });
    for (const [act, reason] of [
      [`lifted the sign-in lock of the account “${newcomer.name}”.`, 'Came to the office with an identity card'],
      [`gave the account “${newcomer.name}” a new PIN.`, 'Lost the slip'],
    ] as const) {
      const entry = trail.getByRole('listitem').filter({ hasText: reason });
      await expect(entry).toHaveCount(1);
      await expect(entry).toContainText(`${OFFICER} ${act}`);
      await expect(entry).toContainText(`Reason: ${reason}`);
      await expect(entry.locator('time')).toContainText(day.format());
    }
    await expectAccessible(trail);
    await desk.close();
  });
});

/** On the page that asks for a PIN of one's own before anything else. */
async function choosePin(page: Page, present: string, chosen: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Change PIN' })).toBeVisible();
  await page.getByLabel('Present PIN').fill(present);
  await page.getByLabel('New PIN', { exact: true }).fill(chosen);
  await page.getByLabel('New PIN again').fill(chosen);
  await page.getByRole('button', { name: 'Change PIN' }).click();
}

/** The PIN that the slip of a number carries. */
function pinOf(slips: string, number: string): string {
  const found = new RegExp(`Number · Matricule\\s*${number}\\s*PIN · Code\\s*(\\d{3})\\s(\\d{3})`).exec(slips);
  if (found === null) throw new Error(`No slip for ${number}.`);
  return `${found[1] ?? ''}${found[2] ?? ''}`;
}
