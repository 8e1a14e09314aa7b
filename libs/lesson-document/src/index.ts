export * from './draft';
export * from './scenario-exercise';
export * from './scenario-mapping';
export * from './schema';
export * from './upgrade';
export * from './views';
