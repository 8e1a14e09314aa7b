import { demoAccount, open, signInAs, speak } from '../support/demo';
import { expect, expectAccessible, test } from '../support/test';

test('an instructor is told what was chosen of all together, and of one contingent only where nobody stands out by it', async ({
  page,
  context,
  request,
}) => {
  await signInAs(context, await demoAccount(request, 'Melric Courévert'));
  await speak(context, 'en');
  await open(page, '/teaching');
  await page.getByRole('link', { name: /^Core preparation for UNPIMI/ }).click();
  await page.getByRole('link', { name: /\d+ of \d+ have begun/ }).click();
  const rows = page.getByRole('region', { name: 'How it ended' }).getByRole('row');
  // Head, the police unit, one person on no roll, and all together.
  await expect(rows).toHaveCount(4);
  const chosen = page.getByRole('heading', { name: 'What was chosen' });
  await expect(chosen).toBeVisible();
  const whose = page.getByLabel('Choices of');
  await whose.focus();
  await whose.selectOption('Unité de police constituée d’Estrelane');
  // With one contingent taken from the whole, the one person on no roll would be left.
  await expect(page.getByText('told by contingent where 5 people and more', { exact: false })).toBeVisible();
  await expect(chosen).toBeHidden();
  await expect(rows).toHaveCount(4);
  await expect(whose).toBeFocused();
  await expectAccessible(page);
  await whose.selectOption('All together');
  await expect(chosen).toBeVisible();
});
