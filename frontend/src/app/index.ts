/** What features may use of the application around them. */
export { Entry } from './frame/entry';
export { PageTitle } from './frame/page-title';
export { screenIs } from './frame/screen';
export { ApiProblem, type ProblemPointer } from './http/api-problem';
export { ProblemPanel } from './http/problem-panel';
export { ProblemTextPipe, ProblemTexts } from './http/problem-texts';
export { Instance, type DemoAccount, type InstanceView, type NewCentre } from './instance/instance';
export { placesOf } from './places';
export { permitted } from './session/guards';
export { Session } from './session/session';
export type { Ability, Account, HeldRole } from './session/session-view';
export { alongside, featureTexts } from './texts/feature-texts';
export { folded } from './texts/folded';
export { languages, type Language } from './texts/languages';
export { ReasonPipe } from './texts/reason.pipe';
export type { TextTree } from './texts/text-files';
export { Texts } from './texts/texts';
export { Appearance } from './theme/appearance';
