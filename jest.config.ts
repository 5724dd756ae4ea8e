/** @jest-config-loader esbuild-register */
import type { Config } from 'jest'

type Project = Exclude<NonNullable<Config['projects']>[number], string>

const swc: [string, Record<string, unknown>] = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
]

/** One project a kind of test, so that each can be run alone: `npx jest --selectProjects unit`. */
function project(name: string, folders: string[], overrides: Project = {}): Project {
  return {
    displayName: name,
    rootDir: __dirname,
    testEnvironment: 'node',
    testMatch: folders.map((folder) => `<rootDir>/${folder}/**/*.test.{ts,tsx}`),
    transform: { '^.+\\.[jt]sx?$': swc },
    moduleNameMapper: { '^@/(.*)$': '<rootDir>/miniprogram/src/$1', '^@shared/(.*)$': '<rootDir>/shared/$1' },
    // Built bundles carry package.json files of the same name as their sources' folders.
    modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
    ...overrides,
  }
}

/** Jest takes no time limit for a single project: each sets its own at the start of a file, hooks included. */
const patient = (seconds: number): Project => ({
  globals: { PATIENCE_SECONDS: seconds },
  setupFilesAfterEnv: ['<rootDir>/tests/support/patience.ts'],
})

const config: Config = {
  projects: [
    project('unit', ['shared', 'cloudfunctions', 'miniprogram/src', 'database', 'scripts']),
    project('emulator', ['emulator', 'tests/conformance', 'tests/durability'], patient(20)),
    project('integration', ['tests/integration'], patient(90)),
    project('weapp', ['tests/weapp'], {
      testEnvironment: 'jsdom',
      ...patient(60),
      testMatch: ['<rootDir>/tests/weapp/**/*.test.{js,ts}'],
      // The built mini-program must run exactly as it was built: only TypeScript is transformed.
      transform: { '^.+\\.tsx?$': swc },
      modulePathIgnorePatterns: ['<rootDir>/dist/h5/', '<rootDir>/dist/cloudfunctions/', '<rootDir>/.data/'],
    }),
    project('browser', ['tests/browser'], patient(180)),
  ],
}

export default config
