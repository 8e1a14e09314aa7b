/** Why a file is no scenario, or a scenario cannot be given a meaning. */
export type ProblemCode =
  | 'too-large'
  | 'no-json'
  | 'shape'
  | 'unknown-key'
  | 'repeated-id'
  | 'reserved-name'
  | 'unknown-node'
  | 'unknown-objective'
  | 'unknown-fact'
  | 'unknown-role'
  | 'unknown-media'
  | 'unknown-rule'
  | 'unknown-variable'
  | 'unknown-value'
  | 'bad-start'
  | 'bad-range'
  | 'range-too-wide'
  | 'bad-thresholds'
  | 'expression-syntax'
  | 'expression-type'
  | 'not-allowed'
  | 'division-by-zero'
  | 'number-too-large'
  | 'endless-branches'
  | 'markup';

/** One such reason at its place. The code and the parameters are for the page to say in its language. */
export interface Problem {
  /** JSON pointer into the document. */
  readonly pointer: string;
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
}

const SENTENCES: Readonly<Record<ProblemCode, string>> = {
  'too-large': 'The file has {size} bytes; a scenario has at most {limit}.',
  'no-json': 'This is not JSON: {detail}',
  shape: 'This does not have the form of a scenario: {detail}',
  'unknown-key': 'A scenario has nothing called “{key}” here. Take it out, or correct its name.',
  'repeated-id': 'The id “{id}” stands here for the second time; every id may stand once.',
  'reserved-name': '“{id}” is a word of the expression language; choose another name for the variable.',
  'unknown-node': 'There is no node “{id}”.',
  'unknown-objective': 'There is no objective “{id}”.',
  'unknown-fact': 'There is no fact “{id}”.',
  'unknown-role': 'There is no role “{id}”.',
  'unknown-media': 'There is no picture or recording “{id}”.',
  'unknown-rule': 'There is no rule or source “{id}”.',
  'unknown-variable': 'There is no variable “{id}”.',
  'unknown-value': '“{value}” is no value of “{id}”.',
  'bad-start': 'The start value {value} is outside the range of “{id}”.',
  'bad-range': 'The lowest value of “{id}” is above its highest.',
  'range-too-wide': '“{id}” has more than {limit} values.',
  'bad-thresholds': '“Partly achieved” of “{id}” must not begin above “achieved”.',
  'expression-syntax': 'This condition cannot be read: {detail}',
  'expression-type': 'This does not fit together: {detail}',
  'not-allowed': '“{what}” cannot be used in a scenario.',
  'division-by-zero': 'This divides by something that can be zero.',
  'number-too-large': 'This can give numbers beyond what a scenario computes with.',
  'endless-branches': 'From “{id}” branches and chances lead back to it without anything for the learner to do.',
  markup: 'Texts are plain, and “{what}” would be shown as it stands. Take it out.',
};

/** The problem as an English sentence. */
export function problemSentence({ code, params }: Problem): string {
  return filled(SENTENCES[code], params);
}

/** A sentence with its parameters put in; a name without a value stays as it is. */
export function filled(sentence: string, params: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}

/** A step of a JSON pointer, escaped. */
export function pointerTo(...steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
