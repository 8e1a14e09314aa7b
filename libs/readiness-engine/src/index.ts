export * from './cells';
export * from './codec';
export * from './completion';
export * from './day';
export * from './plan';
export * from './selector';
export * from './table';
export * from './tally';
