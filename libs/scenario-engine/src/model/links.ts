import { pointerTo, type Problem, type ProblemCode } from '../document/problem';
import type { RatedWay, ScenarioDocument, ScenarioNode, Way } from '../document/schema';
import { RESERVED } from '../expressions/cel';

/** Most values that one integer may have, so that every state stays countable. */
export const VALUES_LIMIT = 10_001;

/** Everything about ids, links and ranges that makes a document meaningless, each at its place. Open links are no problem here. */
export function linkProblems(document: ScenarioDocument): Problem[] {
  return [
    ...repeatedIds(document),
    ...variableProblems(document),
    ...presetProblems(document),
    ...frameProblems(document),
    ...document.nodes.flatMap((node, index) => nodeProblems(document, node, index)),
  ];
}

function problem(code: ProblemCode, pointer: string, params: Problem['params'] = {}): Problem {
  return { code, pointer, params };
}

/** Ids that stand for the second time in their family, each at its second place. */
export function repeatedIds(document: ScenarioDocument): Problem[] {
  const lists: [string, readonly { id: string }[]][] = [
    ['nodes', document.nodes],
    ['variables', document.variables],
    ['objectives', document.objectives],
    ['facts', document.facts],
    ['roles', document.roles],
    ['presets', document.presets],
    ['media', document.media],
    ['sources', document.sources],
    ['contacts', document.contacts ?? []],
  ];
  const places: { id: string; family: string; pointer: string }[] = lists.flatMap(([name, entries]) =>
    entries.map(({ id }, index) => ({ id, family: name, pointer: pointerTo(name, index, 'id') })),
  );
  document.trainingCard?.rules.forEach(({ id }, index) =>
    places.push({ id, family: 'sources', pointer: pointerTo('trainingCard', 'rules', index, 'id') }),
  );
  // Ids of choices, cases and drawn outcomes are one family over all nodes, so that a choice is named by its id alone.
  document.nodes.forEach((node, index) => {
    const [name, entries] = partsOf(node);
    entries.forEach(({ id }, place) =>
      places.push({ id, family: 'choices', pointer: pointerTo('nodes', index, name, place, 'id') }),
    );
  });
  const seen = new Set<string>();
  return places.flatMap(({ id, family, pointer }) => {
    const key = `${family} ${id}`;
    if (seen.has(key)) return [problem('repeated-id', pointer, { id })];
    seen.add(key);
    return [];
  });
}

function partsOf(node: ScenarioNode): [string, readonly { id: string }[]] {
  if (node.kind === 'decision') return ['choices', node.choices];
  if (node.kind === 'branch') return ['cases', node.cases];
  return node.kind === 'chance' ? ['outcomes', node.outcomes] : ['', []];
}

function variableProblems(document: ScenarioDocument): Problem[] {
  return document.variables.flatMap((variable, index): Problem[] => {
    const at = (member: string) => pointerTo('variables', index, member);
    const { id } = variable;
    if (RESERVED.has(id)) return [problem('reserved-name', at('id'), { id })];
    if (variable.type === 'integer') {
      if (variable.min > variable.max) return [problem('bad-range', at('max'), { id })];
      if (variable.max - variable.min >= VALUES_LIMIT)
        return [problem('range-too-wide', at('max'), { id, limit: VALUES_LIMIT })];
      if (variable.start < variable.min || variable.start > variable.max)
        return [problem('bad-start', at('start'), { id, value: variable.start })];
    }
    if (variable.type === 'choice') {
      const names = variable.values.map((value) => value.id);
      const twice = names.findIndex((name, place) => names.indexOf(name) !== place);
      if (twice >= 0)
        return [
          problem('repeated-id', pointerTo('variables', index, 'values', twice, 'id'), { id: names[twice] ?? '' }),
        ];
      if (!names.includes(variable.start))
        return [problem('unknown-value', at('start'), { id, value: variable.start })];
    }
    return [];
  });
}

function presetProblems(document: ScenarioDocument): Problem[] {
  return document.presets.flatMap((preset, index) =>
    Object.entries(preset.values).flatMap(([id, value]): Problem[] => {
      const pointer = pointerTo('presets', index, 'values', id);
      const variable = document.variables.find((candidate) => candidate.id === id);
      if (!variable) return [problem('unknown-variable', pointer, { id })];
      const fits =
        variable.type === 'boolean'
          ? typeof value === 'boolean'
          : variable.type === 'integer'
            ? typeof value === 'number' && value >= variable.min && value <= variable.max
            : variable.values.some((entry) => entry.id === value);
      return fits ? [] : [problem('unknown-value', pointer, { id, value: String(value) })];
    }),
  );
}

function frameProblems(document: ScenarioDocument): Problem[] {
  const found: Problem[] = [];
  if (!document.nodes.some(({ id }) => id === document.start))
    found.push(problem('unknown-node', '/start', { id: document.start }));
  if (document.learner !== undefined && !document.roles.some(({ id }) => id === document.learner))
    found.push(problem('unknown-role', '/learner', { id: document.learner }));
  document.objectives.forEach(({ id, achievedFrom, partlyFrom }, index) => {
    if (partlyFrom > achievedFrom)
      found.push(problem('bad-thresholds', pointerTo('objectives', index, 'partlyFrom'), { id }));
  });
  return found;
}

function nodeProblems(document: ScenarioDocument, node: ScenarioNode, index: number): Problem[] {
  const at = (...steps: (string | number)[]) => pointerTo('nodes', index, ...steps);
  const known = (ids: readonly string[], among: readonly { id: string }[], code: ProblemCode, ...steps: string[]) =>
    ids.flatMap((id, place) =>
      among.some((entry) => entry.id === id) ? [] : [problem(code, at(...steps, place), { id })],
    );
  const one = (
    id: string | null | undefined,
    among: readonly { id: string }[],
    code: ProblemCode,
    ...steps: (string | number)[]
  ) =>
    id === null || id === undefined || among.some((entry) => entry.id === id)
      ? []
      : [problem(code, at(...steps), { id })];
  const way = (to: Way | RatedWay | undefined, ...steps: (string | number)[]): Problem[] => {
    if (!to) return [];
    const found = one(to.target, document.nodes, 'unknown-node', ...steps, 'target');
    to.effects.forEach((effect, place) => {
      const id = 'set' in effect ? effect.set : effect.add;
      found.push(...one(id, document.variables, 'unknown-variable', ...steps, 'effects', place));
    });
    if (!('ratings' in to)) return found;
    to.ratings.forEach(({ objective }, place) =>
      found.push(...one(objective, document.objectives, 'unknown-objective', ...steps, 'ratings', place, 'objective')),
    );
    const rated = to.ratings.map(({ objective }) => objective);
    rated.forEach((id, place) => {
      if (rated.indexOf(id) !== place)
        found.push(problem('repeated-id', at(...steps, 'ratings', place, 'objective'), { id }));
    });
    found.push(
      ...one(to.critical?.objective, document.objectives, 'unknown-objective', ...steps, 'critical', 'objective'),
    );
    const rules = [...(document.trainingCard?.rules ?? []), ...document.sources];
    to.cites.forEach((id, place) => found.push(...one(id, rules, 'unknown-rule', ...steps, 'cites', place)));
    return found;
  };
  const found: Problem[] = [];
  if (node.kind !== 'branch' && node.kind !== 'chance')
    found.push(
      ...known(node.gives, document.facts, 'unknown-fact', 'gives'),
      ...known(node.media, document.media, 'unknown-media', 'media'),
      ...one(node.speaker, document.roles, 'unknown-role', 'speaker'),
      ...one(node.role, document.roles, 'unknown-role', 'role'),
      ...one(node.alternate?.target, document.nodes, 'unknown-node', 'alternate', 'target'),
    );
  switch (node.kind) {
    case 'situation':
      found.push(...way(node.next, 'next'));
      break;
    case 'decision':
      node.choices.forEach((choice, place) => {
        found.push(...way(choice, 'choices', place));
        choice.needs.forEach((id, need) =>
          found.push(...one(id, document.facts, 'unknown-fact', 'choices', place, 'needs', need)),
        );
      });
      found.push(...way(node.timeout, 'timeout'));
      break;
    case 'task':
      for (const result of ['full', 'partial', 'none'] as const)
        found.push(...way(node.results[result], 'results', result));
      found.push(...way(node.timeout, 'timeout'));
      if (node.task.kind === 'markPicture')
        found.push(...one(node.task.picture, document.media, 'unknown-media', 'task', 'picture'));
      break;
    case 'branch':
      node.cases.forEach((entry, place) => found.push(...way(entry, 'cases', place)));
      found.push(...way(node.otherwise, 'otherwise'));
      break;
    case 'chance':
      node.outcomes.forEach((entry, place) => found.push(...way(entry, 'outcomes', place)));
      break;
    case 'outcome':
      break;
  }
  return found;
}
