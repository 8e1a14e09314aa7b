import type { Page } from '@playwright/test';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { actor } from '../support/draft';
import { expect, expectAccessible, test } from '../support/test';

const DEVELOPER = 'Mirawen Quenikar';

test('a story built from nothing by mouse is refused for a trap, mended, published by a second person and practised', async ({
  page,
  context,
  browser,
  request,
}) => {
  test.setTimeout(240_000);
  await signInAs(context, await demoAccount(request, DEVELOPER));
  await speak(context, 'en');
  const code = `well-${String(Date.now() % 10_000_000)}`;
  const title = `At the well ${code}`;

  await test.step('a blank scenario has a beginning and an ending', async () => {
    await open(page, '/scenarios');
    await page.getByRole('link', { name: 'Write scenarios' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Scenario studio' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'New scenario' }).click();
    await page.getByLabel('Title', { exact: true }).fill(title);
    await page.getByLabel('Short name').fill(code);
    await page.getByRole('radio', { name: /nothing else/ }).check();
    await page.getByRole('button', { name: 'Make the scenario' }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(nodes(page)).toHaveCount(2);
  });

  await test.step('nodes, choices and ratings are filled in', async () => {
    await page.getByLabel('What the learner reads').fill('The road ends at a well.');
    await page.getByLabel('Goes on: leads to').selectOption({ label: '＋ a new decision' });
    await expect(nodes(page)).toHaveCount(3);
    await part(page, 'Objectives');
    await page.getByRole('button', { name: 'Add an objective' }).click();
    await page.getByLabel('What the learner can do').fill('Ask before telling');
    await node(page, 2);
    await page.getByLabel('What the learner reads').fill('An old woman looks at you.');
    const [ask, wait] = [choice(page, 1), choice(page, 2)];
    await ask.getByLabel('What the learner can do').fill('Ask how she is.');
    await ask.getByLabel('This choice: leads to').selectOption({ label: '＋ a new ending' });
    await wait.getByLabel('What the learner can do').fill('Wait for somebody else.');
    await wait.getByLabel('This choice: leads to').selectOption({ label: '＋ a new situation' });
    for (const [one, rating] of [
      [ask, 'good'],
      [wait, 'poor'],
    ] as const) {
      await one.getByText('Consequences:', { exact: false }).click();
      await one.getByLabel(/^\s*Ask before telling/).selectOption(rating);
    }
    await expectAccessible(page);
    await page.getByRole('link', { name: /^3 / }).click();
    await page.getByLabel('What the learner reads').fill('Nobody comes.');
    // The trap: waiting leads to waiting.
    await page.getByLabel('Goes on: leads to').selectOption({ label: '3. Nobody comes.' });
    await page.getByRole('link', { name: /^4 / }).click();
    await page.getByLabel('What the learner reads').fill('She tells you about the crossing.');
    await page.getByLabel('What is said afterwards').fill('You asked, and were told.');
    await part(page, 'About the scenario');
    await page.getByLabel('Briefing').fill('You lead a patrol of six.');
    const place = page.getByLabel('Fictional country and place');
    await place.fill('Ilmaria');
    const pack = page.getByLabel('Mission pack that it plays in instead');
    await pack.fill('two words');
    await pack.press('Tab');
    await expect(pack).toHaveAttribute('aria-invalid', 'true');
    await pack.fill('unpimi');
    await pack.press('Tab');
    await expect(place).toBeHidden();
    await pack.fill('');
    await pack.press('Tab');
    await expect(place).toHaveValue('');
    await undoButton(page).click();
    await undoButton(page).click();
    await expect(place).toHaveValue('Ilmaria');
    await part(page, 'Contacts');
    for (const [n, name] of ['Somebody else', 'Conduct and discipline'].entries()) {
      await page.getByRole('button', { name: 'Add a contact' }).click();
      await page.getByLabel('What the contact is called').nth(n).fill(name);
    }
    await page.getByLabel('Centre’s value').nth(1).fill('contact.conduct');
    await page.getByRole('button', { name: 'Move 2 up' }).click();
    await page.getByRole('button', { name: 'Remove entry 2' }).click();
    await expect(page.getByLabel('What the contact is called')).toHaveValue('Conduct and discipline');
    await expect(page.getByLabel('Centre’s value')).toHaveValue('contact.conduct');
    await saved(page);
  });

  const trap = page.getByRole('button', { name: /Once “Nobody comes\.” is reached this way/ });
  await test.step('the proof tells the trap while it is written, and plays how one gets there', async () => {
    await expect(trap).toBeVisible();
    const finding = page.getByRole('listitem').filter({ has: trap });
    await finding.getByRole('button', { name: 'Show how' }).click();
    await expect(finding.getByText(/Step 1 of \d/)).toBeVisible();
    const next = finding.getByRole('button', { name: 'Next' });
    await next.click();
    await next.click();
    await expect(finding.getByText('Chooses: Wait for somebody else.')).toBeVisible();
    await expectAccessible(page);
  });

  const editionPath = new URL(page.url()).pathname;
  await test.step('it is handed in all the same, and a second person is refused to approve it, and sees why', async () => {
    await steps(page, 'Send to review');
    await expect(page.getByText('Sent to review.').first()).toBeVisible();
  });
  const second = await browser.newContext();
  await signInAs(second, await approver(request));
  await speak(second, 'en');
  const reviewer = await second.newPage();
  await open(reviewer, editionPath);
  await test.step('and gives it back with a word', async () => {
    await expect(reviewer.getByRole('button', { name: /Once “Nobody comes\.” is reached/ })).toBeVisible();
    await reviewer.getByRole('tab', { name: 'Steps' }).click();
    await expect(reviewer.getByRole('button', { name: 'Approve' })).toBeDisabled();
    await expect(reviewer.getByText(/Points of the checklist that stand in the way: \d/)).toBeVisible();
    await expectAccessible(reviewer);
    await reviewer.getByRole('tab', { name: /^Comments/ }).click();
    await reviewer.getByRole('link', { name: /^3 / }).click();
    const panel = reviewer.getByRole('tabpanel');
    await expect(panel.getByRole('radio', { name: '3. Nobody comes.' })).toBeChecked();
    await panel.getByLabel('Comment', { exact: true }).fill('Who else could come?');
    await panel.getByRole('button', { name: 'Comment' }).click();
    await expect(panel.getByRole('listitem').filter({ hasText: 'Who else could come?' })).toBeVisible();
    await expectAccessible(reviewer);
    await reviewer.getByRole('tab', { name: 'Steps' }).click();
    await reviewer.getByLabel('Comment for the authors').fill('Who waits never leaves.');
    await reviewer.getByRole('button', { name: 'Return to draft' }).click();
    await expect(reviewer.getByText('Back in draft.').first()).toBeVisible();
  });

  await test.step('the author reads it, mends it, and takes one step too far back', async () => {
    await open(page, editionPath);
    await page.getByRole('tab', { name: /^Comments/ }).click();
    const panel = page.getByRole('tabpanel');
    await panel.getByRole('button', { name: '3. Nobody comes.' }).click();
    await expect(page.getByRole('heading', { level: 2, name: '3. Nobody comes.' })).toBeVisible();
    const returned = panel.getByRole('listitem').filter({ hasText: 'Who waits never leaves.' });
    await returned.getByRole('button', { name: 'Resolve' }).click();
    await expect(returned).toBeHidden();
    await expectAccessible(page);
    await page.getByRole('tab', { name: 'Findings' }).click();
    await trap.click();
    const leads = page.getByLabel('Goes on: leads to');
    // The ending that the blank scenario began with, to which nothing leads yet.
    await leads.selectOption({ label: '5. Ending' });
    await expect(trap).toBeHidden();
    const undo = page.getByRole('button', { name: 'Undo' });
    await expect(undo).toHaveAttribute('title', 'Undo: way of ‘Nobody comes.’ led elsewhere');
    await undo.click();
    await expect(page.getByText('Undone: way of ‘Nobody comes.’ led elsewhere')).toBeAttached();
    await expect(trap).toBeVisible();
    await page.keyboard.press('Control+y');
    await expect(trap).toBeHidden();
    await page.getByRole('link', { name: /Says nothing yet/ }).click();
    await page.getByLabel('What the learner reads').fill('You drive on.');
    await page.getByLabel('What is said afterwards').fill('You learnt nothing.');
    await page.getByLabel('What it comes to').selectOption('notAchieved');
    await saved(page);
    await expect(
      page.getByText('Nothing was found.').or(page.getByText('Worth a look', { exact: false })),
    ).toBeVisible();
    await steps(page, 'Send to review');
    await expect(page.getByText('Sent to review.').first()).toBeVisible();
  });

  await test.step('it cannot be approved before the last comment is settled', async () => {
    await open(reviewer, editionPath);
    await reviewer.getByRole('tab', { name: 'Steps' }).click();
    await expect(reviewer.getByText('Comments that are not settled: 1.')).toBeVisible();
    await expect(reviewer.getByRole('button', { name: 'Approve' })).toBeDisabled();
    await reviewer.getByRole('tab', { name: /^Comments/ }).click();
    await reviewer.getByRole('button', { name: 'Resolve' }).click();
    await expect(reviewer.getByText('No open comment here.')).toBeVisible();
  });

  await test.step('it is approved and published', async () => {
    // Who approves vouches for the fiction, line by line.
    await steps(reviewer, 'Approve');
    await expect(reviewer.getByText('Lines that are not ticked: 8.', { exact: false })).toBeVisible();
    const lines = reviewer.getByRole('group', { name: 'Fiction check list' }).getByRole('checkbox');
    await expect(lines.first()).toBeFocused();
    await expectAccessible(reviewer);
    for (const line of await lines.all()) await line.check();
    await steps(reviewer, 'Approve');
    await steps(reviewer, 'Publish');
    await reviewer.getByRole('alertdialog').getByRole('button', { name: 'Publish' }).click();
    await expect(reviewer.getByText('Published.').first()).toBeVisible();
    await expect(reviewer.getByText('No real person, by name', { exact: false })).toBeVisible();
    await second.close();
  });

  await test.step('and practised from the catalogue', async () => {
    await open(page, '/scenarios');
    await page.getByRole('link', { name: title }).click();
    await page.getByRole('button', { name: 'Begin' }).click();
    await expect(page.getByText('Conduct and discipline').first()).toBeVisible();
    await expect(page.getByRole('article')).toContainText('The road ends at a well.');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('button', { name: 'Ask how she is.' }).click();
    await expect(page.getByText('She tells you about the crossing.')).toBeVisible();
  });
});

test('a template is made one’s own by keyboard alone, and keeps two texts apart', async ({
  page,
  context,
  request,
}) => {
  test.setTimeout(150_000);
  await signInAs(context, await demoAccount(request, DEVELOPER));
  await speak(context, 'en');
  const code = `keys-${String(Date.now() % 10_000_000)}`;
  const keys = page.keyboard;

  await test.step('it is made from a template', async () => {
    await open(page, '/scenarios/studio');
    await page.getByRole('button', { name: 'New scenario' }).focus();
    await keys.press('Enter');
    await page.getByLabel('Title', { exact: true }).focus();
    await keys.type('The queue');
    await keys.press('Tab');
    await keys.type(code);
    await page.getByRole('radio', { name: /nothing else/ }).focus();
    await keys.press('ArrowDown');
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await expect(nodes(page)).toHaveCount(6);
    await expect(page.getByText('Nothing was found.')).toBeVisible();
  });

  await test.step('a node is found, copied, pasted and taken away again', async () => {
    const first = page.getByRole('link', { name: /^1 / });
    await first.focus();
    await keys.press('ArrowDown');
    await expect(page.getByRole('link', { name: /^2 / })).toBeFocused();
    await keys.press('Control+c');
    await keys.press('Control+v');
    await expect(nodes(page)).toHaveCount(7);
    await expect(page.getByText('Nobody can ever come to', { exact: false })).toBeVisible();
    await expect(page.locator('[data-node][aria-current=true]')).toBeFocused();
    await keys.press('Delete');
    await expect(nodes(page)).toHaveCount(6);
    await expect(page.getByText('Nothing was found.')).toBeVisible();
  });

  await test.step('a node becomes another kind: what is lost is told before, and comes back', async () => {
    await page.getByRole('link', { name: /^1 / }).focus();
    await keys.press('Enter');
    await expect(page.locator('[data-node][aria-current=true]')).toHaveText(/^\s*1 /);
    const kind = page.getByLabel('Kind of node');
    await kind.selectOption('situation');
    const question = page.getByRole('alertdialog');
    await expect(question).toContainText('ways on: 1');
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Back' }).click();
    await expect(question).toBeHidden();
    await expect(kind).toHaveValue('decision');
    await kind.selectOption('situation');
    await question.getByRole('button', { name: 'Change the kind' }).click();
    await expect(page.getByLabel('Goes on: leads to')).toBeVisible();
    await expect(choice(page, 1)).toBeHidden();
    await expect(undoButton(page)).toHaveAttribute('title', /^Undo: kind of ‘.+’ changed$/);
    await keys.press('Control+z');
    await expect(choice(page, 1)).toBeVisible();
    await expect(kind).toHaveValue('decision');
  });

  await test.step('a condition is filled in without code, and read as code', async () => {
    await page.getByRole('link', { name: /^1 / }).focus();
    await keys.press('Enter');
    const walk = choice(page, 1);
    await walk.getByText('Always on offer').focus();
    await keys.press('Enter');
    await walk.getByRole('button', { name: 'Add a line' }).focus();
    await keys.press('Enter');
    const how = walk.getByLabel('Line 1: comparison');
    await how.focus();
    for (let step = 0; step < 5; step++) await keys.press('ArrowDown');
    await expect(walk.getByLabel('Line 1: value')).toHaveValue('2');
    await walk.getByRole('button', { name: 'As code' }).focus();
    await keys.press('Enter');
    const source = walk.getByLabel('Condition as code');
    await expect(source).toHaveValue('trust >= 2');
    await source.focus();
    await keys.press('Control+a');
    await keys.type('trust / (trust - 2) > 0');
    await keys.press('Tab');
    await expect(page.getByText('This divides by something that can be zero.').first()).toBeVisible();
    await keys.press('Control+z');
    await expect(walk.getByText('On offer under a condition')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('markup is refused in the field, and nothing of it is kept', async () => {
    const text = page.getByLabel('What the learner reads · English');
    const before = await text.inputValue();
    await text.focus();
    await keys.press('Control+End');
    await keys.type(' <b>now</b>');
    await expect(page.getByText(/would be shown as it stands/)).toBeVisible();
    // Undo takes what was refused out of its field first, and nothing else.
    await expect(undoButton(page)).toHaveAttribute('title', 'Undo: words that were not taken');
    await keys.press('Control+z');
    await expect(text).toHaveValue(before + ' <');
    await expect(page.getByText(/would be shown as it stands/)).toBeHidden();
    await expect(undoButton(page)).toHaveAttribute('title', /^Undo: text changed at ‘/);
    await keys.press('Control+End');
    await keys.type('b>');
    await expect(page.getByText(/would be shown as it stands/)).toBeVisible();
    await saved(page);
    await page.reload();
    await expect(page.getByLabel('What the learner reads · English')).toHaveValue(before + ' <');
  });

  await test.step('what somebody else saved meanwhile stands beside one’s own', async () => {
    const editionId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const { send } = await actor(context);
    const path = `/api/scenario-editions/${editionId}`;
    const { version, document } = await send<{ version: number; document: { texts: Record<string, string> } }>(
      'GET',
      path,
    );
    const theirs = { ...document, texts: { ...document.texts, briefing: 'Written elsewhere.' } };
    await send('PUT', `${path}/document`, { version, document: theirs });
    const text = page.getByLabel('What the learner reads · English');
    await text.focus();
    await keys.press('Control+Home');
    await keys.type('Mine. ');
    await expect(page.getByRole('heading', { name: 'Somebody saved another text meanwhile' })).toBeVisible();
    await expect(page.getByText('Written elsewhere.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Keep mine' }).focus();
    await keys.press('Enter');
    await saved(page);
  });
});

/** Not the one that a message in passing may offer. */
function undoButton(page: Page) {
  return page.getByRole('button', { name: 'Undo' }).and(page.locator('[aria-keyshortcuts]'));
}

function nodes(page: Page) {
  return page.locator('[data-node]');
}

function choice(page: Page, n: number) {
  return page.getByRole('region', { name: `Choice ${String(n)}` });
}

async function part(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Outline of the scenario' }).getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
}

async function node(page: Page, number: number): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^${String(number)} `) }).click();
}

async function saved(page: Page): Promise<void> {
  await expect(page.locator('[data-save=saved]')).toBeVisible();
}

async function steps(page: Page, act: string): Promise<void> {
  await page.getByRole('tab', { name: 'Steps' }).click();
  await page.getByRole('button', { name: act, exact: true }).click();
}

async function approver(request: Parameters<typeof demoAccount>[0]) {
  return demoAccount(request, 'Kelanor Zorinesh');
}
