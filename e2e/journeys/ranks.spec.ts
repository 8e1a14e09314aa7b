import { actor } from '../support/draft';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { expect, expectAccessible, test } from '../support/test';

const ROTATION = 'Galvessa Engineer Company';

/** A national desk keeps the ranks of its country, and puts somebody on a roll who has no service number. */
test('a rank stands in its service by its order, is given to somebody with the centre’s own number, and stays while it is held', async ({
  page,
  context,
  request,
}) => {
  await signInAs(context, await demoAccount(request, 'Evelberto Ornedo Tamelló'));
  await speak(context, 'en');
  const abbreviation = `Z${String(Date.now() % 1_000_000)}`;
  const { send } = await actor(context);
  const rotations = await send<{ id: string; contingentName: string }[]>('GET', '/api/rotations');
  const rotation = rotations.find(({ contingentName }) => contingentName === ROTATION)?.id ?? '';
  const army = page.locator('tbody').filter({ has: page.getByRole('rowheader', { name: 'Army', exact: true }) });
  const rank = army.getByRole('row').filter({ hasText: abbreviation });

  await test.step('it is added to its service', async () => {
    await open(page, '/contingents/ranks');
    await page.getByRole('button', { name: 'Add a rank' }).click();
    await page.getByRole('combobox', { name: 'Service' }).selectOption('Army');
    await page.getByRole('textbox', { name: 'Abbreviation' }).fill(abbreviation);
    await page.getByRole('textbox', { name: 'Name in English' }).fill('Pioneer first class');
    await page.getByRole('textbox', { name: 'Name in French' }).fill('Sapeur de première classe');
    await page.getByRole('spinbutton', { name: 'Order' }).fill('9999');
    await page.getByRole('combobox', { name: 'Rank band' }).selectOption('Enlisted');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(rank).toContainText('Pioneer first class');
    await expect(rank).toContainText('Enlisted');
    // The highest order is the last of its service.
    await expect(army.getByRole('row').last()).toContainText(abbreviation);
  });

  await test.step('with another order it changes its place', async () => {
    await rank.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('spinbutton', { name: 'Order' }).fill('0');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(army.getByRole('row').nth(1)).toContainText(abbreviation);
    await expectAccessible(page);
  });

  const own = `C-${abbreviation}`;
  await test.step('somebody without a service number comes on the roll under the centre’s own', async () => {
    await send('POST', `/api/rotations/${rotation}/posts`, {
      code: `P-${abbreviation}`,
      title: 'Observer of the river',
      category: 'CIVILIAN',
      isKey: false,
    });
    await open(page, `/contingents/${rotation}/roll`);
    await page.getByLabel('Find a name, number or post').fill(`P-${abbreviation}`);
    await page.getByRole('button', { name: 'Fill', exact: true }).click();
    await page.getByRole('combobox', { name: 'Service' }).selectOption('Army');
    await page.getByRole('combobox', { name: 'Kind of number' }).selectOption('Centre’s own number');
    await expect(page.getByText('Given by the centre that prepares the rotation.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Number', exact: true }).fill(own);
    await page.getByRole('textbox', { name: 'Full name' }).fill('Quillarona');
    await page.getByRole('combobox', { name: 'Rank' }).selectOption(abbreviation);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Fill', exact: true }).last().click();
    await expect(page.getByText('Done. A new person was made', { exact: false })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Quillarona' })).toBeVisible();
    await expect(page.getByText(own).first()).toBeVisible();
  });

  await test.step('a rank that somebody holds is not removed', async () => {
    await open(page, '/contingents/ranks');
    await rank.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.reload();
    await expect(rank).toHaveCount(1);
  });
});
