import presets from 'jest-preset-angular/presets/index.js';

const preset = presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' });

export default {
  ...preset,
  displayName: 'frontend',
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/src'],
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  moduleNameMapper: {
    ...preset.moduleNameMapper,
    '^@peacewright/([a-z-]+)/([a-z-]+)$': '<rootDir>/../libs/$1/src/$2.ts',
    '^@peacewright/([a-z-]+)$': '<rootDir>/../libs/$1/src/index.ts',
  },
};
