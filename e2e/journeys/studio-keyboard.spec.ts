import type { Page } from '@playwright/test';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { Keyboard } from '../support/keyboard';
import { staffOfGalvessa } from '../support/publish';
import { expect, expectAccessible, test } from '../support/test';

const LEARNER = 'Leondro Corvoval Mendrímar';
const PHONE = { viewport: { width: 390, height: 844 }, locale: 'en-GB', isMobile: true, hasTouch: true } as const;

test('a story is built from nothing by keyboard alone, refused for a trap, mended, published, and played on two devices', async ({
  browser,
  request,
}) => {
  test.setTimeout(420_000);
  const staff = await staffOfGalvessa(browser, request);
  const code = `keyed-${String(Date.now() % 10_000_000)}`;
  const title = `At the ford ${code}`;
  const page = await staff.developer.newPage();
  const keys = new Keyboard(page);
  const leads = page.getByLabel('Goes on: leads to');

  await test.step('a blank scenario is made', async () => {
    await open(page, '/scenarios/studio');
    await keys.press(page.getByRole('button', { name: 'New scenario' }));
    await keys.type(page.getByLabel('Title', { exact: true }), title);
    await keys.type(page.getByLabel('Short name'), code);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(nodes(page)).toHaveCount(2);
  });

  await test.step('arrow keys open what makes a new node, and make none of those that they pass', async () => {
    await keys.type(page.getByLabel('What the learner reads'), 'The road ends at a ford.');
    await keys.pick(leads, '＋ a new decision', 'ArrowDown');
    await expect(nodes(page)).toHaveCount(3);
    await expect(leads).toBeFocused();
  });

  await test.step('objective, choices and ratings are filled in', async () => {
    await keys.press(part(page, 'Objectives'));
    await keys.press(page.getByRole('button', { name: 'Add an objective' }));
    await keys.type(page.getByLabel('What the learner can do'), 'Ask before crossing');
    await node(page, keys, 2);
    await keys.type(page.getByLabel('What the learner reads'), 'A man sits on the bank.');
    for (const [n, words, to, rating] of [
      [1, 'Ask him about the water.', '＋ a new ending', 'Good'],
      [2, 'Wait for somebody else.', '＋ a new situation', 'Poor'],
    ] as const) {
      const choice = page.getByRole('region', { name: `Choice ${String(n)}` });
      await keys.type(choice.getByLabel('What the learner can do'), words);
      await keys.pick(choice.getByLabel('This choice: leads to'), to);
      await expect(nodes(page)).toHaveCount(3 + n);
      await keys.press(choice.locator('summary').filter({ hasText: 'Consequences:' }));
      await keys.pick(choice.getByLabel(/^\s*Ask before crossing/), rating);
      await expect(choice.getByLabel(/^\s*Ask before crossing/)).toHaveValue(rating.toLowerCase());
    }
    await node(page, keys, 3);
    await keys.type(page.getByLabel('What the learner reads'), 'Nobody comes.');
    await keys.pick(leads, '3. Nobody comes.');
    await node(page, keys, 4);
    await keys.type(page.getByLabel('What the learner reads'), 'He shows you the stones.');
    await keys.type(page.getByLabel('What is said afterwards'), 'You asked, and were shown.');
    await keys.press(part(page, 'About the scenario'));
    await keys.type(page.getByLabel('Briefing'), 'You lead a patrol of six.');
    await keys.type(page.getByLabel('Fictional country and place'), 'Ilmaria');
    await page.keyboard.press('Tab');
    await expect(page.locator('[data-save=saved]')).toBeVisible();
  });

  const trap = page.getByRole('button', { name: /Once “Nobody comes\.” is reached this way/ });
  await test.step('the trap is told, and how one gets there is played', async () => {
    const finding = page.getByRole('listitem').filter({ has: trap });
    await keys.press(finding.getByRole('button', { name: 'Show how' }));
    const next = finding.getByRole('button', { name: 'Next' });
    await keys.press(next);
    await expect(finding.getByText(/Step 2 of \d/)).toBeVisible();
    await keys.press(next);
    await expect(finding.getByText('Chooses: Wait for somebody else.')).toBeVisible();
    await expectAccessible(page);
  });

  const editionPath = new URL(page.url()).pathname;
  const reviewer = await staff.approver.newPage();
  const theirs = new Keyboard(reviewer);
  await test.step('whoever is to approve it is refused while the trap stands, and gives it back', async () => {
    await keys.tab('Steps');
    await keys.press(page.getByRole('button', { name: 'Send to review', exact: true }));
    await expect(page.getByText('Sent to review.').first()).toBeVisible();
    await open(reviewer, editionPath);
    await expect(reviewer.getByRole('button', { name: /Once “Nobody comes\.” is reached/ })).toBeVisible();
    await theirs.tab('Steps');
    await expect(reviewer.getByRole('button', { name: 'Approve' })).toBeDisabled();
    await theirs.type(reviewer.getByLabel('Comment for the authors'), 'Who waits never leaves.');
    await theirs.press(reviewer.getByRole('button', { name: 'Return to draft' }));
    await expect(reviewer.getByText('Back in draft.').first()).toBeVisible();
  });

  await test.step('the author settles it, mends the trap, takes it back and does it again', async () => {
    await open(page, editionPath);
    await keys.tab(/^Comments/);
    await keys.press(page.getByRole('tabpanel').getByRole('button', { name: 'Resolve' }));
    await expect(page.getByText('Who waits never leaves.')).toBeHidden();
    await keys.tab(/^Findings/);
    await keys.press(trap);
    await keys.pick(leads, '5. Ending');
    await expect(trap).toBeHidden();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(trap).toBeVisible();
    await page.keyboard.press('ControlOrMeta+y');
    await expect(trap).toBeHidden();
    await keys.press(page.getByRole('link', { name: /Says nothing yet/ }));
    await keys.type(page.getByLabel('What the learner reads'), 'You drive on.');
    await keys.type(page.getByLabel('What is said afterwards'), 'You learnt nothing.');
    await keys.pick(page.getByLabel('What it comes to'), 'Not achieved');
    await expect(page.getByLabel('What it comes to')).toHaveValue('notAchieved');
    await expect(page.locator('[data-save=saved]')).toBeVisible();
    await keys.tab('Steps');
    await keys.press(page.getByRole('button', { name: 'Send to review', exact: true }));
    await expect(page.getByText('Sent to review.').first()).toBeVisible();
  });

  await test.step('it is vouched for line by line, approved and published', async () => {
    await open(reviewer, editionPath);
    await theirs.tab('Steps');
    const lines = reviewer.getByRole('group', { name: 'Fiction check list' }).getByRole('checkbox');
    await expect(lines).not.toHaveCount(0);
    for (const line of await lines.all()) {
      await theirs.press(line, 'Space');
      await expect(line).toBeChecked();
    }
    await theirs.press(reviewer.getByRole('button', { name: 'Approve', exact: true }));
    await theirs.press(reviewer.getByRole('button', { name: 'Publish', exact: true }));
    await theirs.press(reviewer.getByRole('alertdialog').getByRole('button', { name: 'Publish' }));
    await expect(reviewer.getByText('Published.').first()).toBeVisible();
  });

  const account = await demoAccount(request, LEARNER);
  await test.step('a learner begins it on a phone, and closes it in the middle', async () => {
    const phone = await browser.newContext(PHONE);
    await signInAs(phone, account);
    await speak(phone, 'en');
    const small = await phone.newPage();
    await open(small, '/scenarios');
    await small.getByRole('link', { name: title }).tap();
    await small.getByRole('button', { name: 'Begin' }).tap();
    await expect(small.getByRole('article')).toContainText('The road ends at a ford.');
    const kept = small.waitForResponse(
      (answer) =>
        answer.url().endsWith('/practice/runs') &&
        answer.ok() &&
        answer.request().postData()?.includes('continue') === true,
    );
    await small.getByRole('button', { name: 'Go on' }).tap();
    await expect(small.getByRole('article')).toContainText('A man sits on the bank.');
    await kept;
    await phone.close();
  });

  await test.step('another device goes on there, by keyboard alone, to the debrief', async () => {
    const tablet = await browser.newContext({ viewport: { width: 1024, height: 768 }, locale: 'en-GB' });
    await signInAs(tablet, account);
    const other = await tablet.newPage();
    const hands = new Keyboard(other);
    await open(other, '/scenarios');
    await hands.press(other.getByRole('link', { name: title }));
    await expect(other.getByRole('article')).toContainText('A man sits on the bank.');
    await hands.press(other.getByRole('button', { name: 'Wait for somebody else.' }));
    await hands.press(other.getByRole('button', { name: 'Go on' }));
    const told = other.getByRole('region', { name: 'Your path' });
    await expect(told).toBeVisible();
    await expect(other.getByText('You learnt nothing.')).toBeVisible();
    await hands.press(told.locator('summary').filter({ hasText: 'What else you could have done' }).first());
    await hands.press(told.getByRole('button', { name: 'What if?' }).first());
    await expect(told.getByRole('status')).toContainText(/it would have ended|have not decided/);
    await expectAccessible(other);
    await tablet.close();
  });
  await staff.close();
});

function nodes(page: Page) {
  return page.locator('[data-node]');
}

function part(page: Page, name: string) {
  return page.getByRole('navigation', { name: 'Outline of the scenario' }).getByRole('link', { name });
}

async function node(page: Page, keys: Keyboard, number: number): Promise<void> {
  await keys.press(page.getByRole('link', { name: new RegExp(`^${String(number)} `) }));
  await expect(page.getByRole('heading', { level: 2, name: new RegExp(`^${String(number)}\\. `) })).toBeVisible();
}
