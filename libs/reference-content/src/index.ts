export * from './curriculum';
export * from './package-schema';
export * from './reference-links';
export * from './register';
export * from './demo';
export * from './demo-people';
export * from './demo-progress';
export { seededRandom } from './seeded-random';
