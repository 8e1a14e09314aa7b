import { readScenarioText } from '../src/document';
import {
  compileScenario,
  dotOf,
  findingSentence,
  importTwee,
  inkOf,
  partedPath,
  problemSentence,
  promelaOf,
  proveScenario,
  replay,
  resultOf,
  tweeOf,
  type Model,
  type PathStep,
  type Problem,
  type Report,
  type RunState,
} from '../src/index';

export interface Answer {
  readonly out: string;
  readonly error: string;
  readonly status: 0 | 1 | 2;
}

/** What the command line answers, apart from reading and printing. `read` gives a file's text. */
export function answerTo(args: readonly string[], read: (file: string) => string): Answer {
  const [command, file, ...rest] = args;
  if (command === undefined || file === undefined) return refused(USAGE);
  if (command === 'import') return imported(read(file));
  const model = modelIn(read(file));
  if ('status' in model) return rest.includes('--json') ? { ...model, out: `${JSON.stringify(model.json)}\n` } : model;
  const [second] = rest;
  if (command === 'check') return checked(model, rest.includes('--json'));
  if (command === 'replay' && second !== undefined) return replayed(model, read(second));
  const format = rest[rest.indexOf('--format') + 1];
  if (command === 'export' && format !== undefined && Object.hasOwn(FORMATS, format))
    return answer(FORMATS[format as keyof typeof FORMATS](model));
  return refused(USAGE);
}

const FORMATS = { twee: tweeOf, ink: inkOf, promela: promelaOf, dot: dotOf };

const USAGE = `usage:
  scenario check FILE.json [--json]
  scenario replay FILE.json MOVES.json
  scenario export FILE.json --format twee|ink|promela|dot
  scenario import STORY.twee
`;

function answer(out: string, status: Answer['status'] = 0): Answer {
  return { out, error: '', status };
}

function refused(error: string): Answer {
  return { out: '', error, status: 2 };
}

type Refused = Answer & { json: object };

function modelIn(text: string): Model | Refused {
  const document = readScenarioText(text);
  const compiled = document.ok ? compileScenario(document.document) : document;
  if (compiled.ok) return compiled.model;
  const told = compiled.problems.map((problem: Problem) => ({
    code: problem.code,
    at: problem.pointer,
    message: problemSentence(problem),
  }));
  const lines = told.map(({ at, message }) => `${at || '/'}: ${message}`);
  return { ...refused(`This is no scenario that could be played:\n${lines.join('\n')}\n`), json: { problems: told } };
}

function checked(model: Model, json: boolean): Answer {
  const report = proveScenario(model);
  const status = report.findings.some(({ severity }) => severity === 'blocker') ? 1 : 0;
  return answer(json ? `${JSON.stringify(asJson(model, report), null, 2)}\n` : asText(model, report), status);
}

/** The report as machines read it. A finding's `path` can be given to `replay` as it is. */
function asJson(model: Model, report: Report): object {
  const { figures } = report;
  const nodeId = (index: number): string => model.nodes[index]?.id ?? '';
  return {
    proven: report.proven,
    unproven: report.unproven,
    undecided: report.undecided.map((node) => nodeId(node)),
    explored: report.explored,
    states: report.states,
    endings: Object.fromEntries(
      (figures?.endings ?? []).map((node) => [
        nodeId(node),
        { grade: model.nodes[node]?.grade ?? null, chance: figures?.random.endings.get(node) ?? 0 },
      ]),
    ),
    findings: report.findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      at: finding.at,
      message: findingSentence(finding),
      params: finding.params,
      path: finding.path,
    })),
    objectives: figures?.objectives ?? null,
    randomPass: figures?.random.passes ?? null,
    decisions: figures && { ...figures.decisions, expected: figures.random.decisions },
    minutes: figures && { ...figures.minutes, expected: figures.random.minutes },
    visits: figures && Object.fromEntries(figures.random.visits.map((often, node) => [nodeId(node), often])),
  };
}

function asText(model: Model, report: Report): string {
  const { figures } = report;
  const lines = report.findings.flatMap((finding) => [
    `${finding.severity === 'blocker' ? 'BLOCKER' : 'warning'} ${finding.code} at ${finding.at || '/'}`,
    `  ${findingSentence(finding)}`,
    ...(finding.path ? [`  path: ${JSON.stringify(finding.path)}`] : []),
  ]);
  const span = (
    name: string,
    of: { shortest: number; longest: number | null } | null,
    expected: number | null,
  ): string =>
    of === null
      ? `${name}: no path ends`
      : `${name}: ${of.shortest} to ${of.longest ?? 'no limit'}, at random ${expected === null ? 'without end' : expected.toFixed(1)}`;
  const told = figures
    ? [
        `endings that can be reached: ${figures.endings.map((node) => model.nodes[node]?.id ?? '').join(', ') || 'none'}`,
        span('decisions', figures.decisions, figures.random.decisions),
        span('story minutes', figures.minutes, figures.random.minutes),
        `passes by choosing at random: ${(figures.random.passes * 100).toFixed(1)} %`,
        ...(figures.objectives ?? []).map(
          ({ objective, lowest, highest, missable }) =>
            `objective ${objective}: ${lowest?.grade ?? 'notObserved'} to ${highest?.grade ?? 'notObserved'}${missable ? ', may stay unobserved' : ''}`,
        ),
      ]
    : [];
  const verdict = report.proven
    ? `proven: ${report.explored} states explored${report.states === null ? ' after exact reductions' : ', one by one'}`
    : `NOT PROVEN: ${report.unproven.map(({ what, reason, variable }) => `${what}${variable === undefined ? '' : ` of ${variable}`} (${reason})`).join(', ')}; ${report.explored} states explored`;
  const undecided = report.undecided.map((node) => model.nodes[node]?.id ?? '').join(', ');
  if (undecided !== '') told.push(`neither met nor proven to be out of reach: ${undecided}`);
  const none = report.proven ? 'no findings' : 'nothing found so far, which proves nothing';
  return `${[...(lines.length > 0 ? lines : [none]), '', verdict, ...told].join('\n')}\n`;
}

function replayed(model: Model, text: string): Answer {
  let moves: unknown;
  try {
    moves = JSON.parse(text);
  } catch {
    return refused('The moves are no JSON.\n');
  }
  if (!Array.isArray(moves)) return refused('The moves are no list.\n');
  const { beginning, moves: played } = partedPath(moves as PathStep[]);
  const run = replay(model, beginning, played);
  const shown = (state: RunState): object => ({
    node: state.node,
    values: Object.fromEntries(
      model.slots.map(({ id, kind }, slot) => [kind === 'visited' ? `visited ${id}` : id, state.values[slot]]),
    ),
    minutes: state.minutes,
    facts: state.facts,
  });
  const lines = run.steps.map(({ move, state }) => JSON.stringify({ move, ...shown(state) }));
  if (!run.ok)
    return { out: `${lines.join('\n')}\n`, error: `Move ${run.at + 1} is refused: ${run.refusal}.\n`, status: 2 };
  return answer(`${[...lines, JSON.stringify(resultOf(model, run.state))].join('\n')}\n`);
}

function imported(story: string): Answer {
  const { document, left } = importTwee(story);
  const error = left.map(({ passage, what }) => `not taken over, in “${passage}”: ${what}\n`).join('');
  return { out: `${JSON.stringify(document, null, 2)}\n`, error, status: 0 };
}
