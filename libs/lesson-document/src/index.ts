export * from './draft';
export * from './schema';
export * from './upgrade';
export * from './views';
