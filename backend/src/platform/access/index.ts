export { Actor, type Grant, type ScopeSet } from './actor';
export { CurrentActor, DespiteMustChange, OptionalActor, Public, Requires, SignedIn } from './decorators';
