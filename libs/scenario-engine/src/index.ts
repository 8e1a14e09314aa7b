export { canonicalScenario, canonicalTranslation } from './document/canonical';
export { filled, problemSentence, type Problem, type ProblemCode } from './document/problem';
export type * from './document/schema';
export { wayAt } from './document/way-at';
export { languagesOf, textOf, textsOfFrame, textsOfNode, wordsOf } from './document/texts';
export { compileScenario, type Compiled } from './model/compile';
export type { Model, ModelNode, Slot, Way, WayKind } from './model/model';
export { debriefOf, whatIf, type Debrief, type DebriefStep, type DebriefWay, type WhatIf } from './run/debrief';
export { partedPath, type Beginning, type Move, type PathStep } from './run/move';
export { moveFor, offersAt, type Offer } from './run/offers';
export { isStateOf, replay, type Replayed, type ReplayStep } from './run/replay';
export {
  sceneOf,
  shownValues,
  toldAtOnce,
  type SceneChoice,
  type SceneMedium,
  type SceneTask,
  type SceneView,
  type ShownValue,
  type Wording,
} from './run/scene';
export { moveMeant } from './run/scene-move';
export { resultOf, type ObjectiveGrade, type ObjectiveStanding, type RunResult } from './run/results';
export { arrivedAt, nodeOf, start, step, type Refusal, type RunState, type Started, type Stepped } from './run/step';
export { Explorer, type Budget } from './proof/explorer';
export { findingSentence, SEVERITIES, type Finding, type FindingCode } from './proof/finding';
export {
  DEFAULT_OPTIONS,
  proveScenario,
  proving,
  type Figures,
  type ProofOptions,
  type Report,
  type Unproven,
} from './proof/prove';
export { dotOf } from './exports/dot';
export { importTwee, type ImportedStory } from './exports/import-twee';
export { promelaOf } from './exports/promela';
export { inkOf, tweeOf } from './exports/stories';
