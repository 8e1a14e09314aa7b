import { expect, type Locator, type Page } from '@playwright/test';

/** So many presses of Tab lead past everything that a page has. */
const MOST = 300;

/** Somebody at a page who has no mouse: reaches things by Tab, presses keys, and does nothing else. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Presses Tab, or Tab with Shift where it lies behind, until this has the focus. */
  async to(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    for (let press = 0; press < MOST; press++) {
      const way = await target.evaluate((element) => {
        const now = document.activeElement ?? document.body;
        if (now === element) return 'here';
        return now.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? 'back' : 'on';
      });
      if (way === 'here') return;
      await this.page.keyboard.press(way === 'back' ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`Tab never leads to ${String(target)}.`);
  }

  async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.to(target);
    await this.page.keyboard.press(key);
  }

  async type(target: Locator, words: string): Promise<void> {
    await this.to(target);
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.type(words);
    await expect(target).toHaveValue(words);
  }

  /** Opens a list, goes to one of its options by arrow keys, and takes it. */
  async pick(list: Locator, label: string, opens = 'Alt+ArrowDown'): Promise<void> {
    await this.to(list);
    const way = (): Promise<number | null> =>
      list.evaluate((element, wanted) => {
        const { options, selectedIndex } = element as HTMLSelectElement;
        const at = [...options].findIndex((option) => option.label.trim() === wanted);
        return at < 0 ? null : at - selectedIndex;
      }, label);
    await expect.poll(way, `${String(list)} has “${label}”`).not.toBeNull();
    const far = (await way()) ?? 0;
    const arrow = far < 0 ? 'ArrowUp' : 'ArrowDown';
    await this.page.keyboard.press(opens);
    for (let press = 0; press < Math.abs(far); press++) await this.page.keyboard.press(arrow);
    await this.page.keyboard.press('Enter');
  }

  /** Goes along a row of tabs to one of them. */
  async tab(name: string | RegExp): Promise<void> {
    const [tabs, wanted] = [this.page.getByRole('tab'), this.page.getByRole('tab', { name })];
    await this.to(this.page.locator('[role=tab][aria-selected=true]'));
    for (let press = await tabs.count(); press > 0; press--) {
      if ((await wanted.getAttribute('aria-selected')) === 'true') return;
      const next = await tabs.evaluateAll((all) => {
        const at = all.findIndex((one) => one === document.activeElement);
        return (at + 1) % all.length;
      });
      await this.page.keyboard.press('ArrowRight');
      await expect(tabs.nth(next)).toBeFocused();
    }
    await expect(wanted).toHaveAttribute('aria-selected', 'true');
  }
}
