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

test('on a phone, the table of results shows on which side more of it is hidden', async ({
  page,
  context,
  request,
}) => {
  await signInAs(context, await demoAccount(request, 'Melric Courévert'));
  await speak(context, 'fr');
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '/teaching');
  await page.getByRole('link', { name: /^Core preparation for UNPIMI/ }).click();
  await page.getByRole('link', { name: /\d+ sur \d+ ont commencé/ }).click();
  const table = page.getByRole('region', { name: 'Comment cela s’est terminé' });
  await expect(table.getByRole('row').last()).toContainText('Tous ensemble');
  /** Whether the shade is seen in the last pixels of the table: whether they look otherwise without it. */
  const shaded = async (): Promise<boolean> => {
    const box = await table.boundingBox();
    if (box === null) throw new Error('The table is not drawn.');
    // Between the round corners.
    const clip = { x: box.x + box.width - 8, y: box.y + 24, width: 6, height: box.height - 48 };
    const asIs = await page.screenshot({ clip });
    await table.evaluate((wrap) => wrap.style.setProperty('--pw-more', 'transparent'));
    const plain = await page.screenshot({ clip });
    await table.evaluate((wrap) => wrap.style.removeProperty('--pw-more'));
    return !asIs.equals(plain);
  };
  await table.scrollIntoViewIfNeeded();
  expect(await shaded()).toBe(true);
  await table.evaluate((wrap) => wrap.scrollTo({ left: wrap.scrollWidth }));
  await expect(table.getByRole('columnheader').last()).toBeInViewport();
  expect(await shaded()).toBe(false);
});
