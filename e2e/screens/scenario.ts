import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';

interface Way {
  readonly ratings?: readonly { readonly rating: string }[];
  readonly critical?: object;
}

interface Line {
  readonly answer:
    | {
        readonly kind: 'pick';
        readonly options: readonly { id: string; text: string }[];
        readonly correct: string[];
      }
    | { readonly kind: 'words'; readonly accepted: readonly string[] }
    | { readonly kind: 'filled' };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Task =
  | { readonly kind: 'report'; readonly lines: readonly Line[] }
  | { readonly kind: 'ordering'; readonly items: readonly { readonly text: string }[] }
  | { readonly kind: 'markPicture'; readonly regions: readonly { readonly label: string; readonly area: Box }[] };

interface Node {
  readonly id: string;
  readonly kind: string;
  readonly text?: string;
  readonly choices?: readonly (Way & { readonly id: string; readonly text: string })[];
  readonly task?: Task;
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
    } else if (node.task) {
      await this.#answer(answers, node.task);
      await answers.getByRole('button', { name: handIn }).click();
    }
    await expect.poll(async () => (await main.getByRole('article').allTextContents()).join()).not.toBe(before);
  }

  /** The right answer to a task: a report filled in, the rest by keyboard alone. */
  async #answer(answers: Locator, task: Task): Promise<void> {
    if (task.kind === 'ordering') await this.#order(answers, task.items);
    else if (task.kind === 'markPicture') await this.#mark(answers, task.regions);
    else
      for (const [at, { answer }] of task.lines.entries()) {
        const line = answers.getByRole('listitem').nth(at);
        if (answer.kind === 'pick') {
          const right = answer.options.find(({ id }) => answer.correct.includes(id));
          await line.getByRole('combobox').selectOption({ label: this.#text(right?.text ?? '') });
        } else await line.getByRole('textbox').fill(answer.kind === 'words' ? (answer.accepted[0] ?? '') : 'OK');
      }
  }

  async #order(answers: Locator, items: readonly { readonly text: string }[]): Promise<void> {
    const lines = answers.getByRole('listitem');
    for (const [place, item] of items.entries()) {
      const text = this.#text(item.text);
      const placeOf = async (): Promise<number> =>
        (await lines.allTextContents()).findIndex((line) => line.includes(text));
      for (let at = await placeOf(); at > place; at -= 1) {
        await lines.nth(at).getByRole('button').first().press('Enter');
        await expect(lines.nth(at - 1)).toContainText(text);
      }
    }
  }

  async #mark(answers: Locator, regions: readonly { readonly area: Box }[]): Promise<void> {
    const picture = answers.getByRole('application');
    const marks = answers.getByRole('listitem');
    await picture.focus();
    const [step, large] = [200, 1000];
    // Wherever the aim was left, the corner is ten large steps away.
    for (let at = 0; at < 10; at++) {
      await picture.press('Shift+ArrowLeft');
      await picture.press('Shift+ArrowUp');
    }
    const aim = { x: 0, y: 0 };
    for (const [at, { area }] of regions.entries()) {
      const wanted = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
      for (const [axis, less, more] of [
        ['x', 'ArrowLeft', 'ArrowRight'],
        ['y', 'ArrowUp', 'ArrowDown'],
      ] as const)
        for (let way = wanted[axis] - aim[axis]; Math.abs(way) > step / 2; way = wanted[axis] - aim[axis]) {
          const far = Math.abs(way) > large;
          await picture.press(`${far ? 'Shift+' : ''}${way < 0 ? less : more}`);
          aim[axis] += Math.sign(way) * (far ? large : step);
        }
      await picture.press('Enter');
      await expect(marks).toHaveCount(at + 1);
    }
  }

  /** Words of the parts of a node's task. */
  partsOf(id: string): string[] {
    const task = this.#document.nodes.find((node) => node.id === id)?.task;
    if (task?.kind === 'ordering') return task.items.map(({ text }) => this.#text(text));
    return task?.kind === 'markPicture' ? task.regions.map(({ label }) => this.#text(label)) : [];
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
