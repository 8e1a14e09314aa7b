export * from './fiction';
export * from './problems';
export * from './reasons';
export * from './roles';
