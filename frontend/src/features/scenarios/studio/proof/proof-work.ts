import type { Figures, Finding, Problem, ScenarioDocument, Unproven } from '@peacewright/scenario-engine';

/** What the worker is given: a document, told apart from earlier ones by a number. */
export interface ProofWork {
  readonly number: number;
  readonly document: ScenarioDocument;
}

/** What the worker says of it: how far it came, or all that is known. */
export type ProofNews =
  | { readonly number: number; readonly explored: number }
  | {
      readonly number: number;
      readonly done: {
        /** Why it has no meaning; nothing was explored then. */
        readonly problems: readonly Problem[];
        readonly proven: boolean;
        readonly unproven: readonly Unproven[];
        /** Nodes of which it is not known whether anybody comes there. */
        readonly undecided: readonly number[];
        readonly explored: number;
        readonly states: number | null;
        readonly findings: readonly Finding[];
        readonly figures: Figures | null;
      };
    };
