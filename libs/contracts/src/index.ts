export * from './fiction';
export * from './problems';
export * from './roles';
