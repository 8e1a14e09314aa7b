import { expect, type Locator, type Page } from '@playwright/test';
import type { Question } from './package';

/** What a page with questions says, by its language. */
const WORDS = {
  en: {
    yes: 'True',
    no: 'False',
    up: 'Move up: ',
    next: 'Next',
    end: 'To the end',
    region: (at: number, of: number) => `Question ${at} of ${of}`,
  },
  fr: {
    yes: 'Vrai',
    no: 'Faux',
    up: 'Monter : ',
    next: 'Suivant',
    end: 'Aller à la fin',
    region: (at: number, of: number) => `Question ${at} sur ${of}`,
  },
} as const;
type Spoken = keyof typeof WORDS;

/** Answers one question as its key says. */
export async function answerRight(group: Locator, question: Question, language: Spoken = 'fr'): Promise<void> {
  const words = WORDS[language];
  switch (question.kind) {
    case 'singleChoice':
      return group.getByRole('radio', { name: textOf(question.options, question.correct), exact: true }).check();
    case 'multipleChoice':
      for (const id of question.correct)
        await group.getByRole('checkbox', { name: textOf(question.options, id), exact: true }).check();
      return;
    case 'trueFalse':
      return group.getByRole('radio', { name: question.correct ? words.yes : words.no }).check();
    case 'shortText':
      return group.getByRole('textbox').fill(question.accepted[0] ?? '');
    case 'matching':
      for (const { left, right } of question.pairs)
        await group.getByRole('combobox', { name: left, exact: true }).selectOption({ label: right });
      return;
    case 'ordering':
      for (const [at, { text }] of question.items.entries()) await raise(group, text, at, words.up);
  }
}

/** Moves a line up by its button until it stands at `at`, counted from zero. */
async function raise(group: Locator, text: string, at: number, up: string): Promise<void> {
  const lines = group.getByRole('listitem');
  const line = lines.filter({ hasText: text });
  const placeOf = async (): Promise<number> =>
    (await lines.allInnerTexts()).findIndex((shown) => plain(shown).includes(plain(text)));
  for (let place = await placeOf(); place > at; place -= 1) {
    await line.getByRole('button', { name: `${up}${text}` }).click();
    await expect.poll(placeOf).toBe(place - 1);
  }
}

/** The one of `questions` that `group` shows. */
export async function shownOf(group: Locator, questions: readonly Question[]): Promise<Question> {
  const text = plain(await group.innerText());
  const found = questions.find(({ stem }) => text.includes(plain(stem)));
  if (found === undefined) throw new Error(`No known question: ${text.slice(0, 80)}`);
  return found;
}

/** Takes a test from question `from` to `to`, counted from 1, as the key says, and goes on from each. */
export async function answerAll(
  page: Page,
  questions: readonly Question[],
  { language = 'fr', from = 1, to = questions.length }: { language?: Spoken; from?: number; to?: number } = {},
): Promise<void> {
  const words = WORDS[language];
  for (let at = from; at <= to; at++) {
    const group = page.getByRole('region', { name: words.region(at, questions.length) }).getByRole('group');
    await answerRight(group, await shownOf(group, questions), language);
    await page.getByRole('button', { name: at === questions.length ? words.end : words.next, exact: true }).click();
  }
}

function textOf(options: readonly { readonly id: string; readonly text: string }[], id: string): string {
  const option = options.find((one) => one.id === id);
  if (option === undefined) throw new Error(`No option ${id}.`);
  return option.text;
}

/** Spaces of every width as one. */
function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
