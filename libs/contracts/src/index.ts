export * from './problems';
export * from './roles';
