import type { BrowserContext } from '@playwright/test';
import { actor } from '../support/draft';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { expect, expectAccessible, test } from '../support/test';

const PHONE = { width: 390, height: 844 };
const LEARNER = { name: 'Tarelani Kalinesh', number: '0042718' };
const MODULE = 'C5.2';
const PLACE = 'Lane 4, east range';

interface Person {
  readonly personId: string;
  readonly name: string;
  readonly modules: readonly { readonly moduleEditionId: string; readonly attended: boolean }[];
}

/**
 * A centre plans a course run for a sub-unit, the instructor signs for many people at once on a phone, and what was signed
 * stands in the learner's record and in the contingent's matrix.
 */
test('a course is planned for a sub-unit, signed for on a phone, and seen by learner and desk', async ({
  page: admin,
  context: adminContext,
  browser,
  request,
}) => {
  const title = `Lane training ${String(Date.now() % 1_000_000)}`;
  await signInAs(adminContext, await demoAccount(request, 'Sulanor Vadevan'));
  await speak(adminContext, 'en');

  await test.step('the centre plans it: edition, place, dates', async () => {
    await open(admin, '/offerings');
    await admin.getByRole('link', { name: 'New offering' }).click();
    await expectAccessible(admin);
    await admin
      .getByLabel('Course', { exact: true })
      .selectOption({ label: 'UNPIMI-CORE · Core preparation for UNPIMI' });
    await admin.getByRole('textbox', { name: 'Title' }).fill(title);
    await admin.getByRole('textbox', { name: 'Place' }).fill('East range');
    await admin.getByLabel('Starts').fill(day(-3));
    await admin.getByLabel('Ends').fill(day(4));
    await admin.getByRole('button', { name: 'Save' }).click();
    await expect(admin.getByRole('heading', { level: 1, name: title })).toBeVisible();
  });

  await test.step('names who teaches, and who takes part: a sub-unit and one by number', async () => {
    await admin.getByLabel('Harvumel Lovishar').check();
    await expect(admin.getByLabel('Harvumel Lovishar')).toBeChecked();
    await admin.getByLabel('From the roll of').selectOption({ label: 'Halcanor Infantry Battalion · 7' });
    await admin.getByLabel('Sub-unit').selectOption({ label: 'A Company' });
    await admin.getByRole('button', { name: 'Add from the roll' }).click();
    await expect(admin.getByText(/^\s*\d+ added, 0 were in it already\.\s*$/)).toBeVisible();
    await admin.getByLabel('Service numbers').fill(`${LEARNER.number}, 9999`);
    await admin.getByRole('button', { name: 'Add these numbers' }).click();
    await expect(admin.getByText('Unknown numbers: 9999.')).toBeVisible();
    await admin.getByRole('button', { name: 'Begin' }).click();
    await expect(admin.getByText('Running', { exact: true })).toBeVisible();
    await admin.getByLabel('Name, number or sub-unit').fill(LEARNER.number);
    await expect(admin.getByRole('row')).toHaveCount(2);
    await expect(admin.getByRole('rowheader', { name: LEARNER.name })).toBeVisible();
    await expectAccessible(admin);
  });

  const context = await browser.newContext({ viewport: PHONE, locale: 'en-GB', isMobile: true, hasTouch: true });
  await signInAs(context, await demoAccount(request, 'Harvumel Lovishar'));
  await speak(context, 'en');
  const page = await context.newPage();

  await test.step('the instructor finds it on a phone, a screen or three long however many people it has', async () => {
    await open(page, '/teaching');
    await expectAccessible(page);
    await page.getByRole('link', { name: title }).click();
    await expect(page.getByRole('status').filter({ hasText: / of \d+ people/ })).toBeVisible();
    // The table of people by modules moves inside its own frame.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    await expectAccessible(page);
    await page.getByRole('link', { name: new RegExp(`^${MODULE} IED awareness`) }).click();
    await expect(page).toHaveURL(/module=/);
    await expect(page.getByRole('banner')).toContainText(title);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(4 * PHONE.height);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    await expect(page.getByRole('button', { name: /^Sign for \d+$/ })).toBeInViewport();
    await expectAccessible(page);
  });

  const present =
    await test.step('signs for one platoon and the one who came along, each with their minutes', async () => {
      await page.getByRole('button', { name: 'Nobody yet' }).click();
      await expect(page.getByRole('button', { name: 'Sign for 0' })).toBeDisabled();
      await page.getByLabel('Sub-unit').selectOption({ label: 'A Company / 2nd Platoon' });
      await page.getByRole('button', { name: 'All of these were there' }).click();
      const sign = page.getByRole('button', { name: /^Sign for/ });
      await expect(sign).toBeEnabled();
      const [, platoon = '0'] = /^Sign for (\d+)$/.exec(await sign.innerText()) ?? [];
      expect(Number(platoon)).toBeGreaterThan(5);
      await page.getByRole('list').getByRole('checkbox').first().uncheck();
      await page.getByLabel('Sub-unit').selectOption('');
      await page.getByLabel('Name or number').fill('tarelani kalinesh');
      await page
        .getByRole('list')
        .getByRole('checkbox', { name: new RegExp(LEARNER.name) })
        .check();
      await page.getByLabel(`Minutes of ${LEARNER.name}`).fill('35');
      await page.getByLabel('Minutes taught').fill('90');
      await page.getByLabel('Room or ground').fill(PLACE);
      await page.getByLabel('Day').fill(day(-1));
      await expect(page.getByText(`${String(Number(platoon) - 1)} of them outside this list`)).toBeVisible();
      // The line breaks before the question was ever fetched: that is said, and nothing that was entered is lost.
      await context.setOffline(true);
      await page.getByRole('button', { name: `Sign for ${platoon}` }).click();
      await expect(page.getByRole('complementary', { name: 'Message' })).toContainText('No connection');
      await context.setOffline(false);
      await page.getByRole('button', { name: `Sign for ${platoon}` }).click();
      const sure = page.getByRole('dialog').or(page.getByRole('alertdialog'));
      await expect(sure).toContainText(`Attendance to sign for: ${platoon}.`);
      await sure.getByRole('button', { name: 'Sign' }).click();
      await expect(page.getByRole('complementary', { name: 'Message' })).toContainText(`${platoon} signed, 0 had been`);
      await expect(page.getByRole('listitem').filter({ hasText: LEARNER.name })).toContainText('signed already');
      await expectAccessible(page);
      return Number(platoon);
    });
  await context.close();

  await test.step('the learner reads when, where, how long and by whom', async () => {
    const own = await browser.newContext({ viewport: PHONE, locale: 'en-GB', isMobile: true, hasTouch: true });
    await signInAs(own, await demoAccount(request, LEARNER.name));
    await speak(own, 'en');
    const record = await own.newPage();
    await open(record, '/record');
    const row = record.getByRole('listitem').filter({ hasText: PLACE });
    await expect(row).toHaveCount(1);
    await expect(row).toContainText(shown(-1));
    await expect(row).toContainText('35 min');
    await expect(row).toContainText('Harvumel Lovishar');
    await own.close();
  });

  await test.step('and the matrix shows the evidence behind the cell of everybody who was there', async () => {
    const { rotation, person, signed } = await signedFor(adminContext, title);
    expect(signed).toBe(present);
    await open(admin, `/completion/${rotation}?name=${encodeURIComponent(person)}`);
    const grid = admin.getByRole('grid');
    const column = await grid
      .getByRole('columnheader', { name: new RegExp(`^${MODULE} `) })
      .getAttribute('aria-colindex');
    await grid
      .getByRole('row', { name: person })
      .first()
      .locator(`[aria-colindex="${column ?? ''}"]`)
      .click();
    const evidence = admin
      .getByRole('complementary', { name: person })
      .getByRole('listitem')
      .filter({ hasText: PLACE });
    await expect(evidence).toContainText(`${shown(-1)} · Attendance`);
    await expect(evidence).toContainText('90 minutes · in a room');
    await expect(evidence).toContainText('Halcanor Peace Training Centre');
    await expect(evidence).toContainText('Harvumel Lovishar');
    await expectAccessible(admin);
  });
});

/** Day of the centre, so many days from today, as a date field takes it. */
function day(add: number): string {
  const date = new Date(Date.now() + add * 86_400_000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(date);
}

function shown(add: number): string {
  const [year = '', month = '', date = ''] = day(add).split('-');
  const name = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }).format(new Date(day(add)));
  return `${date} ${month === '09' ? 'Sep' : name} ${year}`;
}

/** Rotation of the battalion, somebody signed for other than the learner, and how many of the offering were. */
async function signedFor(context: BrowserContext, title: string) {
  const { send } = await actor(context);
  const rotations = await send<{ id: string; contingentName: string }[]>('GET', '/api/rotations');
  const offerings = await send<{ id: string; title: string }[]>('GET', '/api/teaching/offerings');
  const offering = offerings.find((one) => one.title === title)?.id ?? '';
  const { roster } = await send<{ roster: Person[] }>('GET', `/api/teaching/offerings/${offering}`);
  const people = await Promise.all(
    roster.map(async (one) => ({
      ...one,
      evidence: await send<{ place: string | null }[]>('GET', `/api/people/${one.personId}/evidence`),
    })),
  );
  const signed = people.filter(({ evidence }) => evidence.some(({ place }) => place === PLACE));
  return {
    rotation: rotations.find(({ contingentName }) => contingentName === 'Halcanor Infantry Battalion')?.id ?? '',
    person: signed.find(({ name }) => name !== LEARNER.name)?.name ?? '',
    signed: signed.length,
  };
}
