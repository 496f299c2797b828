/** Import directions; docs/architecture.md section 3 gives the reasons. */
const leaves =
  '^dsl/(span|rational|calendar|intervals|numbers|keywords|units|measures|diagnostics|unreachable|near|catalogue/.*)[.]ts$';
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'dsl-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^dsl/' },
      to: { path: '^(compiler|runtime|service|editor|cli|test|bench)/' },
    },
    {
      name: 'chevrotain-only-in-dsl',
      severity: 'error',
      from: { pathNot: '^dsl/' },
      to: { path: 'node_modules/(@chevrotain|chevrotain)' },
    },
    {
      name: 'compiler-imports-dsl-only',
      severity: 'error',
      from: { path: '^compiler/' },
      to: { path: '^(runtime|service|editor|cli|test|bench)/' },
    },
    {
      name: 'runtime-reads-plans-only',
      severity: 'error',
      from: { path: '^runtime/' },
      to: {
        path: '^(dsl|compiler|service|editor|cli|test|bench)/',
        pathNot: [leaves, '^compiler/(plan|operands|code|stages)[.]ts$'],
      },
    },
    {
      name: 'targets-are-strangers',
      severity: 'error',
      from: { path: '^compiler/targets/([^/]+)[.]ts$' },
      to: { path: '^compiler/targets/', pathNot: ['^compiler/targets/$1[.]ts$', '^compiler/targets/target[.]ts$'] },
    },
    {
      name: 'core-does-no-io',
      severity: 'error',
      from: { path: '^(dsl|compiler|runtime|service)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-needs-chevrotain-only',
      severity: 'error',
      from: { path: '^(compiler|runtime)/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional'] },
    },
    {
      name: 'through-the-front-door',
      severity: 'error',
      from: { path: '^(cli|editor|bench)/' },
      to: {
        path: '^(dsl|compiler|runtime)/',
        pathNot: ['^(dsl|compiler|runtime)/index[.]ts$', '[.]json$', '^compiler/plan[.]ts$', '^dsl/fields/index[.]ts$'],
      },
    },
    {
      name: 'shells-are-not-imported',
      severity: 'error',
      from: { path: '^(dsl|compiler|runtime|service)/' },
      to: { path: '^(cli|editor)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'] },
  },
};
