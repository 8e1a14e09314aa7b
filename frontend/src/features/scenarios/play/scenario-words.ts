import {
  languagesOf,
  textOf,
  type Model,
  type ScenarioDocument,
  type ScenarioNode,
} from '@peacewright/scenario-engine';

/** A node that learners see. */
export type SeenNode = Exclude<ScenarioNode, { kind: 'branch' | 'chance' }>;

/** A scenario's words in one language, else in its source's. */
export class ScenarioWords {
  readonly language: string;

  constructor(
    readonly document: ScenarioDocument,
    wanted: string,
  ) {
    this.language = languagesOf(document).includes(wanted) ? wanted : document.language;
  }

  text(id: string | undefined): string {
    return id === undefined ? '' : (textOf(this.document, id, this.language) ?? '');
  }

  /** Name of a role; empty where there is none. */
  role(id: string | undefined): string {
    return this.text(this.document.roles.find((role) => role.id === id)?.name);
  }

  objective(id: string): string {
    return this.text(this.document.objectives.find((objective) => objective.id === id)?.text);
  }

  fact(id: string): string {
    return this.text(this.document.facts.find((fact) => fact.id === id)?.text);
  }

  variable(id: string): string {
    return this.text(this.document.variables.find((variable) => variable.id === id)?.name);
  }

  /** Name of a value that is chosen from a list; null for numbers and for yes and no. */
  chosenValue(id: string, value: number): string | null {
    const variable = this.document.variables.find((entry) => entry.id === id);
    return variable?.type === 'choice' ? this.text(variable.values[value]?.name) : null;
  }

  typeOf(id: string): 'boolean' | 'integer' | 'choice' {
    return this.document.variables.find((variable) => variable.id === id)?.type ?? 'integer';
  }
}

/** The node as learners see it; null for those that the engine passes by itself. */
export function seenNode(model: Model, id: string): SeenNode | null {
  const source = model.nodes[model.nodeIndex.get(id) ?? -1]?.source;
  return source === undefined || source.kind === 'branch' || source.kind === 'chance' ? null : source;
}
