import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

/** Which layer may import which; see docs/architecture.md, Doors. */
const layers = [
  { sourceTag: 'layer:kernel', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'layer:contracts', onlyDependOnLibsWithTags: ['layer:kernel'] },
  { sourceTag: 'layer:engine', onlyDependOnLibsWithTags: ['layer:kernel', 'layer:engine'] },
  { sourceTag: 'layer:content', onlyDependOnLibsWithTags: ['layer:kernel', 'layer:engine', 'layer:contracts'] },
  { sourceTag: 'layer:api-client', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'layer:ui', onlyDependOnLibsWithTags: ['layer:kernel'] },
  {
    sourceTag: 'layer:backend',
    onlyDependOnLibsWithTags: ['layer:kernel', 'layer:engine', 'layer:contracts', 'layer:content'],
  },
  {
    sourceTag: 'layer:frontend',
    onlyDependOnLibsWithTags: ['layer:kernel', 'layer:engine', 'layer:contracts', 'layer:api-client', 'layer:ui'],
  },
  { sourceTag: 'layer:e2e', onlyDependOnLibsWithTags: ['layer:kernel', 'layer:contracts', 'layer:content'] },
];

const PROJECTS = [
  'backend/tsconfig.spec.json',
  'frontend/tsconfig.spec.json',
  'libs/ui/tsconfig.spec.json',
  'libs/api-client/tsconfig.json',
  'e2e/tsconfig.json',
];

export default tseslint.config(
  {
    ignores: [
      'node_modules/**',
      'dist/**',
      '.nx/**',
      '.angular/**',
      'libs/api-client/src/generated/**',
      '**/*.cjs',
      '**/*.mjs',
      'data/**',
      'libs/reference-content/tools/**',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { project: PROJECTS, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { allow: [], depConstraints: layers, banTransitiveDependencies: false },
      ],
      // Index signatures are read with brackets, as the compiler asks.
      '@typescript-eslint/dot-notation': 'off',
      // Nest and Angular make classes of decorators alone.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in platform/config alone.' },
      ],
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      // A view is an object literal that has the shape of its DTO class.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // An empty text counts as no text in many a field.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['frontend/**/*.ts', 'libs/ui/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      // An attribute where the element is the browser's own, such as a link that brings an icon.
      '@angular-eslint/component-selector': [
        'error',
        [
          { type: 'element', prefix: 'pw', style: 'kebab-case' },
          { type: 'attribute', prefix: 'pw', style: 'camelCase' },
        ],
      ],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'pw', style: 'camelCase' }],
    },
  },
  {
    files: ['frontend/**/*.html', 'libs/ui/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  {
    files: [
      'backend/src/platform/config/config.ts',
      '**/test/**',
      '**/*.spec.ts',
      'e2e/**',
      '**/*.config.ts',
      'backend/bench/**',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  // Counted loops over typed arrays, whose places exist by construction.
  {
    files: ['libs/scenario-engine/src/proof/**', 'libs/scenario-engine/tools/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/prefer-for-of': 'off' },
  },
  // Keys of texts may share a name with old members of String.
  { files: ['frontend/src/i18n/**'], rules: { '@typescript-eslint/no-deprecated': 'off' } },
  {
    files: ['**/*.spec.ts', '**/test/**', '**/*.walk.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
);
