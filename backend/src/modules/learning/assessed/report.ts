import {
  nodeOf,
  replay,
  resultOf,
  type Model,
  type Move,
  type OutcomeGrade,
  type ReplayStep,
  type Wording,
} from '@peacewright/scenario-engine';
import { drawnReport, type DrawnReport } from './report-drawn';

/** So many people a group must have before it is told where they left what is hard to read, and what they chose there. */
export const SHOWN_FROM = 5;

/** A run that stands, as its steps have it. */
export interface ReportedRun {
  readonly personId: string;
  /** Empty for people on no roll. */
  readonly contingent: string;
  readonly seed: number;
  readonly steps: readonly { readonly move: Move; readonly seconds: number }[];
}

export interface ReportedAnswer {
  readonly kind: 'choice' | 'timeout' | 'result';
  /** Words of a choice; the result of a task: full, partial or none. */
  readonly text: string;
  readonly count: number;
}

export interface ReportedDecision {
  /** The author's name of it; may be empty. */
  readonly label: string;
  readonly text: string;
  readonly of: number;
  /** Half of the people took no longer. */
  readonly seconds: number;
  readonly answers: readonly ReportedAnswer[];
}

export interface ReportedGroup {
  readonly contingent: string;
  readonly people: number;
  readonly runs: number;
  readonly ended: number;
  readonly passed: number;
  readonly achieved: number;
  readonly partlyAchieved: number;
  readonly notAchieved: number;
  readonly criticalFailed: number;
}

export interface ScenarioReport {
  readonly whole: ReportedGroup;
  readonly contingents: readonly ReportedGroup[];
  /** Whose paths are told: one of the contingents, or the whole. */
  readonly told: ReportedGroup;
  /** Null: kept back, a group is too small for what the scenario holds. */
  readonly paths: {
    readonly endings: readonly { readonly text: string; readonly grade: OutcomeGrade; readonly count: number }[];
    readonly decisions: readonly ReportedDecision[];
    /** Where runs stand that have not ended. */
    readonly left: readonly { readonly label: string; readonly text: string; readonly count: number }[];
    readonly drawn: DrawnReport;
  } | null;
}

/** True for what may be hard to read, or has a way round: there the paths of few people are nobody's to see. */
export function isRated({ document }: Pick<Model, 'document'>): boolean {
  return (
    document.contentRating !== 'general' ||
    document.nodes.some((node) => 'alternate' in node && node.alternate !== undefined)
  );
}

/**
 * What came of runs of one edition. Nothing in it says who took a way round: the move itself and the places that only it
 * leads to are left out, and where there is one, paths are told of five people and more. Of one contingent they are told then
 * only where each of them has as many: what is left when the others are taken from the whole must not be a few.
 */
export function reportOf(
  model: Model,
  runs: readonly ReportedRun[],
  words: Wording,
  contingent: string | null = null,
): ScenarioReport {
  const played = runs.map((run) => ({ run, steps: playedSteps(model, run) }));
  const groups = Map.groupBy(played, ({ run }) => run.contingent);
  const whole = groupOf(model, '', played);
  const contingents = [...groups]
    .map(([name, members]) => groupOf(model, name, members))
    .sort((one, other) => last(one) - last(other) || (one.contingent < other.contingent ? -1 : 1));
  const chosen = contingent === null ? played : (groups.get(contingent) ?? []);
  const counted = contingent === null ? [whole] : contingents;
  const keptBack = isRated(model) && counted.some(({ people }) => people < SHOWN_FROM);
  return {
    whole,
    contingents,
    told: contingent === null ? whole : groupOf(model, contingent, chosen),
    paths: keptBack ? null : pathsOf(model, chosen, words),
  };
}

interface Played {
  readonly run: ReportedRun;
  readonly steps: readonly ReplayStep[];
}

function playedSteps(model: Model, { seed, steps }: ReportedRun): readonly ReplayStep[] {
  return replay(
    model,
    { seed },
    steps.map(({ move }) => move),
  ).steps;
}

/** People on no roll are no contingent: they come after all that are. */
function last({ contingent }: ReportedGroup): number {
  return contingent === '' ? 1 : 0;
}

function groupOf(model: Model, contingent: string, members: readonly Played[]): ReportedGroup {
  const results = members.flatMap(({ steps }) => {
    const last = steps.at(-1);
    return last ? [resultOf(model, last.state)] : [];
  });
  const graded = (grade: OutcomeGrade): number => results.filter((result) => result.grade === grade).length;
  return {
    contingent,
    people: new Set(members.map(({ run }) => run.personId)).size,
    runs: members.length,
    ended: results.filter(({ outcome }) => outcome !== null).length,
    passed: results.filter(({ passed }) => passed).length,
    achieved: graded('achieved'),
    partlyAchieved: graded('partlyAchieved'),
    notAchieved: graded('notAchieved'),
    criticalFailed: results.filter(({ outcome, criticalFailed }) => outcome !== null && criticalFailed).length,
  };
}

function pathsOf(model: Model, played: readonly Played[], words: Wording): NonNullable<ScenarioReport['paths']> {
  const open = openNodes(model);
  const ends = played.flatMap(({ steps }) => {
    const last = steps.at(-1);
    return last ? [nodeOf(model, last.state)] : [];
  });
  const counted = (ids: readonly string[]): ReadonlyMap<string, number> =>
    new Map([...Map.groupBy(ids, (id) => id)].map(([id, all]) => [id, all.length]));
  const ended = counted(ends.filter(({ kind }) => kind === 'outcome').map(({ id }) => id));
  const stopped = counted(ends.filter(({ kind, index }) => kind !== 'outcome' && open.has(index)).map(({ id }) => id));
  const told = model.nodes.flatMap(({ source }) => ('text' in source ? [source] : []));
  return {
    endings: told.flatMap((node) => {
      const count = ended.get(node.id) ?? 0;
      return node.kind === 'outcome' && count > 0 ? [{ text: words.text(node.text), grade: node.grade, count }] : [];
    }),
    decisions: model.nodes
      .filter(({ kind, index }) => (kind === 'decision' || kind === 'task') && open.has(index))
      .flatMap(({ index }) => decisionOf(model, index, played, words)),
    left: told.flatMap((node) => {
      const count = stopped.get(node.id) ?? 0;
      return count > 0 ? [{ label: node.label, text: words.text(node.text), count }] : [];
    }),
    drawn: drawnReport(
      model,
      played.map(({ steps }) => steps),
      open,
      words,
    ),
  };
}

/** What was answered at a decision or task; a way round is no answer. */
function decisionOf(model: Model, index: number, played: readonly Played[], words: Wording): ReportedDecision[] {
  const source = model.nodes[index]?.source;
  if (source?.kind !== 'decision' && source?.kind !== 'task') return [];
  const taken = played.flatMap(({ run, steps }) =>
    steps
      .slice(1)
      .flatMap(({ taken: [way] }, at) =>
        way?.node === index && way.kind !== 'alternate' ? [{ way, seconds: run.steps[at]?.seconds ?? 0 }] : [],
      ),
  );
  if (taken.length === 0) return [];
  const answers = [...Map.groupBy(taken, ({ way }) => way.index)].map(([, same]): ReportedAnswer => {
    const [{ way } = { way: undefined }] = same;
    const kind = way?.kind === 'timeout' || way?.kind === 'result' ? way.kind : 'choice';
    const choice = source.kind === 'decision' ? source.choices.find(({ id }) => id === way?.id) : undefined;
    return { kind, text: kind === 'result' ? (way?.id ?? '') : words.text(choice?.text), count: same.length };
  });
  return [
    {
      label: source.label,
      text: words.text(source.text),
      of: taken.length,
      seconds: median(taken.map(({ seconds }) => seconds)),
      answers: answers.sort((one, other) => other.count - one.count),
    },
  ];
}

/** Nodes that can be reached without going round a warning. */
function openNodes(model: Model): ReadonlySet<number> {
  const seen = new Set<number>([model.start]);
  for (const index of seen)
    for (const { kind, target } of model.nodes[index]?.ways ?? [])
      if (kind !== 'alternate' && target >= 0) seen.add(target);
  return seen;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
