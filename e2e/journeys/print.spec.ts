import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoAccount, open, signInAs } from '../support/demo';
import { letters, sheetsOfPdf } from '../support/pdf';
import { expect, test } from '../support/test';

interface Written {
  readonly module: {
    readonly ruleCards: readonly { readonly title: string; readonly rules: readonly { text: string }[] }[];
  };
  readonly items: readonly { readonly document: { readonly title: string } }[];
}

const written = JSON.parse(
  readFileSync(join(__dirname, '../../libs/reference-content/modules/c3.4/module.json'), 'utf8'),
) as Written;
const NOTICE = 'A mission’s own rules of engagement come from its command.';

test('a printed training card says on each of its sheets where a mission’s own rules come from', async ({
  context,
  page,
  request,
}) => {
  await signInAs(context, await demoAccount(request, 'Tarelani Kalinesh'));
  await open(page, '/');
  await page.getByRole('main').locator('summary').last().click();
  await page.getByRole('link', { name: /C3\.4/ }).click();
  await page.getByRole('link', { name: written.items[0]?.document.title ?? '' }).click();
  await expect(page.getByRole('group', { name: written.module.ruleCards[0]?.title ?? '' })).toBeVisible();

  const sheets = (await sheetsOfPdf(await page.pdf({ format: 'A5' }))).map(letters);
  const rules = written.module.ruleCards[0]?.rules.map(({ text }) => text) ?? [];
  const withRules = sheets.filter((sheet) => rules.some((rule) => sheet.includes(letters(rule))));
  expect(withRules.length).toBeGreaterThan(1);
  expect(withRules.filter((sheet) => !sheet.includes(letters(NOTICE)))).toEqual([]);
  // Nobody presses a button on paper.
  expect(sheets.filter((sheet) => sheet.includes(letters('Check my answer')))).toEqual([]);
});
