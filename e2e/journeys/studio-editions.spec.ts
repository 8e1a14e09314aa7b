import { readFileSync } from 'node:fs';
import { actor } from '../support/draft';
import { demoAccount, open, signInAs } from '../support/demo';
import { staffOfGalvessa } from '../support/publish';
import { demoUrl, expect, expectAccessible, test } from '../support/test';

interface Document {
  readonly id: string;
  readonly nodes: readonly { readonly id: string; readonly label?: string }[];
  readonly texts: Readonly<Record<string, string>>;
}
interface Edition {
  readonly version: number;
  readonly document: Document;
}

const FICTION = ['state', 'people', 'groups', 'places', 'events', 'weapons', 'rules', 'media'];
const OPENING = 'A rope hangs across the road, forty metres ahead.';

test('a new edition of a story stands beside the one before, each difference named, drawn and one press away', async ({
  browser,
  request,
}) => {
  test.setTimeout(150_000);
  const staff = await staffOfGalvessa(browser, request);
  const [author, approver] = [await actor(staff.developer), await actor(staff.approver)];
  const example = JSON.parse(readFileSync('docs/examples/checkpoint.scenario.json', 'utf8')) as Document;
  const document = { ...example, id: `rope-${String(Date.now() % 10_000_000)}` };
  const first = await author.send<{ id: string; editionId: string }>('POST', '/api/scenarios', {
    centreId: author.centreId,
    document,
  });
  const step = async (by: typeof author, to: string, more: object = {}): Promise<void> => {
    const path = `/api/scenario-editions/${first.editionId}`;
    const { version } = await by.send<Edition>('GET', path);
    await by.send('POST', `${path}/transitions`, { to, version, ...more });
  };
  await step(author, 'IN_REVIEW');
  await step(approver, 'APPROVED', { fictionChecks: FICTION });
  await step(approver, 'PUBLISHED');
  const { id: second } = await author.send<{ id: string }>('POST', `/api/scenarios/${first.id}/editions`, {
    changeNote: 'The rope is seen earlier',
  });
  const path = `/api/scenario-editions/${second}`;
  const begun = await author.send<Edition>('GET', path);
  const { nodes, texts } = begun.document;
  await author.send('PUT', `${path}/document`, {
    version: begun.version,
    document: {
      ...begun.document,
      texts: { ...texts, 'rope.text': OPENING },
      nodes: nodes.map((node) => (node.id === 'boy' ? { ...node, label: 'The boy with the goats' } : node)),
    },
  });

  const page = await staff.developer.newPage();
  await test.step('what differs is listed and marked on the graph', async () => {
    await open(page, `/scenarios/studio/${second}?show=graph`);
    await page
      .getByLabel('Compare with another edition')
      .selectOption({ label: 'Compared with edition 1 · Published' });
    await expect(page).toHaveURL(new RegExp(`against=${first.editionId}`));
    await expect(page.getByRole('heading', { name: 'Differences (2)' })).toBeVisible();
    const lines = page.locator('pw-differences').getByRole('listitem');
    await expect(lines.nth(0)).toContainText('The rope');
    await expect(lines.nth(0)).toContainText('changed: words');
    await expect(lines.nth(1)).toContainText('The boy with the goats');
    await expect(lines.nth(1)).toContainText('changed: words');
    await expectAccessible(page);
  });

  await test.step('a line leads to its node, and the address keeps the comparison', async () => {
    await page.locator('pw-differences').getByRole('button', { name: 'The rope' }).click();
    await expect(page.getByLabel('What the learner reads').first()).toHaveValue(OPENING);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Differences (2)' })).toBeVisible();
  });

  await test.step('whoever has no part in that centre’s content finds neither', async () => {
    for (const [name, refusal] of [
      ['Tarelani Kalinesh', 403],
      ['Mirawen Quenikar', 404],
    ] as const) {
      const elsewhere = await browser.newContext();
      await signInAs(elsewhere, await demoAccount(request, name));
      const read = await elsewhere.request.get(`${demoUrl()}/api/scenario-editions/${second}`);
      expect(read.status()).toBe(refusal);
      await elsewhere.close();
    }
  });
  await staff.close();
});
