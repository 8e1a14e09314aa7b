import { expect, type Locator, type Page } from '@playwright/test';

/**
 * Reads the lesson shown to its end and presses the one button, `done` by then, until `next` is there. The button leads a screen
 * further as long as there is more to read, and what is fetched while one scrolls is more to read.
 */
export async function finishLesson(page: Page, done: Locator, next: Locator): Promise<void> {
  await expect(async () => {
    if (!(await next.isVisible())) {
      await page.keyboard.press('End');
      await expect(done).toBeVisible({ timeout: 1_000 });
      await done.click();
    }
    await expect(next).toBeVisible({ timeout: 5_000 });
  }).toPass();
}
