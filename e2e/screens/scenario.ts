import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

interface Way {
  readonly ratings?: readonly { readonly rating: string }[];
  readonly critical?: object;
}

interface Node {
  readonly id: string;
  readonly kind: string;
  readonly text?: string;
  readonly choices?: readonly (Way & { readonly id: string; readonly text: string })[];
  readonly task?: {
    readonly lines: readonly {
      readonly answer:
        | {
            readonly kind: 'pick';
            readonly options: readonly { id: string; text: string }[];
            readonly correct: string[];
          }
        | { readonly kind: 'words'; readonly accepted: readonly string[] }
        | { readonly kind: 'filled' };
    }[];
  };
}

type Words = Readonly<Record<string, string>>;

interface Document {
  readonly title: string;
  readonly nodes: readonly Node[];
  readonly texts: Words;
  readonly translations: Readonly<Record<string, Words>>;
}

const WORTH: Readonly<Record<string, number>> = { good: 3, acceptable: 2, poor: 0, harmful: -1 };

/** A reference scenario, read from its source, and somebody who plays it well, by the words on the page. */
export class ReferenceScenario {
  readonly #document: Document;

  constructor(
    code: string,
    private readonly language: 'en' | 'fr',
  ) {
    const file = join(__dirname, '../../libs/reference-content/scenarios', `${code}.scenario.json`);
    this.#document = JSON.parse(readFileSync(file, 'utf8')) as Document;
  }

  get title(): string {
    return this.#text(this.#document.title);
  }

  /** Texts of what can be met, in both languages: nobody may learn one from the server before they come there. */
  get texts(): readonly string[] {
    const ids = this.#document.nodes.flatMap(({ text }) => text ?? []);
    return ids
      .flatMap((id) => [this.#document.texts[id], this.#document.translations['fr']?.[id]])
      .filter((text) => text !== undefined);
  }

  /** Does the best thing that there is to do where the page stands. */
  async act(page: Page): Promise<void> {
    const main = page.getByRole('main');
    const [goOn, hasRead, meet, handIn] =
      this.language === 'fr'
        ? ['Continuer', 'J’ai lu', 'Lire la suite', 'Remettre']
        : ['Go on', 'I have read it', 'Read on', 'Hand in'];
    if (await main.getByRole('button', { name: meet }).isVisible())
      await main.getByRole('button', { name: meet }).click();
    const before = await main.getByRole('article').textContent();
    if (await main.getByRole('button', { name: hasRead }).isVisible())
      await main.getByRole('button', { name: hasRead }).click();
    const answers = main.getByRole('region', {
      name: this.language === 'fr' ? 'Que faites-vous ?' : 'What do you do?',
    });
    await expect(answers.getByRole('button').first()).toBeVisible();
    const node = await this.#shown(page);
    if (node.kind === 'situation') await answers.getByRole('button', { name: goOn }).click();
    else if (node.kind === 'decision') {
      const offered = await answers.getByRole('button').allTextContents();
      const best = (node.choices ?? [])
        .filter(({ text }) => offered.some((words) => words.trim() === this.#text(text).trim()))
        .sort((one, other) => worth(other) - worth(one))[0];
      await answers.getByRole('button', { name: this.#text(best?.text ?? ''), exact: true }).click();
    } else {
      for (const [at, { answer }] of (node.task?.lines ?? []).entries()) {
        const line = answers.getByRole('listitem').nth(at);
        if (answer.kind === 'pick') {
          const right = answer.options.find(({ id }) => answer.correct.includes(id));
          await line.getByRole('combobox').selectOption({ label: this.#text(right?.text ?? '') });
        } else await line.getByRole('textbox').fill(answer.kind === 'words' ? (answer.accepted[0] ?? '') : 'OK');
      }
      await answers.getByRole('button', { name: handIn }).click();
    }
    await expect.poll(async () => (await main.getByRole('article').allTextContents()).join()).not.toBe(before);
  }

  async #shown(page: Page): Promise<Node> {
    const said = flat((await page.getByRole('main').getByRole('article').textContent()) ?? '');
    const found = this.#document.nodes.find(({ text }) => text !== undefined && said.includes(flat(this.#text(text))));
    if (found === undefined) throw new Error(`No scene of the scenario says: ${said}`);
    return found;
  }

  #text(id: string): string {
    return this.#document.translations[this.language]?.[id] ?? this.#document.texts[id] ?? '';
  }
}

function worth({ ratings = [], critical }: Way): number {
  if (critical !== undefined) return -9;
  return ratings.length === 0 ? 1 : Math.min(...ratings.map(({ rating }) => WORTH[rating] ?? 0));
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
