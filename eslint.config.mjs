import { defineConfig, globalIgnores } from 'eslint/config'
import js from '@eslint/js'
import tseslint from 'typescript-eslint'
import reactHooks from 'eslint-plugin-react-hooks'
import { importZonesRule } from './scripts/lint/import-rule.mjs'

const root = import.meta.dirname ?? new URL('.', import.meta.url).pathname
const code = '**/*.{ts,tsx,js,mjs,cjs}'
const typescript = '**/*.{ts,tsx}'
const tests = ['**/*.test.{ts,tsx,js}', 'tests/**']

const noMocks = {
  selector:
    "CallExpression[callee.object.name='jest'][callee.property.name=/^(mock|doMock|unstable_mockModule)$/]",
  message: 'Nothing of ours is mocked: run the real thing against the emulator.',
}
/** A part of the console page is one function whose text is sent to the browser: nothing else of its file goes along. */
const standAlone = [
  ['ImportDeclaration[importKind!="type"]', 'Types only: nothing that is imported reaches the browser.'],
  ['Program > VariableDeclaration', 'Put it into the part: only its function reaches the browser.'],
  ['Program > FunctionDeclaration', 'Put it into the part: only its function reaches the browser.'],
  [
    'ExportNamedDeclaration > VariableDeclaration',
    'Put it into the part: only its function reaches the browser.',
  ],
].map(([selector, message]) => ({ selector, message }))
const noClockOrChance = [
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'Take `now` as an argument.'],
  ['CallExpression[callee.object.name="Date"][callee.property.name="now"]', 'Take `now` as an argument.'],
  ['CallExpression[callee.name="dayjs"][arguments.length=0]', 'Take `now` as an argument.'],
  [
    'MemberExpression[object.name="Math"][property.name="random"]',
    'Take `newId` or a number as an argument.',
  ],
  ['MemberExpression[object.name="crypto"]', 'Take `newId` as an argument.'],
].map(([selector, hint]) => ({ selector, message: `A decision has no clock and no chance inside. ${hint}` }))

export default defineConfig([
  globalIgnores(['dist/', 'node_modules/', 'artefacts/', '.data/', '**/miniprogram_npm/']),
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    files: [code],
    plugins: { local: { rules: { 'import-zones': importZonesRule } } },
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'Buffer',
          'URL',
          'URLSearchParams',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'fetch',
        ]
          .concat([
            'clearInterval',
            'setImmediate',
            'performance',
            'AbortController',
            'AbortSignal',
            'structuredClone',
          ])
          .concat(['TextEncoder', 'TextDecoder'])
          .map((name) => [name, 'readonly']),
      ),
    },
    rules: {
      'local/import-zones': ['error', root],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', noMocks],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
  },
  {
    files: [typescript],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      // TypeScript itself reports unknown names, with the right globals for each place.
      'no-undef': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['emulator/console/page/parts/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noMocks, ...standAlone] },
  },
  {
    files: ['miniprogram/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['shared/**'],
    ignores: tests,
    rules: {
      'no-restricted-globals': ['error', 'process', 'window', 'document', 'wx', 'fetch', 'require', 'Buffer'],
      'no-console': 'error',
    },
  },
  {
    files: ['shared/domain/**'],
    ignores: tests,
    rules: { 'no-restricted-syntax': ['error', noMocks, ...noClockOrChance] },
  },
  {
    files: ['**/*.{js,cjs}', 'jest.config.ts', 'config/**'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', module: 'writable', exports: 'writable', __dirname: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['**/miniprogram/src/native/**', '**/miniprogram/src/custom-tab-bar/**', 'tests/weapp/**'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'wx',
          'Component',
          'Page',
          'App',
          'getApp',
          'getCurrentPages',
          'Behavior',
          'window',
          'document',
          'global',
          'jest',
        ]
          .concat(['describe', 'test', 'it', 'expect', 'beforeAll', 'beforeEach', 'afterAll', 'afterEach'])
          .map((name) => [name, 'writable']),
      ),
    },
  },
])
