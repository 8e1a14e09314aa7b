import { answersOthers, startProduct, type Product } from '../support/product';
import { expect, expectAccessible, test } from '../support/test';

test.describe('a new installation', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await startProduct({ demo: false });
  });
  test.afterAll(() => product.stop());

  test('becomes a demonstration at a press, says how far it is, carries its banner, and stays on this machine', async ({
    page,
  }) => {
    test.setTimeout(420_000);
    await page.goto(product.url);
    await page.getByRole('button', { name: 'Prepare the demonstration' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Preparing' })).toBeVisible();
    const progress = page.getByRole('progressbar', { name: 'Preparing' });
    await expect(progress).toHaveAttribute('aria-valuenow', /[1-9]/, { timeout: 120_000 });
    await expectAccessible(page);

    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible({ timeout: 300_000 });
    const banner = page.getByRole('complementary', { name: 'Demonstration.' });
    await expect(banner).toContainText('All people and countries are invented.');
    await expectAccessible(page);
    await page.getByRole('tab', { name: 'By e-mail' }).click();
    await page.getByRole('textbox', { name: 'E-mail' }).fill('developer@example.org');
    await page.getByRole('textbox', { name: 'Password' }).fill('peacewright-demo');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Mirawen Quenikar My account' })).toBeVisible();
    await expect(banner).toContainText('All people and countries are invented.');
    expect(await answersOthers(product)).toBe(false);
  });
});
