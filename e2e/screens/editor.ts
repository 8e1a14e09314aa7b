import type { BrowserContext, Locator, Page } from '@playwright/test';
import { actor } from '../support/draft';
import { expect } from '../support/test';

/** A block of a lesson, or what stands in one. */
export interface Block {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly Block[];
  readonly text?: string;
  readonly marks?: readonly { readonly type: string }[];
}

/** The editor's page of one module. */
export class EditorScreen {
  readonly text: Locator;
  readonly dialog: Locator;
  readonly outline: Locator;

  constructor(readonly page: Page) {
    this.text = page.getByRole('textbox', { name: 'Text', exact: true });
    this.dialog = page.getByRole('dialog');
    this.outline = page.locator('pw-outline');
  }

  /** Puts the cursor at the end of the text. */
  async toTheEnd(): Promise<void> {
    await this.text.focus();
    // The editor puts its own cursor a moment after it was given the focus; a timer of the same page comes after that one.
    await this.page.evaluate(() => new Promise((settled) => setTimeout(settled, 50)));
    await this.page.keyboard.press('Control+End');
  }

  saved(): Promise<void> {
    return saved(this.page);
  }

  /** Presses Tab, or what is given instead, until `target` has the focus: the way of who has no pointer. */
  async tabTo(target: Locator, key = 'Tab'): Promise<void> {
    for (let pressed = 0; pressed < 120; pressed += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press(key);
    }
    throw new Error('The keyboard does not lead there.');
  }

  /** Ends the page's process at once: nothing of it runs any more, not even what a page does when it is left. */
  async kill(): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const gone = this.page.waitForEvent('crash');
    session.send('Page.crash').catch(() => undefined);
    await gone;
    await this.page.close();
  }
}

/** Waits until what was changed last is saved: the page is asked once it was drawn again, for until then it speaks of before. */
export async function saved(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
}

/** The text of a lesson as the server has it. */
export async function storedBlocks(
  context: BrowserContext,
  lesson: { readonly editionId: string; readonly lessonId: string },
): Promise<readonly Block[]> {
  const { send } = await actor(context);
  const { document } = await send<{ document: { blocks: readonly Block[] } }>(
    'GET',
    `/api/module-editions/${lesson.editionId}/items/${lesson.lessonId}`,
  );
  return document.blocks;
}

/** The words of a block. */
export function plain(block: Block | undefined): string {
  return block === undefined ? '' : (block.text ?? (block.content ?? []).map(plain).join(''));
}

/** The kinds of blocks and what stands in them, as one line. */
export function outlineOf(block: Block): string {
  const name = block.type === 'heading' ? `heading${String(block.attrs?.['level'])}` : block.type;
  const inline = (block.content ?? []).every(({ type }) => type === 'text');
  return inline ? `${name} ${plain(block)}` : `${name}(${(block.content ?? []).map(outlineOf).join(', ')})`;
}
