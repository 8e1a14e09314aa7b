export * from './package-schema';
export * from './register';
