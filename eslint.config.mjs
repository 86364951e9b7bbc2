// Walls first, then what keeps code readable. Nothing here may be switched off from within a file.
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { IMPURE_GLOBALS, IMPURE_SYNTAX, importWalls, purity } from './tools/walls/folders.mjs';
import { depConstraints, testDepConstraints } from './tools/walls/projects.mjs';

const TYPESCRIPT = ['**/*.ts'];
const EVERYTHING = ['**/*.ts', '**/*.mjs'];

const boundaries = (constraints) => ({
  '@nx/enforce-module-boundaries': ['error', { allow: [], enforceBuildableLibDependency: false, checkDynamicDependenciesExceptions: ['.*'], depConstraints: constraints }],
});

const NO_DEFAULT_EXPORT = { selector: 'ExportDefaultDeclaration', message: 'Export names.' };
// zod compiles a schema at its first use: one made for every call is compiled for every call.
const NO_SCHEMA_FOR_ONE_USE = {
  selector: "CallExpression[callee.property.name=/^(safeP|p)arse(Async)?$/] > MemberExpression.callee > CallExpression.object[callee.object.name='z']",
  message: 'Give the schema a name outside of the function.',
};

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', '.nx/**', 'data/**', 'coverage/**', 'reports/**'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    name: 'code',
    files: EVERYTHING,
    languageOptions: { ecmaVersion: 'latest', sourceType: 'module' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-empty': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-debugger': 'error',
      'no-throw-literal': 'error',
      'no-unsafe-finally': 'error',
      'no-fallthrough': 'error',
      'no-dupe-else-if': 'error',
      'no-self-compare': 'error',
      'no-async-promise-executor': 'error',
      'no-promise-executor-return': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true }],
    },
  },
  {
    name: 'typescript',
    files: TYPESCRIPT,
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: { parser: tseslint.parser, parserOptions: { project: './tsconfig.base.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, minimumDescriptionLength: 10 }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { name: 'no-default-exports', files: ['libs/*/src/**/*.ts', 'libs/*/*/src/**/*.ts', 'apps/*/src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_SCHEMA_FOR_ONE_USE] } },
  { name: 'walls/projects', files: TYPESCRIPT, plugins: { '@nx': nx }, rules: boundaries(depConstraints) },
  { name: 'walls/projects/tests', files: ['**/*.spec.ts', '**/testing/**/*.ts', '**/spec-support/**/*.ts'], rules: boundaries(testDepConstraints) },
  ...importWalls,
  {
    ...purity,
    rules: {
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_SCHEMA_FOR_ONE_USE, ...IMPURE_SYNTAX],
      'no-restricted-globals': ['error', ...IMPURE_GLOBALS],
    },
  },
);
