import type { Page } from '@playwright/test';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { expect, expectAccessible, test } from '../support/test';

/** Documents are everybody's: a code of its own for each run, and a topic that no other journey counts. */
const CODE = `LL${String(Date.now() % 1_000_000)}`;
const PASSAGE =
  'Each outgoing driver walked the night route with the one who took over, and both signed the sheet of its culverts.';
const REPORT = [
  'Report of the fourth rotation.',
  `The handover took nine days. ${'Every store was counted twice and every key was signed for. '.repeat(60)}`,
  PASSAGE,
  'Nothing was lost on the way.',
  'Annexes follow.',
].join('\n\n');

/** What a centre has of its own: reports of its rotations, what they ask for, and the copies that show it. */
test('a report is added, cited, attached and opened at the passage; others come in from a file', async ({
  page,
  context,
  request,
}) => {
  test.setTimeout(180_000);
  await signInAs(context, await demoAccount(request, 'Ruvela Solanto Miravès'));
  await speak(context, 'en');

  await test.step('a document is added by hand', async () => {
    await open(page, '/sources/documents');
    await page.getByRole('link', { name: 'Add document' }).click();
    await page.getByRole('textbox', { name: 'Code' }).fill(CODE);
    await page.getByRole('textbox', { name: 'Title' }).fill('Lessons of the fourth rotation');
    await page.getByRole('combobox', { name: 'Kind of document' }).click();
    await page.getByRole('option', { name: 'Report from a mission or rotation' }).click();
    await page.getByLabel('Date, or first day').fill('2026-03-01');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Lessons of the fourth rotation' })).toBeVisible();
    await expect(page.getByText('01 Mar 2026')).toBeVisible();
  });

  await test.step('and what somebody asks for in it, with speaker and place', async () => {
    await open(page, '/sources/recommendations/new');
    await page.getByRole('combobox', { name: 'Document' }).click();
    await page.getByRole('option', { name: `${CODE} ·` }).click();
    await page
      .getByRole('textbox', { name: 'What is asked for, in your own words' })
      .fill('Walk a route at night with whoever takes it over.');
    await page.getByRole('textbox', { name: 'Speaker and function' }).fill('Transport officer');
    await page.getByRole('textbox', { name: 'Paragraph, as the document numbers it' }).fill('3');
    await page.getByRole('combobox', { name: 'Topic' }).click();
    await page.getByRole('option', { name: 'Transition, handover and peacebuilding' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Kind', exact: true }).click();
    await page.getByRole('option', { name: 'Way to train' }).click();
    await page.getByRole('combobox', { name: 'Strength of the source' }).click();
    await page.getByRole('option', { name: 'Statement of one speaker' }).click();
    await page.getByRole('textbox', { name: 'The cited passage' }).fill(PASSAGE);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page).toHaveURL(new RegExp(`/sources/recommendations/${CODE}-001`));
    const said = page.getByRole('region', { name: 'Who said it' });
    await expect(said).toContainText('Transport officer');
    await expect(said).toContainText('paragraph 3');
    await expect(said.getByRole('time')).toHaveText('01 Mar 2026');
    await expect(page.getByText('Open', { exact: true }).first()).toBeVisible();
  });

  await test.step('without a copy it says so, and leads to where one is attached', async () => {
    const passage = page.getByRole('region', { name: 'The cited passage' });
    await expect(passage).toContainText('Your centre has not attached a copy of this document');
    await passage.getByRole('link', { name: 'Attach a copy' }).click();
    await expect(page.getByText('No copy is attached.', { exact: false })).toBeVisible();
  });

  await test.step('what cannot be read is refused, and says what to do', async () => {
    const attach = page.getByLabel('Attach a copy', { exact: false });
    await attach.setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nno') });
    await expect(page.getByText('The file is damaged and cannot be read.', { exact: false })).toBeVisible();
    await expect(page.getByText('No copy is attached.', { exact: false })).toBeVisible();
  });

  await test.step('the copy is read, and the recommendation opens at its passage', async () => {
    const attach = page.getByLabel('Attach a copy', { exact: false });
    await attach.setInputFiles({ name: 'report.txt', mimeType: 'text/plain', buffer: Buffer.from(REPORT) });
    await expect(page.getByText('Its recommendation opens at its passage.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Open its recommendation' }).click();
    await page.getByRole('link', { name: 'Walk a route at night with whoever takes it over.' }).click();
    const passage = page.getByRole('region', { name: 'The cited passage' });
    await expect(passage.locator('mark')).toHaveText(PASSAGE);
    await expect(passage.getByText('The handover took nine days.')).toBeVisible();
    // What stands before it is longer than the paper is high; what was cited is in sight on the paper all the same.
    await passage.getByText('From your centre’s copy, report.txt.').scrollIntoViewIfNeeded();
    await expect(passage.locator('mark')).toBeInViewport({ ratio: 0.9 });
    await expect(passage.getByText('From your centre’s copy, report.txt.')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('a file with one row that cannot be used brings nothing, and names it', async () => {
    await open(page, '/sources/import');
    await importing(page, ['handover', 'transition-handover']);
    await expect(page.getByRole('heading', { name: '1 refusal; nothing was imported' })).toBeVisible();
    const row = page.getByRole('region', { name: '1 refusal; nothing was imported' }).getByRole('row').last();
    await expect(row).toContainText('topics');
    await expect(row).toContainText('One of these topics is not known.');
    await expectAccessible(page);
  });

  await test.step('mended, it comes in whole', async () => {
    await importing(page, ['transition-handover', 'transition-handover']);
    await expect(page.getByText('Imported: 1 document, 2 recommendations.')).toBeVisible();
    await expect(page.getByRole('heading', { name: /refusal/ })).toHaveCount(0);
  });

  await test.step('the board and the coverage count them among what nothing answers', async () => {
    await open(page, `/sources/board?document=${CODE}J`);
    const column = page.getByRole('region', { name: /^Open/ });
    await expect(column.getByRole('listitem')).toHaveCount(2);
    await expect(column).toContainText('Hand over the map in person.');
    await expectAccessible(page);
    await open(page, '/sources/coverage');
    const cell = page.getByRole('link', { name: /^\d+ of \d+: Transition, handover and peacebuilding, Open$/ });
    const count = (await cell.textContent())?.trim() ?? '';
    await cell.click();
    await expect(page.getByText(`${count} recommendations`)).toBeVisible();
    await page.getByRole('searchbox').fill(`${CODE}J-002`);
    await expect(page.getByText('1 recommendation', { exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Count the radios together.' })).toBeVisible();
  });

  await test.step('the copy is taken away, and the passage no longer opens', async () => {
    await open(page, `/sources/documents/${CODE}`);
    await page.getByRole('button', { name: 'Take the copy away' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Take the copy away' }).click();
    await expect(page.getByText('No copy is attached.', { exact: false })).toBeVisible();
  });
});

/** As a picture the coverage says the same as its table and as the lists that it opens. */
test('the bars of the coverage are as long as their numbers, and each number is that of its list', async ({
  page,
  context,
  request,
}) => {
  await signInAs(context, await demoAccount(request, 'Ruvela Solanto Miravès'));
  await speak(context, 'en');
  await open(page, '/sources/coverage');
  const table = await page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') })
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => (cell.querySelector('a, span') ?? cell).textContent.trim())),
    );
  await page.getByRole('button', { name: 'Bars' }).click();
  await expect(page.getByRole('button', { name: 'Bars' })).toHaveAttribute('aria-pressed', 'true');
  const bars = page.getByRole('listitem').filter({ has: page.locator('.bar') });
  await expect(bars).toHaveCount(table.length);
  expect(table.length).toBeGreaterThan(10);

  const drawn = await bars.evaluateAll((rows) =>
    rows.map((row) => ({
      topic: row.querySelector('a')?.textContent.trim() ?? '',
      total: row.querySelector('.of')?.textContent.trim() ?? '',
      parts: [...row.querySelectorAll('.bar a')].map((part) => ({
        count: Number(part.firstElementChild?.textContent),
        width: part.getBoundingClientRect().width,
      })),
    })),
  );
  for (const [at, { topic, total, parts }] of drawn.entries()) {
    const [name, ...numbers] = table[at] ?? [];
    expect({ topic, total }).toEqual({ topic: name, total: numbers.pop() });
    expect(parts.map(({ count }) => String(count))).toEqual(numbers.filter((number) => number !== '0'));
    expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(Number(total));
    const byCount = parts.toSorted((a, b) => a.count - b.count || a.width - b.width);
    expect(byCount.map(({ width }) => width)).toEqual(parts.map(({ width }) => width).toSorted((a, b) => a - b));
  }

  // The first bar is that of all of them; the longest of a topic stands for the others.
  const longest = drawn.slice(1).toSorted((a, b) => b.parts.length - a.parts.length)[0]?.topic ?? '';
  for (const topic of ['All recommendations', longest]) {
    const bar = bars.filter({ has: page.getByRole('link', { name: topic, exact: true }) });
    const links = bar.locator('.bar a');
    for (let at = 0; at < (await links.count()); at += 1) {
      const count = Number(await links.nth(at).locator('span').first().textContent());
      await links.nth(at).click();
      await expect(page).toHaveURL(/\/sources\/recommendations\?/);
      await expect(
        page.getByText(`${String(count)} recommendation${count === 1 ? '' : 's'}`, { exact: true }),
      ).toBeVisible();
      await page.goBack();
      await expect(bars).toHaveCount(table.length);
    }
  }
});

/** Sends a file of one document and a recommendation for each of `topics`. */
async function importing(page: Page, topics: readonly string[]): Promise<void> {
  const file = {
    documents: [{ code: `${CODE}J`, title: 'Two more', kind: 'MISSION_REPORT', dateFrom: '2026-04-01' }],
    recommendations: topics.map((topic, at) => ({
      document: `${CODE}J`,
      paraphrase: ['Hand over the map in person.', 'Count the radios together.'][at],
      topics: topic,
      kind: 'WAY_TO_TRAIN',
      authority: 'STATEMENT',
    })),
  };
  await page.getByLabel('Choose the file to import').setInputFiles({
    name: 'sources.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(file)),
  });
}
