import type { Page } from '@playwright/test';
import { saved } from '../screens/editor';
import { demoAccount, open, signInAs } from '../support/demo';
import { PIXEL } from '../support/pixel';
import { expect, expectAccessible, test } from '../support/test';

test('three recommendations are answered by a module that its author may not approve and a second person publishes', async ({
  page: author,
  context,
  browser,
  request,
}) => {
  test.setTimeout(240_000);
  await signInAs(context, await demoAccount(request, 'Mirawen Quenikar'));
  const code = `J1-${String(Date.now() % 1_000_000)}`;

  const codes = await test.step('three open recommendations about one topic are chosen', async () => {
    await open(author, '/sources/recommendations');
    await author.getByRole('group', { name: 'Status' }).getByRole('button', { name: /^Open/ }).click();
    await expect(author).toHaveURL(/status=OPEN/);
    await author.getByText('More filters').click();
    await author.getByRole('combobox', { name: 'Topic' }).selectOption('community-engagement');
    await expect(author).toHaveURL(/topic=community-engagement/);
    await expect(author.getByText('12 recommendations')).toBeVisible();
    await expect(author.getByText('The reference suggests an answer').first()).toBeVisible();
    const boxes = author.getByRole('checkbox', { name: /^Choose / });
    await expect(boxes.nth(2)).toBeVisible();
    const chosen: string[] = [];
    for (const at of [0, 1, 2]) {
      await boxes.nth(at).check();
      chosen.push(((await boxes.nth(at).locator('..').textContent()) ?? '').replace('Choose', '').trim());
    }
    await expect(author.getByText('3 chosen')).toBeVisible();
    await expectAccessible(author);
    return chosen;
  });

  await test.step('a module is begun for them', async () => {
    await author.getByRole('link', { name: 'Answer with a new module' }).click();
    for (const one of codes) await expect(author.getByText(one, { exact: true })).toBeVisible();
    await expectAccessible(author);
    await author.getByRole('textbox', { name: 'Code of the module' }).fill(code);
    await author.getByRole('textbox', { name: 'Title of the module' }).fill('Meeting the village council');
    await author.getByRole('button', { name: 'Make the module' }).click();
    await expect(author.getByRole('heading', { level: 1 })).toContainText('Meeting the village council');
  });

  await test.step('it says what it is for and what it teaches', async () => {
    await part(author, 'About the module');
    await author.getByLabel('Summary').fill('How to ask to be received, to listen, and to keep what was promised.');
    await part(author, 'Objectives');
    await author.getByRole('button', { name: 'Add objective' }).click();
    await author.getByLabel('The learner can …').fill('Open a first meeting with a village council');
    await author.getByLabel('Under which conditions').fill('Given an interpreter and an invitation');
    await author.getByLabel('To which standard').fill('Greets in order, names the purpose, promises nothing');
    await saved(author);
    await expectAccessible(author);
  });

  await test.step('a lesson with a table, a picture and a key term is written by keyboard alone', async () => {
    await addPart(author, 'Lesson', 'The first meeting');
    await author.getByRole('checkbox', { name: /Open a first meeting/ }).check();
    await saved(author);
    const text = author.getByRole('textbox', { name: 'Text', exact: true });
    const keys = author.keyboard;
    await text.focus();
    await keys.type('A council receives guests in an order of its own. Ask for the ');
    await keys.press('Control+Alt+k');
    const dialog = author.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Term' }).focus();
    await keys.type('speaker');
    await keys.press('Tab');
    const definition = dialog.getByRole('textbox', { name: 'Definition' });
    await expect(definition).toBeFocused();
    await keys.type('The person who speaks for the council to guests.');
    await expect(definition).toHaveValue('The person who speaks for the council to guests.');
    await expectAccessible(author);
    await dialog.getByRole('button', { name: 'Insert' }).press('Enter');
    await expect(dialog).toBeHidden();
    await keys.type(' first.');
    await keys.press('Enter');
    await keys.type('/tab');
    await keys.press('Enter');
    await expect(text.getByRole('table')).toBeVisible();
    for (const word of ['When', 'Who', 'What', 'Arrival', 'The speaker', 'Greeting']) {
      await keys.type(word);
      await keys.press('Tab');
    }
    await keys.press('Control+Enter');
    await keys.press('Control+Alt+i');
    await dialog.getByLabel('A file from this device').setInputFiles({
      name: 'circle.png',
      mimeType: 'image/png',
      buffer: PIXEL,
    });
    await expect(dialog.getByText('circle.png')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'What the picture shows, for who cannot see it' }).focus();
    await keys.type('The council sits in a circle; guests sit beside the speaker.');
    await dialog.getByRole('button', { name: 'Insert' }).press('Enter');
    await expect(dialog).toBeHidden();
    await expect(text.getByRole('img', { name: 'The council sits in a circle' })).toBeVisible();
    await saved(author);
    await author.getByRole('tab', { name: 'About the lesson' }).click();
    await author
      .getByLabel('What the learner can do afterwards')
      .fill('Opens a first meeting in the order it asks for.');
    await saved(author);
    await author.reload();
    await expect(text.getByRole('cell', { name: 'The speaker' })).toBeVisible();
    await expect(text).toContainText('Ask for the speaker first.');
    await expectAccessible(author);
  });

  await test.step('a test asks for the objective', async () => {
    await addPart(author, 'Test', 'Test of the first meeting');
    await author.getByRole('combobox', { name: 'Kind' }).last().selectOption('True or false');
    await author.getByRole('button', { name: 'Add question' }).click();
    await author.getByLabel('Question', { exact: true }).fill('The speaker is greeted first.');
    await author.getByRole('radio', { name: 'True' }).check();
    await author.getByLabel('Why the key is right, shown after submission').fill('The order is the council’s own.');
    await author.getByRole('group', { name: 'Objectives it shows' }).getByRole('checkbox').check();
    await saved(author);
    await expectAccessible(author);
  });

  await test.step('it goes to review, and its author cannot approve it', async () => {
    await author.getByRole('tab', { name: /^Steps/ }).click();
    await author.getByRole('button', { name: 'Send to review' }).click();
    await expect(author.getByText('In review').first()).toBeVisible();
    await expect(author.getByRole('button', { name: 'Approve' })).toBeDisabled();
    await expect(author.getByText('Who wrote in it may not approve it.')).toBeVisible();
    await expectAccessible(author);
  });

  await test.step('a second person approves and publishes it', async () => {
    const other = await browser.newContext({ locale: 'en-GB' });
    await signInAs(other, await demoAccount(request, 'Kelanor Zorinesh'));
    const approver = await other.newPage();
    await approver.goto(author.url());
    await approver.getByRole('tab', { name: /^Steps/ }).click();
    await approver.getByRole('button', { name: 'Approve' }).click();
    await approver.getByRole('button', { name: 'Publish' }).click();
    const sure = approver.getByRole('dialog').or(approver.getByRole('alertdialog'));
    await expect(sure).toContainText('frozen');
    await sure.getByRole('button', { name: 'Publish' }).click();
    await expect(approver.getByText('Published').first()).toBeVisible();
    await other.close();
  });

  await test.step('the recommendations are covered by it', async () => {
    for (const one of codes) {
      await open(author, `/sources/recommendations/${one}`);
      await expect(author.getByText('Covered in part').first()).toBeVisible();
      await expect(author.getByRole('heading', { name: 'The reference curriculum suggests' })).toBeVisible();
      await expect(author.getByRole('link', { name: `${code} Meeting the village council` })).toBeVisible();
    }
    await expectAccessible(author);
  });

  await test.step('a suggestion of the reference curriculum becomes an answer of the centre', async () => {
    const suggestions = author.getByRole('button', { name: /^Use as an answer/ });
    const before = await suggestions.count();
    await suggestions.first().click();
    await expect(author.getByRole('complementary', { name: 'Message' })).toContainText('The answer is linked.');
    await expect(suggestions).toHaveCount(before - 1);
    await expectAccessible(author);
  });
});

function part(page: Page, name: string): Promise<void> {
  return page.getByRole('navigation', { name: 'Outline' }).getByRole('link', { name, exact: true }).click();
}

async function addPart(page: Page, kind: string, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a part' }).click();
  await page.getByRole('combobox', { name: 'Kind' }).first().selectOption(kind);
  const outline = page.locator('pw-outline');
  await outline.getByRole('textbox', { name: 'Title' }).fill(title);
  await outline.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('navigation', { name: 'Outline' }).getByRole('link', { name: title }).click();
  await expect(page.getByRole('region', { name: title })).toBeVisible();
}
