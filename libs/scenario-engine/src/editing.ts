/** For authors: acts on a document, and what an author's forms are made of. Brings the schema with it. */
export { actOf, type Act } from './editing/act';
export {
  blankChoice,
  blankLine,
  blankNode,
  blankRatedWay,
  blankRegion,
  blankScenario,
  blankTask,
  blankWay,
  type NewId,
} from './editing/blank';
export type { Command, Edited, EditRefusal, EntryOf, Listed, Words } from './editing/command';
export {
  COMPARISONS,
  conditionOf,
  sourceOfCondition,
  type Comparison,
  type ConditionGroup,
  type ConditionLine,
} from './editing/condition-form';
export { copiedNodes, readdressed, type Copied } from './editing/copied';
export {
  difference,
  type Difference,
  type NodeAspect,
  type NodeDifference,
  type PartDifferent,
  type WayDifference,
} from './editing/difference';
export { edited } from './editing/edit';
export { ofOtherKind, type OtherKind } from './editing/kind';
export { onlyThrough } from './editing/only-through';
export { placeOf, type Place } from './editing/place';
export { storyOrder } from './editing/story-order';
export { arrowsOf, connected, RESULTS, samePlace, withWays, type Arrow, type WayPlace } from './editing/ways';
export type { Way as WrittenWay } from './document/schema';
