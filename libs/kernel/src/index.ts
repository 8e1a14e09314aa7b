export { canonicalJson } from './canonical-json';
export { assertNever } from './assert-never';
