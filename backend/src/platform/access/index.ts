export { Actor, type Grant, type ScopeSet } from './actor';
export { CurrentActor, Public, Requires, SignedIn } from './decorators';
