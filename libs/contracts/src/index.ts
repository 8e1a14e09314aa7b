export * from './fiction';
export * from './paragraph';
export * from './problems';
export * from './reasons';
export * from './roles';
