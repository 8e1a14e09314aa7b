import type { ScenarioDocument, ScenarioInput } from '../src/document/schema';
import { drawn } from '../src/run/chance';
import { choice, scenario, type ChoiceInput, type NodeInput } from './build';

/** What a random scenario may be made of. */
export interface Recipe {
  readonly nodes: number;
  readonly loops: boolean;
  readonly meters: number;
  readonly meterTop: number;
  readonly flags: number;
}

/** A repeatable source of small choices. */
export class Dice {
  private n = 0;
  constructor(private readonly seed: number) {}
  below(limit: number): number {
    return Math.floor((drawn(this.seed >>> 0, this.n++) * limit) / 4_294_967_296);
  }
  one<T>(of: readonly [T, ...T[]]): T {
    return of[this.below(of.length)] ?? of[0];
  }
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }
}

type Ratings = NonNullable<ChoiceInput['ratings']>;
const RATINGS = ['good', 'acceptable', 'poor', 'harmful'] as const;
const OBJECTIVES = ['oa', 'ob', 'oc'] as const;
const FACTS = ['fa', 'fb'] as const;

/** A small scenario with everything that a scenario may have, decided by the seed alone. */
export function randomScenario(seed: number, recipe: Recipe): ScenarioDocument {
  return new Maker(new Dice(seed), recipe).document();
}

class Maker {
  private readonly mentioned: boolean;
  constructor(
    private readonly dice: Dice,
    private readonly recipe: Recipe,
  ) {
    this.mentioned = dice.chance(50);
  }

  document(): ScenarioDocument {
    const { dice, recipe } = this;
    const inner = Array.from({ length: recipe.nodes }, (_, index) => this.node(index));
    const grades = ['achieved', 'partlyAchieved', 'notAchieved'] as const;
    const ends = grades
      .filter((grade) => grade === 'achieved' || dice.chance(70))
      .map((grade): NodeInput => ({ kind: 'outcome', id: `end-${grade}`, text: 'end', debrief: 'debrief', grade }));
    this.nodes = new Set([...inner, ...ends].map(({ id }) => id));
    return scenario({
      nodes: [...inner, ...ends].map((node) => this.linked(node)),
      objectives: OBJECTIVES.map((id) => ({ id, text: id })),
      facts: FACTS.map((id) => ({ id, text: id })),
      variables: this.variables(),
      elapsedCap: 12,
      presets: dice.chance(25) ? [{ id: 'after', name: 'after', values: { m0: recipe.meterTop } }] : [],
      passFrom: dice.one(['achieved', 'partlyAchieved']),
    });
  }

  private nodes = new Set<string>();

  /** Links to endings that were left out go to the one that is always there. */
  private linked(node: NodeInput): NodeInput {
    return JSON.parse(JSON.stringify(node), (key, value: unknown) =>
      key === 'target' && typeof value === 'string' && !this.nodes.has(value) ? 'end-achieved' : value,
    ) as NodeInput;
  }

  private variables(): NonNullable<ScenarioInput['variables']> {
    const { meters, meterTop, flags } = this.recipe;
    return [
      ...Array.from({ length: meters }, (_, index) => ({
        type: 'integer' as const,
        id: `m${index}`,
        name: 'm',
        visible: this.dice.chance(40),
        min: 0,
        max: meterTop,
        start: this.dice.below(meterTop + 1),
      })),
      ...Array.from({ length: flags }, (_, index) => ({
        type: 'boolean' as const,
        id: `b${index}`,
        name: 'b',
        visible: this.dice.chance(20),
        start: this.dice.chance(50),
      })),
      {
        type: 'choice' as const,
        id: 'gate',
        name: 'gate',
        values: ['open', 'half', 'shut'].map((id) => ({ id, name: id })),
        start: 'open',
      },
    ];
  }

  private node(index: number): NodeInput {
    const { dice } = this;
    const id = `n${index}`;
    const seen = {
      id,
      text: `${id}.text`,
      ...(dice.chance(25) && { gives: [dice.one(FACTS)] }),
      ...(dice.chance(12) && { alternate: { warning: 'warning', target: this.target(index) } }),
    };
    const roll = dice.below(100);
    if (roll < 15) return { kind: 'situation', ...seen, next: this.way(index) };
    if (roll < 27 && index > 0)
      return {
        kind: 'branch',
        id,
        cases: Array.from({ length: 1 + dice.below(2) }, (_, place) => ({
          id: `${id}-case${place}`,
          when: this.condition(),
          ...this.way(index, true),
        })),
        otherwise: this.way(index, true),
      };
    if (roll < 35)
      return {
        kind: 'chance',
        id,
        outcomes: Array.from({ length: 2 + dice.below(2) }, (_, place) => ({
          id: `${id}-drawn${place}`,
          weight: 1 + dice.below(4),
          ...this.way(index, true),
        })),
      };
    if (roll < 43)
      return {
        kind: 'task',
        ...seen,
        task: {
          kind: 'ordering',
          partialFrom: 30,
          items: Array.from({ length: 2 + dice.below(2) }, (_, place) => ({ id: `i${place}`, text: 'item' })),
        },
        results: { full: this.rated(index), partial: this.rated(index), none: this.rated(index) },
        ...this.time(index, 30),
      };
    return {
      kind: 'decision',
      ...seen,
      choices: Array.from({ length: 2 + dice.below(2) }, (_, place) =>
        choice(`${id}-c${place}`, null, {
          ...this.rated(index),
          ...(dice.chance(35) && { when: this.condition() }),
          ...(dice.chance(15) && { needs: [dice.one(FACTS)] }),
        }),
      ),
      ...this.time(index, 25),
    };
  }

  private time(index: number, percent: number): object {
    if (!this.dice.chance(percent)) return {};
    return { limit: { seconds: 30 }, ...(this.dice.chance(85) && { timeout: this.rated(index) }) };
  }

  private rated(index: number): Pick<ChoiceInput, 'target' | 'effects' | 'minutes' | 'ratings' | 'critical'> {
    const { dice } = this;
    const objectives = OBJECTIVES.filter(() => dice.chance(25));
    return {
      ...this.way(index),
      ratings: objectives.map((objective): Ratings[number] => ({
        objective,
        rating: dice.one(RATINGS),
        weight: 1 + dice.below(2),
      })),
      ...(dice.chance(6) && {
        critical: { objective: dice.one(OBJECTIVES), ...(dice.chance(80) && { explanation: 'why' }) },
      }),
    };
  }

  private way(
    index: number,
    automatic = false,
  ): { target: string | null; effects: NonNullable<ChoiceInput['effects']>; minutes: number } {
    const { dice } = this;
    return {
      target: !automatic && dice.chance(2) ? null : this.target(index, automatic),
      effects: Array.from({ length: dice.below(3) }, () => this.effect()),
      minutes: dice.chance(25) ? 1 + dice.below(5) : 0,
    };
  }

  private target(index: number, automatic = false): string {
    const { dice, recipe } = this;
    // An automatic node goes forward only, so that branches alone never go in a circle.
    if (recipe.loops && !automatic && dice.chance(18)) return `n${dice.below(index + 1)}`;
    const next = index + 1 + dice.below(3);
    if (next < recipe.nodes) return `n${next}`;
    return `end-${dice.one(['achieved', 'partlyAchieved', 'notAchieved'])}`;
  }

  private effect(): NonNullable<ChoiceInput['effects']>[number] {
    const { dice, recipe } = this;
    const roll = dice.below(100);
    const meter = `m${dice.below(recipe.meters)}`;
    const other = `m${dice.below(recipe.meters)}`;
    if (roll < 55) return { add: meter, by: String(dice.one([1, 2, -1, -2, 1])) };
    if (roll < 65) return { set: meter, to: String(dice.below(recipe.meterTop + 1)) };
    if (roll < 72) return { set: meter, to: dice.one([`${other} + 1`, `b0 ? ${other} : 1`, `${meter} * 2 - 1`]) };
    if (roll < 86)
      return { set: `b${dice.below(recipe.flags)}`, to: dice.one(['true', 'false', '!b0', `${meter} > 1`]) };
    return { set: 'gate', to: dice.one(['"open"', '"half"', '"shut"', `b0 ? "open" : gate`]) };
  }

  private condition(): string {
    const { dice, recipe } = this;
    const meter = `m${dice.below(recipe.meters)}`;
    const atoms = [
      `${meter} ${dice.one(['>=', '<', '==', '>'])} ${dice.below(recipe.meterTop + 1)}`,
      `b${dice.below(recipe.flags)}`,
      `gate ${dice.one(['==', '!='])} "${dice.one(['open', 'half', 'shut'])}"`,
      this.mentioned ? `visited("n${dice.below(recipe.nodes)}")` : `!b${dice.below(recipe.flags)}`,
      dice.chance(30) ? `${meter} > m${dice.below(recipe.meters)}` : `${meter} in [0, 2]`,
      dice.chance(30) ? `elapsed > ${dice.below(12)}` : `b0 == true`,
    ] as const;
    const atom = (): string => dice.one(atoms);
    return dice.chance(70) ? atom() : dice.one([`${atom()} && ${atom()}`, `${atom()} || !(${atom()})`]);
  }
}
