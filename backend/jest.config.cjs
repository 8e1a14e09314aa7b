/** Specs of the server and of the libraries it shares with the browser: rules on their own, use cases on PostgreSQL. */
const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      target: 'es2023',
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

const libraries = [
  'kernel',
  'contracts',
  'lesson-document',
  'assessment-engine',
  'readiness-engine',
  'scenario-engine',
  'passage-finder',
  'reference-content',
];

/** @type {import('jest').Config} */
module.exports = {
  rootDir: '..',
  roots: ['<rootDir>/backend', '<rootDir>/migrations', ...libraries.map((name) => `<rootDir>/libs/${name}`)],
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts'],
  transform: { '^.+\\.ts$': swc },
  moduleNameMapper: {
    '^@peacewright/([a-z-]+)/([a-z-]+)$': '<rootDir>/libs/$1/src/$2.ts',
    '^@peacewright/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  globalSetup: '<rootDir>/backend/test/global-setup.ts',
  globalTeardown: '<rootDir>/backend/test/global-teardown.ts',
  // A slow disk under load: setting up a database alone may take most of a minute there.
  testTimeout: 180_000,
  maxWorkers: 2,
};
