import type { Page } from '@playwright/test';
import { answersOthers, startProduct, type Product } from '../support/product';
import { expect, expectAccessible, test } from '../support/test';

test.describe('a new installation', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await startProduct({ demo: false });
  });
  test.afterAll(() => product.stop());

  test('becomes a centre with its first administrator, who signs out and in again', async ({ page }) => {
    test.setTimeout(240_000);
    await page.goto(product.url);
    await expect(page.getByRole('heading', { name: 'Set up Peacewright' })).toBeVisible();
    expect(await answersOthers(product)).toBe(false);
    await expectAccessible(page);
    await page
      .getByRole('button', { name: 'Set up our centre' })
      .or(page.getByRole('link', { name: 'Set up our centre' }))
      .click();
    const group = (name: string) => page.getByRole('group', { name });
    await group('First administrator').getByLabel('Name').fill('Ada Administrator');
    await group('First administrator').getByLabel('E-mail').fill('ada@example.org');
    await group('First administrator').getByRole('textbox', { name: 'Password' }).fill('seven calm rivers run');
    await group('Country').getByLabel('Name in English').fill('Testland');
    await group('Country').getByLabel('Name in French').fill('Testlande');
    await group('Country').getByLabel('Code').fill('XT');
    await group('Training centre').getByLabel('Name').fill('Testland Centre');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Set up', exact: true }).click();

    const account = page.getByRole('button', { name: 'Ada Administrator My account' });
    await expect(account).toBeVisible({ timeout: 120_000 });
    await expectAccessible(page);
    // Nobody invented, no banner, and from now on there for the whole centre.
    await expect(page.getByText('All people and countries are invented.')).toHaveCount(0);
    expect(await answersOthers(product)).toBe(true);
    for (const [list, found] of [
      ['rotations', 0],
      ['people?q=a', 0],
      ['accounts', 1],
      ['courses', 9],
    ] as const)
      expect({ list, found: await count(page, `${product.url}/api/${list}`) }).toEqual({ list, found });
    await account.click();
    await page.getByText('Sign out', { exact: true }).click();

    await page.getByRole('textbox', { name: 'E-mail' }).fill('ada@example.org');
    await page.getByRole('textbox', { name: 'Password' }).fill('a wrong password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('What you typed does not match.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Password' }).fill('seven calm rivers run');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('Ada Administrator').first()).toBeVisible();
    await expectAccessible(page);
  });
});

/** How many a list of the product holds for who is signed in. */
async function count(page: Page, url: string): Promise<number> {
  const answer = await page.request.get(url);
  expect(answer.status()).toBe(200);
  const list = (await answer.json()) as unknown[] | { items: unknown[] };
  return (Array.isArray(list) ? list : list.items).length;
}
