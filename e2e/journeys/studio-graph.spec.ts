import type { Locator, Page } from '@playwright/test';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { expect, expectAccessible, test } from '../support/test';

test('a way is led by dragging on the graph and undone, and the same graph is walked and changed by keyboard alone', async ({
  page,
  context,
  request,
}) => {
  test.setTimeout(180_000);
  await signInAs(context, await demoAccount(request, 'Mirawen Quenikar'));
  await speak(context, 'en');
  const code = `graph-${String(Date.now() % 10_000_000)}`;
  const keys = page.keyboard;

  await test.step('the list becomes a graph, and the address keeps it', async () => {
    await open(page, '/scenarios/studio');
    await page.getByRole('button', { name: 'New scenario' }).click();
    await page.getByLabel('Title', { exact: true }).fill('The queue, drawn');
    await page.getByLabel('Short name').fill(code);
    await page.getByRole('radio', { name: /The queue/ }).check();
    await page.getByRole('button', { name: 'Make the scenario' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'The queue, drawn' })).toBeVisible();
    await page.getByRole('button', { name: 'Graph', exact: true }).click();
    await expect(drawn(page)).toHaveCount(6);
    await expect(page).toHaveURL(/show=graph/);
    await page.reload();
    await expect(drawn(page)).toHaveCount(6);
    await expect(node(page, 1)).toHaveAccessibleName(
      /^1\. Decision: .* Beginning\. A .* leads to 2\. B .* leads to 2$/,
    );
    // Nothing that changes the sight stands over a node.
    const [drawing, tool] = await Promise.all([
      page.getByRole('application').boundingBox(),
      page.getByRole('button', { name: 'Show all of it' }).boundingBox(),
    ]);
    expect(tool?.x).toBeGreaterThanOrEqual((drawing?.x ?? 0) + (drawing?.width ?? 0));
    await expectAccessible(page);
  });

  await test.step('a way is dragged to another node, and taken back', async () => {
    await page.getByRole('button', { name: 'Show all of it' }).click();
    await dragWay(page, 1, 1, 3);
    await expect(node(page, 1)).toHaveAccessibleName(/B .* leads to 3$/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(node(page, 1)).toHaveAccessibleName(/B .* leads to 2$/);
  });

  await test.step('a press on a node opens the form that the list opens', async () => {
    await node(page, 2).click();
    await expect(page.getByRole('heading', { level: 2, name: /^2\. / })).toBeVisible();
    await expect(node(page, 2)).toBeFocused();
  });

  await test.step('arrow keys walk along the ways', async () => {
    await keys.press('ArrowRight');
    await expect(node(page, 3)).toBeFocused();
    await keys.press('ArrowLeft');
    await expect(node(page, 2)).toBeFocused();
    await keys.press('Home');
    await expect(node(page, 1)).toBeFocused();
    await keys.press('2');
    await expect(node(page, 2)).toBeFocused();
    await keys.press('End');
    await expect(node(page, 6)).toBeFocused();
    await keys.press('Enter');
    await expect(page.getByRole('heading', { level: 2, name: /^6\. / })).toBeVisible();
  });

  await test.step('a way is led by keyboard, a node copied, pasted and removed', async () => {
    await keys.press('Home');
    await expect(node(page, 1)).toBeFocused();
    await keys.press('c');
    const way = page.getByLabel(/Way out of/);
    await expect(way).toBeFocused();
    await keys.press('ArrowDown');
    await page.getByRole('combobox', { name: /^leads to/ }).selectOption({ index: 2 });
    await page.getByRole('button', { name: 'Lead it there' }).press('Enter');
    await expect(node(page, 1)).toBeFocused();
    await expect(node(page, 1)).toHaveAccessibleName(/B .* leads to 3$/);
    await keys.press('Control+z');
    await expect(node(page, 1)).toHaveAccessibleName(/B .* leads to 2$/);
    await keys.press('Control+c');
    await keys.press('Control+v');
    await expect(drawn(page)).toHaveCount(7);
    const copy = page.locator('[data-drawn][aria-current=true]');
    await expect(copy).toBeFocused();
    await expect(copy).toHaveAccessibleName(/findings: 1/);
    await keys.press('Delete');
    await expect(drawn(page)).toHaveCount(6);
    await expect(page.getByRole('complementary', { name: 'Message' })).toContainText('The node is removed');
    await expectAccessible(page);
  });

  await test.step('what follows from a node alone folds away, and unfolds for what is chosen', async () => {
    await node(page, 2).press('f');
    await expect(drawn(page)).toHaveCount(2);
    await expect(node(page, 2)).toHaveAccessibleName(/Folded away: 4/);
    // Copied, it takes along what is folded behind it.
    await keys.press('Control+c');
    await keys.press('Control+v');
    await expect(drawn(page)).toHaveCount(7);
    await expect(page.locator('[data-drawn][aria-current=true]')).toBeFocused();
    await keys.press('Control+z');
    await expect(drawn(page)).toHaveCount(2);
    await page.getByLabel('Find in the nodes').fill('shut for the rest');
    await page.getByLabel('Find in the nodes').press('Enter');
    await expect(drawn(page)).toHaveCount(6);
    await page.getByLabel('Find in the nodes').fill('');
  });

  await test.step('a random player leaves figures at the nodes', async () => {
    await page.getByRole('button', { name: 'Random player' }).click();
    await expect(page.getByText('How often a player who picks at random', { exact: false })).toBeVisible();
    await expect(node(page, 1)).toHaveAccessibleName(/Met in 100\s?% of random runs/);
    await expect(node(page, 1)).toHaveAttribute('data-heat', '4');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Random player' }).click();
    await expect(node(page, 1)).not.toHaveAttribute('data-heat');
  });

  await test.step('a node is put into a group, which has a frame, a voice and a place in the list', async () => {
    const group = page.getByLabel('Group (for authors)');
    const frame = page.locator('[data-group="At the door"]');
    for (const number of [2, 3]) {
      await node(page, number).press('Enter');
      await expect(page.getByRole('heading', { level: 2, name: new RegExp(`^${String(number)}\\. `) })).toBeVisible();
      await group.fill('At the door');
      await group.press('Tab');
      await expect(node(page, number)).toHaveAccessibleName(/Group At the door/);
    }
    await expect(frame).toHaveText('At the door');
    const [outer, second, third] = await Promise.all([
      frame.boundingBox(),
      node(page, 2).boundingBox(),
      node(page, 3).boundingBox(),
    ]);
    for (const inner of [second, third]) {
      expect(inner?.x).toBeGreaterThanOrEqual(outer?.x ?? NaN);
      expect((inner?.y ?? NaN) + (inner?.height ?? NaN)).toBeLessThanOrEqual(
        (outer?.y ?? NaN) + (outer?.height ?? NaN),
      );
    }
    await page.getByLabel('Find in the nodes').fill('at the door');
    await expect(page.getByText('2 nodes found')).toBeVisible();
    await page.getByLabel('Find in the nodes').fill('');
    await page.getByTitle(/^Undo: group of/).click();
    await expect(node(page, 3)).not.toHaveAccessibleName(/Group/);
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await expect(page.getByRole('link', { name: /· At the door/ })).toHaveCount(1);
    await page.getByRole('button', { name: 'Graph', exact: true }).click();
    await expectAccessible(page);
  });

  await test.step('what is sought stands out', async () => {
    await page.getByLabel('Find in the nodes').fill('steps out');
    await expect(page.getByText('1 node found')).toBeVisible();
    await expect(page.locator('[data-drawn][data-path]')).toHaveCount(1);
    await page.getByLabel('Find in the nodes').fill('');
  });

  await test.step('the small map has every node, and what is pressed on it comes into sight', async () => {
    const map = page.locator('pw-mini-map svg');
    await expect(map.locator('.box')).toHaveCount(6);
    const drawnAs = () => page.locator('.canvas').evaluate((element) => getComputedStyle(element).transform);
    const box = await map.boundingBox();
    if (!box) throw new Error('There is no small map.');
    await map.click({ position: { x: 4, y: box.height / 2 } });
    const atTheLeft = await drawnAs();
    await map.click({ position: { x: box.width - 4, y: box.height / 2 } });
    await expect.poll(drawnAs).not.toBe(atTheLeft);
  });
});

const PHONE = { viewport: { width: 390, height: 844 }, locale: 'en-GB', isMobile: true, hasTouch: true } as const;

test('on a phone the graph is seen at once, moved by one finger and by two, and opens what is tapped', async ({
  browser,
  request,
}) => {
  const context = await browser.newContext(PHONE);
  await signInAs(context, await demoAccount(request, 'Mirawen Quenikar'));
  await speak(context, 'en');
  const page = await context.newPage();
  const graph = page.getByRole('application');
  const canvas = graph.locator('.canvas');
  const drawnAs = () => canvas.evaluate((element) => getComputedStyle(element).transform);

  await test.step('it stands between what is above and the bar below, before anybody scrolls', async () => {
    await open(page, '/scenarios/studio');
    await page.getByRole('link', { name: /^S1: / }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: /^S1: / })).toBeVisible();
    await page.getByRole('button', { name: 'Graph', exact: true }).first().click();
    await page.reload();
    await expect(node(page, 1)).toBeInViewport({ ratio: 1 });
    await expect(graph).toBeInViewport({ ratio: 0.9 });
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await expectAccessible(page);
  });

  await test.step('what is seen below it comes after it by key, too', async () => {
    const field = page.getByLabel('Find in the nodes');
    const [above, below] = [await graph.boundingBox(), await field.boundingBox()];
    expect(below?.y).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0));
    const named = await field.elementHandle();
    expect(
      await graph.evaluate(
        (drawing, other) => drawing.compareDocumentPosition(other) === Node.DOCUMENT_POSITION_FOLLOWING,
        named,
      ),
    ).toBe(true);
  });

  const box = await graph.boundingBox();
  if (!box) throw new Error('There is no graph.');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const touch = await context.newCDPSession(page);
  const fingers = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints });

  await test.step('one finger moves it, and the page stays', async () => {
    const before = await drawnAs();
    await fingers('touchStart', [middle]);
    for (const by of [10, 30, 60]) await fingers('touchMove', [{ x: middle.x - by, y: middle.y - by }]);
    await fingers('touchEnd', []);
    await expect.poll(drawnAs).not.toBe(before);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  await test.step('two fingers make it larger', async () => {
    const before = await scaleOf(canvas);
    const apart = (by: number) => [
      { ...middle, x: middle.x - by, id: 0 },
      { ...middle, x: middle.x + by, id: 1 },
    ];
    await fingers('touchStart', apart(30));
    for (const by of [40, 55, 70]) await fingers('touchMove', apart(by));
    await fingers('touchEnd', []);
    await expect.poll(() => scaleOf(canvas)).toBeGreaterThan(before);
  });

  await test.step('what is given the focus comes into sight, and the frame itself is not scrolled', async () => {
    await drawn(page).last().focus();
    await expect.poll(() => graph.evaluate((frame) => frame.scrollLeft)).toBe(0);
    await expect(drawn(page).last()).toBeInViewport();
  });

  await test.step('all of it is shown at a press, from the beginning to the last ending', async () => {
    await page.getByRole('button', { name: 'Show all of it' }).tap();
    await expect(node(page, 1)).toBeInViewport({ ratio: 0.5 });
    await expect(drawn(page).last()).toBeInViewport({ ratio: 0.5 });
  });

  await test.step('a tap opens a node, and another leads back to it', async () => {
    await page.reload();
    await node(page, 1).tap();
    await expect(page.getByRole('heading', { level: 2, name: /^1\. / })).toBeVisible();
    await page.getByRole('group', { name: 'What is shown' }).getByRole('button', { name: 'Graph' }).tap();
    await expect(node(page, 1)).toBeInViewport();
    await expect(node(page, 1)).toHaveAttribute('aria-current', 'true');
  });
  await context.close();
});

/** How large a drawing is drawn. */
function scaleOf(canvas: Locator): Promise<number> {
  return canvas.evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).a);
}

function drawn(page: Page) {
  return page.locator('[data-drawn]');
}

function node(page: Page, number: number) {
  return page.getByRole('application').getByRole('button', { name: new RegExp(`^${String(number)}\\. `) });
}

/** Drags the round end of the nth way of a node onto another node. */
async function dragWay(page: Page, from: number, way: number, onto: number): Promise<void> {
  const [handle, target] = await Promise.all([
    node(page, from).locator('.handle').nth(way).boundingBox(),
    node(page, onto).boundingBox(),
  ]);
  if (!handle || !target) throw new Error('There is nothing to drag, or nothing to drag onto.');
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 12 });
  await page.mouse.up();
}
