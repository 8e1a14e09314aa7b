import type { Locator, Page } from '@playwright/test';

/** Drags a row by its handle onto another, as a hand does: down, over in steps, up. */
export async function drag(page: Page, row: Locator, onto: Locator): Promise<void> {
  await row.locator('.handle').hover();
  await page.mouse.down();
  const box = await onto.boundingBox();
  if (box === null) throw new Error('There is nothing to drag onto.');
  await page.mouse.move(box.x + 20, box.y + box.height / 2, { steps: 12 });
  await page.mouse.move(box.x + 20, box.y + box.height / 2 + 2, { steps: 2 });
  await page.mouse.up();
}
