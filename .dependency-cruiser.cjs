/** Directions between rooms; see docs/architecture.md, Doors. No exceptions. */
const room = '[^/]+';
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'rooms-by-their-door',
      comment: 'Another module is entered through its index.ts only.',
      severity: 'error',
      from: { path: '^backend/src/modules/([^/]+)/' },
      to: {
        path: '^backend/src/modules/',
        pathNot: ['^backend/src/modules/$1/', `^backend/src/modules/${room}/index\\.ts$`],
      },
    },
    {
      name: 'features-by-their-door',
      severity: 'error',
      from: { path: '^frontend/src/features/([^/]+)/' },
      to: {
        path: '^frontend/src/features/',
        pathNot: ['^frontend/src/features/$1/', `^frontend/src/features/${room}/index\\.ts$`],
      },
    },
    {
      name: 'platform-knows-nothing-of-training',
      severity: 'error',
      from: { path: '^backend/src/platform/', pathNot: '\\.(spec|walk)\\.ts$' },
      to: { path: '^backend/src/modules/' },
    },
    {
      name: 'nobody-calls-readiness-or-instance',
      comment: 'Readiness hears of what people did through events and evidence; set-up stands above all.',
      severity: 'error',
      from: { path: '^backend/src/modules/', pathNot: '^backend/src/modules/(readiness|instance)/' },
      to: { path: '^backend/src/modules/(readiness|instance)/' },
    },
    {
      name: 'evidence-is-below',
      severity: 'error',
      from: { path: '^backend/src/modules/evidence/' },
      to: { path: '^backend/src/modules/(learning|readiness|assessment)/' },
    },
    {
      name: 'engines-without-frameworks',
      severity: 'error',
      from: {
        path: '^libs/(kernel|contracts|lesson-document|assessment-engine|readiness-engine|scenario-engine|passage-finder)/src/',
        pathNot: '\\.spec\\.ts$',
      },
      to: { dependencyTypes: ['npm', 'core'], pathNot: '^node_modules/(zod|tslib|@marcbachmann/cel-js)/' },
    },
    {
      name: 'typeorm-in-the-database-only',
      severity: 'error',
      from: {
        path: '^(backend/src|libs)/',
        pathNot: [
          '^backend/src/platform/database/',
          '\\.(entity|repository|queries)\\.ts$',
          '^backend/src/platform/http/problem\\.filter\\.ts$',
        ],
      },
      to: { path: '^node_modules/(typeorm|@nestjs/typeorm)/' },
    },
    {
      name: 'migrations-stand-alone',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(backend|libs|frontend)/' },
    },
    {
      name: 'browser-without-server',
      severity: 'error',
      from: { path: '^(frontend|libs/ui|libs/api-client)/' },
      to: { path: '^(backend|migrations)/' },
    },
    {
      name: 'tests-stay-in-tests',
      severity: 'error',
      from: { pathNot: ['\\.(spec|walk)\\.ts$', '/test/', '^e2e/', 'test-setup', '^backend/bench/'] },
      to: { path: ['^backend/test/', '\\.spec\\.ts$', '^e2e/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.spec\\.ts$', 'libs/api-client/src/generated'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'backend/tsconfig.spec.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
