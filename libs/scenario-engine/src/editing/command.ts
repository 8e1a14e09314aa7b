import type { Problem } from '../document/problem';
import type { ScenarioDocument, ScenarioNode } from '../document/schema';

/** Words by language and text id. */
export type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Lists of the document whose entries have an id. */
export type Listed = 'roles' | 'objectives' | 'variables' | 'facts' | 'presets' | 'media' | 'sources';
export type EntryOf<L extends Listed> = ScenarioDocument[L][number];

/** What stands once in a scenario. */
export type Frame = Pick<
  ScenarioDocument,
  | 'contacts'
  | 'contentRating'
  | 'contentWarning'
  | 'elapsedCap'
  | 'learner'
  | 'minutes'
  | 'passFrom'
  | 'recommendations'
  | 'setting'
  | 'start'
  | 'supportNote'
  | 'trainingCard'
>;

/** One act of an author, as plain data, so that it can be recorded, named and done again. */
export type Command =
  | { readonly kind: 'words'; readonly language: string; readonly id: string; readonly words: string }
  | {
      readonly kind: 'frame';
      /** A member that is undefined is taken away. */
      readonly change: { readonly [K in keyof Frame]?: Frame[K] | undefined };
      readonly words?: Words;
    }
  | { readonly kind: 'addLanguage' | 'removeLanguage'; readonly language: string }
  /** A language that is there becomes the one in which the scenario is written. */
  | { readonly kind: 'sourceLanguage'; readonly language: string }
  /** Nodes with their words, after the one named, else at the end. */
  | {
      readonly kind: 'addNodes';
      readonly nodes: readonly ScenarioNode[];
      readonly words?: Words;
      readonly after?: string;
      readonly places?: ScenarioDocument['layout'];
    }
  /** A node in another form under the id that it has. */
  | { readonly kind: 'node'; readonly node: ScenarioNode; readonly words?: Words }
  | { readonly kind: 'moveNode'; readonly id: string; readonly to: number }
  | { readonly kind: 'removeNodes'; readonly ids: readonly string[] }
  /** Adds an entry, or puts another in the place of the one with its id. */
  | {
      [L in Listed]: { readonly kind: 'entry'; readonly list: L; readonly entry: EntryOf<L>; readonly words?: Words };
    }[Listed]
  /** Puts an entry at another place among those of its list. */
  | { readonly kind: 'moveEntry'; readonly list: Listed; readonly id: string; readonly to: number }
  | { readonly kind: 'removeEntry'; readonly list: Listed; readonly id: string }
  | { readonly kind: 'places'; readonly places: ScenarioDocument['layout'] };

/** Why a command is refused; nothing changes then. */
export type EditRefusal =
  /** What would come of it has not the form of a scenario. */
  | 'shape'
  /** It would have no meaning; the problem says why. */
  | 'senseless'
  /** What it speaks of is not there, or what it adds is. */
  | 'unknown'
  /** Conditions or effects name it. */
  | 'in-use'
  /** The story begins there. */
  | 'is-start';

export type Edited =
  | { readonly ok: true; readonly document: ScenarioDocument }
  | {
      readonly ok: false;
      readonly refusal: EditRefusal;
      /** Ids of the nodes that stand in the way, where it is about some. */
      readonly at: readonly string[];
      readonly problem: Problem | null;
    };
