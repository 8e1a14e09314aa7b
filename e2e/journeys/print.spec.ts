import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoAccount, open, signInAs } from '../support/demo';
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

  const sheets = await textOfSheets(await page.pdf({ format: 'A5' }));
  const rules = written.module.ruleCards[0]?.rules.map(({ text }) => text) ?? [];
  const withRules = sheets.filter((sheet) => rules.some((rule) => sheet.includes(letters(rule))));
  expect(withRules.length).toBeGreaterThan(1);
  expect(withRules.filter((sheet) => !sheet.includes(letters(NOTICE)))).toEqual([]);
});

/** Letters and figures alone: a print sets spaces by moving the pen, and apostrophes as its fonts have them. */
function letters(text: string): string {
  return text.replace(/[^\p{Ll}\p{Lu}\p{N}]+/gu, '');
}

async function textOfSheets(bytes: Buffer): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(bytes) }).promise;
  const sheets: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent();
    const text = content.items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('');
    sheets.push(letters(text));
  }
  return sheets;
}
