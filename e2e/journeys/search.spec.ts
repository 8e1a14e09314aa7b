import { demoAccount, open, signInAs, speak } from '../support/demo';
import { expect, expectAccessible, test } from '../support/test';

const LANGUAGES = [
  {
    language: 'en',
    title: 'Search everything',
    rotation: 'Halcanor Infantry Battalion, rotation',
    people: 'People',
    results: 'Results',
    five: '5 results',
    audit: 'Audit trail',
  },
  {
    language: 'fr',
    title: 'Chercher partout',
    rotation: 'Halcanor Infantry Battalion, rotation',
    people: 'Personnes',
    results: 'Résultats',
    five: '5 résultats',
    audit: 'Journal d’audit',
  },
] as const;

for (const words of LANGUAGES)
  test(`everything is found and reached by the keyboard alone, in ${words.language}`, async ({
    page,
    context,
    request,
  }) => {
    await signInAs(context, await demoAccount(request, 'Sulanor Vadevan'));
    await speak(context, words.language);
    await open(page, '/contingents');
    const dialog = page.getByRole('dialog', { name: words.title });
    const field = dialog.getByRole('combobox', { name: words.title });
    const marked = dialog.getByRole('option', { selected: true });

    await test.step('Ctrl-K opens it on the commands, Escape gives the focus back', async () => {
      await page.getByRole('button', { name: words.language === 'en' ? 'Search' : 'Chercher' }).focus();
      await page.keyboard.press('Control+k');
      await expect(field).toBeFocused();
      await expect(marked).toHaveCount(1);
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(page.getByRole('button', { name: words.language === 'en' ? 'Search' : 'Chercher' })).toBeFocused();
    });

    await test.step('a rotation is found by words of its contingent, and Enter goes there', async () => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('halcanor battalion');
      await expect(marked).toContainText(words.rotation);
      const id = await marked.getAttribute('id');
      await expect(field).toHaveAttribute('aria-activedescendant', id ?? '');
      await expectAccessible(page);
      await page.keyboard.press('Enter');
      await expect(dialog).toBeHidden();
      await expect(page).toHaveURL(/\/contingents\/[0-9a-f-]{36}/);
    });

    await test.step('a person is found by the beginning of a number, people by that of a name, and an arrow walks on', async () => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('0042');
      await expect(marked).toContainText('Tarelani Kalinesh');
      await page.keyboard.press('Control+a');
      await page.keyboard.type('kal');
      await expect(dialog.getByRole('status')).toHaveText(words.five);
      await expect(dialog.getByRole('group', { name: words.people }).getByRole('option')).toHaveCount(5);
      const first = await marked.textContent();
      await page.keyboard.press('ArrowDown');
      await expect(marked).not.toHaveText(first ?? '');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/contingents\/people\/[0-9a-f-]{36}/);
    });

    await test.step('a recommendation is found by words of its text', async () => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('interpreters');
      await expect(dialog.getByRole('option').first()).toBeVisible();
      await expect(dialog.getByRole('listbox', { name: words.results })).toContainText(/-\d{3}/);
      await page.keyboard.press('Escape');
    });

    await test.step('asked for again in the breath in which it was closed, it opens, and a place is a command', async () => {
      await page.keyboard.press('Control+k');
      await expect(field).toBeFocused();
      // Both keys before the page has had a moment to hear that the dialog closed.
      await page.evaluate(() => {
        document.querySelector('dialog')?.close();
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }));
      });
      await page.keyboard.type('audit');
      await expect(dialog.getByRole('option', { name: words.audit })).toBeVisible();
      await page.keyboard.press('Escape');
    });

    await test.step('what is not there is said to be not there', async () => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('zzyzzx');
      await expect(dialog).toContainText('zzyzzx');
      await expect(dialog.getByRole('option')).toHaveCount(0);
      await expectAccessible(page);
    });
  });

test('a learner finds their own training, and no people', async ({ page, context, request }) => {
  await signInAs(context, await demoAccount(request, 'Tarelani Kalinesh'));
  await open(page, '/');
  const message = page.getByRole('complementary', { name: 'Message' });
  await test.step('without a line it says that it could not be fetched, and takes no keys from the page', async () => {
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(message).toContainText('The search could not be fetched.');
    await expectAccessible(page);
    // Keys typed while the search is on its way are kept for it; now they are the page's own again.
    const taken = await page.evaluate(() => {
      const key = new KeyboardEvent('keydown', { key: 'k', bubbles: true, cancelable: true });
      return !document.body.dispatchEvent(key);
    });
    expect(taken).toBe(false);
    await context.setOffline(false);
    await page.reload();
  });

  await page.getByRole('button', { name: 'Search' }).click();
  const dialog = page.getByRole('dialog', { name: 'Search everything' });
  await dialog.getByRole('combobox').fill('interpreters');
  const own = dialog.getByRole('group', { name: 'My training' }).getByRole('option');
  await expect(own).toHaveCount(1);
  await expect(own).toContainText('C4.1');
  await dialog.getByRole('combobox').fill('kalinesh');
  await expect(dialog).toContainText('Nothing found');
  await dialog.getByRole('combobox').fill('C4.1');
  await own.click();
  await expect(page).toHaveURL(/\/learning\/[0-9a-f-]{36}$/);
});
