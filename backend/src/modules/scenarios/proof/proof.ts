import type { Finding, Problem, ScenarioDocument, Unproven } from '@peacewright/scenario-engine';

/** What the server found out about a document before anyone plays it. Kept with the edition. */
export interface ScenarioProof {
  readonly proven: boolean;
  /** Why it has no meaning at all; nothing was explored then. */
  readonly problems: readonly Problem[];
  readonly findings: readonly Finding[];
  readonly unproven: readonly (Unproven | { readonly what: 'everything'; readonly reason: 'too-much-time' })[];
  readonly explored: number;
}

/** What the proving thread is asked. Plain data: it crosses to another thread. */
export interface ProofRequest {
  readonly document: ScenarioDocument;
  readonly states: number;
  readonly bytes: number;
}

/** How many places keep the document from being published. */
export function blockers({ problems, findings }: ScenarioProof): number {
  return problems.length + findings.filter(({ severity }) => severity === 'blocker').length;
}
