/** How lessons and questions look to a reader: shared by learning, and by an author's preview. It has no routes. */
export { AskedPanel } from './asked-panel';
export { Blocks } from './blocks';
export { LessonState } from './lesson-state';
export { LessonView } from './lesson-view';
export type { Answer, LessonContext, RichNode } from './model';
export { isAnswered } from './questions/answers';
export { RuleCard } from './rule-card';
export { QuestionInput } from './questions/question-input';

/** What a question fetches only when it is shown; a test has it at hand before it begins, should the line be lost. */
export const lateInputs = () => import('../ordering');
