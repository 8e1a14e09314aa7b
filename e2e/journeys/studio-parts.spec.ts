import { demoAccount, open, signInAs, speak } from '../support/demo';
import { PIXEL } from '../support/pixel';
import { expect, expectAccessible, test } from '../support/test';

const REASON = 'She does not trust you enough.';
const PICTURE = 'A well between two houses';

test('people, facts, variables, pictures and beginnings are made, stand at nodes, are played from a chosen state, and printed', async ({
  page,
  context,
  request,
}) => {
  test.setTimeout(240_000);
  await signInAs(context, await demoAccount(request, 'Mirawen Quenikar'));
  await speak(context, 'en');
  const outline = page.getByRole('navigation', { name: 'Outline of the scenario' });
  const part = async (name: string): Promise<void> => {
    await outline.locator('.parts').getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
  };
  const node = async (number: number): Promise<void> => {
    await outline.getByRole('link', { name: new RegExp(`^${String(number)} `) }).click();
    await expect(page.getByRole('heading', { level: 2, name: new RegExp(`^${String(number)}\\. `) })).toBeVisible();
  };
  const ask = page.getByRole('region', { name: 'Choice 2' });

  await test.step('it begins from a template', async () => {
    await open(page, '/scenarios/studio');
    await page.getByRole('button', { name: 'New scenario' }).click();
    await page.getByLabel('Title', { exact: true }).fill('The visit, in parts');
    await page.getByLabel('Short name').fill(`parts-${String(Date.now() % 10_000_000)}`);
    await page.getByRole('radio').nth(1).check();
    await page.getByRole('button', { name: 'Make the scenario' }).click();
    await expect(page.locator('[data-node]')).toHaveCount(7);
  });

  await test.step('a person, a fact, a number and a picture come in', async () => {
    await part('People');
    await page.getByRole('button', { name: 'Add a person' }).click();
    await page.getByLabel('Name or function · English').fill('Well keeper');
    await part('Facts');
    await page.getByRole('button', { name: 'Add a fact' }).click();
    await page.getByLabel('Fact 1 · English').fill('The crossing floods at night.');
    await part('Variables');
    await page.getByLabel('Name of a new variable').fill('Warmth');
    await page.getByLabel('Kind').selectOption('Number');
    await page.getByRole('button', { name: 'Add the variable' }).click();
    const warmth = page.getByRole('region', { name: 'Warmth' });
    await warmth.getByLabel('At the beginning').fill('0');
    await warmth.getByLabel('Highest').fill('5');
    await warmth.getByLabel('Highest').press('Tab');
    await warmth.getByLabel('Learners see it').check();
    await part('Pictures and recordings');
    await page
      .getByLabel('Upload a picture, sound or film')
      .setInputFiles({ name: 'well.png', mimeType: 'image/png', buffer: PIXEL });
    await page.getByLabel('What is to be seen or heard · English').fill(PICTURE);
    await part('Beginnings');
    await page.getByRole('button', { name: 'Add a beginning' }).click();
    await page.getByLabel('Name of the beginning · English').fill('Known from before');
    await page.getByRole('checkbox', { name: 'Warmth' }).check();
    await page.getByRole('spinbutton', { name: 'Warmth' }).fill('2');
    await page.getByRole('spinbutton', { name: 'Warmth' }).press('Tab');
    await expectAccessible(page);
  });

  await test.step('they stand at a node: who speaks, what becomes known, what is shown, what changes', async () => {
    await node(1);
    await page.getByText('Who speaks, what becomes known', { exact: false }).click();
    await page.getByLabel('Who speaks').selectOption('Well keeper');
    await page.getByRole('group', { name: 'The learner now knows' }).getByRole('checkbox').check();
    await page.getByRole('group', { name: 'Shown with it' }).getByRole('checkbox', { name: PICTURE }).check();
    await page.getByText('Consequences:', { exact: false }).click();
    await page.getByRole('button', { name: 'Add a change' }).click();
    await page.getByLabel('Change 1: how').selectOption('goes up by');
    await page.getByLabel('Change 1: value').fill('1');
    await page.getByLabel('Change 1: value').press('Tab');
  });

  await test.step('a choice is offered under a condition, and says why not where it does not hold', async () => {
    await node(2);
    await ask.getByText('Always on offer').click();
    await ask.getByRole('button', { name: 'Add a line' }).click();
    await ask.getByLabel('Line 1: comparison').selectOption('is at least');
    await ask.getByLabel('Line 1: value').fill('3');
    await ask.getByLabel('Line 1: value').press('Tab');
    await ask.getByLabel('When it does not hold').selectOption('It is shown, with a reason why not');
    await ask.getByLabel('Why it is not open · English').fill(REASON);
    await ask.getByRole('group', { name: 'A fair rating needs' }).getByRole('checkbox').check();
    await ask.getByRole('button', { name: 'As code' }).click();
    await expect(ask.getByLabel('Condition as code')).toHaveValue('warmth >= 3');
    await expect(page.locator('[data-save=saved]')).toBeVisible();
    await page.reload();
    await expect(ask.getByText('On offer under a condition')).toBeVisible();
  });

  const panel = page.getByRole('tabpanel');
  const remembered = panel.getByRole('group', { name: 'What the story remembers' });
  await test.step('played from there, what the story remembers can be seen and changed', async () => {
    const words = await ask.getByLabel('What the learner can do · English').inputValue();
    await page.getByRole('button', { name: 'Play from here' }).click();
    await expect(remembered.getByLabel('Warmth')).toHaveValue('0');
    await expect(panel.getByText(REASON)).toBeVisible();
    await expect(panel.getByRole('button', { name: words })).toBeHidden();
    await remembered.getByLabel('Warmth').fill('3');
    await remembered.getByLabel('Warmth').press('Tab');
    await expect(panel.getByText(REASON)).toBeHidden();
    await panel.getByRole('button', { name: words }).click();
    await expect(panel.getByRole('button', { name: words })).toBeHidden();
    await panel.getByRole('button', { name: 'One step back' }).click();
    await expect(panel.getByRole('button', { name: words })).toBeVisible();
    await expect(remembered.getByLabel('Warmth')).toHaveValue('3');
    await expectAccessible(page);
  });

  await test.step('played from the beginning it shows who speaks and the picture, and what its way changed', async () => {
    await node(1);
    await page.getByRole('button', { name: 'Play from here' }).click();
    await expect(panel.getByRole('article')).toContainText('Well keeper');
    const picture = panel.getByRole('img', { name: PICTURE });
    await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    await panel.getByRole('button', { name: 'Go on' }).click();
    await expect(remembered.getByLabel('Warmth')).toHaveValue('1');
  });

  await test.step('a node is copied into another scenario, and leaves behind what that one has not', async () => {
    const written = page.url();
    const words = await page.getByLabel('What the learner reads · English').inputValue();
    const first = outline.locator('[data-node]').first();
    await first.focus();
    await first.press('Control+c');
    await page.getByRole('link', { name: 'Scenario studio' }).click();
    await page.getByRole('button', { name: 'New scenario' }).click();
    await page.getByLabel('Title', { exact: true }).fill('Copied into');
    await page.getByLabel('Short name').fill(`into-${String(Date.now() % 10_000_000)}`);
    await page.getByRole('button', { name: 'Make the scenario' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Copied into' })).toBeVisible();
    await first.focus();
    await first.press('Control+v');
    await expect(outline.locator('[data-node]')).toHaveCount(3);
    await expect(page.getByLabel('What the learner reads')).toHaveValue(words);
    await expect(page.getByText('Consequences: 0', { exact: false })).toBeVisible();
    await expect(page.locator('[data-save=saved]')).toBeVisible();
    await page.goto(written);
    await expect(page.getByRole('heading', { level: 1, name: 'The visit, in parts' })).toBeVisible();
  });

  await test.step('the booklet says what to note down, when a way is open, and shows the picture', async () => {
    await page.getByRole('tab', { name: 'Steps' }).click();
    await page.getByRole('link', { name: 'Print as a booklet' }).click();
    await expect(page.getByRole('region', { name: 'To be noted down, and how it begins' })).toContainText('Warmth: 0');
    await expect(page.getByText('only if', { exact: false }).first()).toContainText('Warmth');
    await expect(page.getByRole('img', { name: PICTURE })).toBeVisible();
    await expectAccessible(page);
  });
});
