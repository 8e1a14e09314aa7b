import type { Locator } from '@playwright/test';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { drag } from '../support/drag';
import { expect, expectAccessible, test } from '../support/test';

const code = `W-${String(Date.now() % 1_000_000)}`;

test('a course is made, filled, put in order, approved by another person, published, and continued', async ({
  page,
  context,
  browser,
  request,
}) => {
  await signInAs(context, await demoAccount(request, 'Mirawen Quenikar'));
  await speak(context, 'en');
  await test.step('it is made with a code and a title in both languages', async () => {
    await open(page, '/courses');
    await page.getByRole('button', { name: 'New course' }).click();
    await page.getByLabel('Code', { exact: true }).fill(code.toLowerCase());
    await page.getByLabel('Title in English').fill('Before the gate');
    await page.getByLabel('Title in French').fill('Devant le portail');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Create course' }).click();
    await expect(page.getByRole('heading', { level: 1, name: `${code} Before the gate` })).toBeVisible();
    await page.getByRole('button', { name: 'Title and audience' }).click();
    await page.getByLabel('Whom it is for, in English').fill('Guards of a camp.');
    await page.getByLabel('Whom it is for, in French').fill('Gardes d’un camp.');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Guards of a camp.')).toBeVisible();
  });

  const list = page.getByRole('region', { name: 'Modules' }).locator('ol').getByRole('listitem');
  const inOrder = (...codes: string[]): Promise<void> =>
    expect(list).toHaveText(codes.map((one) => new RegExp(`^\\s*${one.replace('.', '\\.')} `)));
  await test.step('modules of the reference are put in, and their minutes are summed', async () => {
    await expect(page.getByText('No module in this edition yet')).toBeVisible();
    for (const module of ['C3.4', 'C5.2', 'C1.1']) {
      await page.getByRole('searchbox', { name: 'Add a module: code or title' }).fill(module);
      await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
      await page
        .getByRole('listitem')
        .filter({ hasText: `${module} ` })
        .getByRole('button', { name: 'Add' })
        .click();
      await expect(list.filter({ hasText: `${module} ` })).toHaveCount(1);
    }
    await inOrder('C3.4', 'C5.2', 'C1.1');
    await expect(list.last()).toContainText('not published yet');
    const each = await Promise.all((await list.all()).map(minutesOf));
    const sum = (at: 0 | 1): number => each.reduce((total, minutes) => total + minutes[at], 0);
    expect(sum(0)).toBeGreaterThan(0);
    await expect(page.getByText(`${String(sum(0))} to ${String(sum(1))} minutes in all`)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('they are moved by key and by hand, and put back', async () => {
    await page.getByRole('link', { name: /^C3\.4 / }).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    await inOrder('C5.2', 'C1.1', 'C3.4');
    await expect(page.getByRole('link', { name: /^C3\.4 / })).toBeFocused();
    await page.keyboard.press('Control+z');
    await inOrder('C5.2', 'C3.4', 'C1.1');
    await drag(page, list.nth(2), list.nth(0));
    await inOrder('C1.1', 'C5.2', 'C3.4');
    await page.getByRole('complementary', { name: 'Message' }).getByRole('button', { name: 'Undo' }).click();
    await inOrder('C5.2', 'C3.4', 'C1.1');
    await page.getByRole('button', { name: 'Remove C1.1' }).click();
    await inOrder('C5.2', 'C3.4');
    await page.getByRole('button', { name: 'Bring back' }).click();
    await inOrder('C5.2', 'C3.4', 'C1.1');
    await page.getByRole('button', { name: 'Remove C1.1' }).press('Enter');
    await inOrder('C5.2', 'C3.4');
    await expect(page.getByRole('link', { name: /^C3\.4 / })).toBeFocused();
    await page.keyboard.press('Control+z');
    await inOrder('C5.2', 'C3.4', 'C1.1');
    await page.waitForLoadState('networkidle');
    await page.reload();
    await inOrder('C5.2', 'C3.4', 'C1.1');
  });

  await test.step('numbers that mean nothing are shown as what is kept of them, and no key is lost meanwhile', async () => {
    const planned = page.getByLabel('Planned minutes');
    await planned.fill('-3');
    await planned.press('Enter');
    await expect(planned).toHaveValue('0');
    await expect(planned).toBeFocused();
    const asks = page.getByLabel('Asks for');
    await asks.selectOption('A number of modules');
    const count = page.getByLabel('How many');
    for (const [typed, kept] of [
      ['9', '3'],
      ['0', '1'],
    ] as const) {
      await count.fill(typed);
      await count.press('Enter');
      await expect(count).toHaveValue(kept);
      await expect(count).toBeFocused();
    }
    // An answer that comes while the next number is typed takes nothing of it away.
    const kept = page.waitForResponse(
      (answer) => answer.request().method() === 'GET' && answer.url().includes('course-editions'),
    );
    await count.fill('2');
    await count.press('Enter');
    await count.fill('3');
    await kept;
    await page.waitForLoadState('networkidle');
    await expect(count).toHaveValue('3');
    await count.press('Enter');
    await asks.selectOption('All modules');
    await expect(count).toHaveCount(0);
    await page.waitForLoadState('networkidle');
  });

  await test.step('who made it sends it to review and may not approve it', async () => {
    await page.getByRole('button', { name: 'Send to review' }).click();
    await expect(page.getByText('In review')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Approve' })).toBeDisabled();
    await expect(page.getByText('Who wrote in it may not approve it.')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('another person approves and publishes it', async () => {
    const other = await browser.newContext({ locale: 'en-GB' });
    await signInAs(other, await demoAccount(request, 'Kelanor Zorinesh'));
    const approving = await other.newPage();
    await open(approving, new URL(page.url()).pathname);
    await approving.getByRole('button', { name: 'Approve' }).click();
    await approving.getByRole('button', { name: 'Publish' }).click();
    await expectAccessible(approving);
    await approving.getByRole('alertdialog').getByRole('button', { name: 'Publish' }).click();
    await expect(approving.getByText('Published', { exact: true })).toBeVisible();
    await other.close();
  });

  await test.step('the next edition begins with the same modules', async () => {
    await page.reload();
    await expect(list.first()).toContainText('pinned');
    await expect(page.getByRole('button', { name: /^Move up/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Begin a new edition' }).click();
    await expect(page.getByRole('combobox', { name: 'Edition' })).toHaveValue(/./);
    await expect(page.getByRole('button', { name: 'Send to review' })).toBeVisible();
    await inOrder('C5.2', 'C3.4', 'C1.1');
  });
});

test('a centre copies a course and a module of the reference; the copies say where they come from, and the course takes the centre’s own', async ({
  page,
  context,
  request,
}) => {
  await signInAs(context, await demoAccount(request, 'Ruvela Solanto Miravès'));
  await speak(context, 'en');
  await open(page, '/courses');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Protection of civilians, humanitarian law and rules of engagement' })
    .getByRole('button', { name: /^Copy to / })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /^C3 / })).toBeVisible();
  await expect(page.getByText('Draft', { exact: true })).toBeVisible();
  const course = page.url();
  const list = page.getByRole('region', { name: 'Modules' }).locator('ol').getByRole('listitem');
  const row = list.filter({ hasText: 'C3.4 ' });
  await expect(row).toContainText('Reference');
  await expect(row.getByRole('button', { name: /^Use our copy/ })).toHaveCount(0);
  await expectAccessible(page);

  await test.step('the copy keeps the link to its origin', async () => {
    await page.getByRole('link', { name: /^C3 Protection of civilians/ }).click();
    await expect(page.getByText('Reference content is approved by no authority.')).toBeVisible();
    expect(page.url()).not.toBe(course);
  });

  await test.step('copied a second time it asks for another code', async () => {
    await open(page, '/courses');
    const card = page
      .getByRole('listitem')
      .filter({ hasText: 'Protection of civilians, humanitarian law and rules of engagement' })
      .filter({ hasText: 'Reference' });
    await card.getByRole('button', { name: /^Copy to / }).click();
    await expect(card.getByRole('alert')).toContainText('has one with the code C3 already');
    await expect(card.getByLabel('Code of the copy')).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.type('c3-winter');
    await card.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^C3-WINTER / })).toBeVisible();
  });

  await test.step('so does the copy of a module', async () => {
    await open(page, '/courses/modules?q=C3.4');
    await page.getByRole('button', { name: /^Copy to / }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^C3\.4 / })).toBeVisible();
    await expect(page.getByText('Copy of')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Add a part' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'C3.4', exact: true }).click();
    await expect(page.getByText('Reference content is approved by no authority.')).toBeVisible();
  });

  await test.step('the course offers the centre’s own in the place of the reference’s', async () => {
    await page.goto(course);
    await expectAccessible(page);
    await row.getByRole('button', { name: 'Use our copy C3.4' }).click();
    await expect(row).toContainText('Own module');
    await expect(row).toContainText('not published yet');
    await expect(row.getByRole('button', { name: /^Use our copy/ })).toHaveCount(0);
    await page.getByRole('complementary', { name: 'Message' }).getByRole('button', { name: 'Undo' }).click();
    await expect(row).toContainText('Reference');
  });
});

/** The minutes, short and long, that a row says. */
async function minutesOf(row: Locator): Promise<readonly [number, number]> {
  const said = /(\d+) to (\d+)\smin/u.exec(await row.innerText());
  if (said === null) throw new Error('The row says no minutes.');
  return [Number(said[1]), Number(said[2])];
}
