import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildTarget, isStale, titleOf, type TargetName } from '../build/targets'
import { at } from '../lib/paths'
import { runNode, type Step } from './step'

/** A program of node_modules that is right when it ends with 0. */
export function check(title: string, program: string, ...args: string[]): Step {
  return {
    title,
    async run() {
      const { code, output } = await runNode([at('node_modules', program), ...args])
      return { ok: code === 0, output }
    },
  }
}

export function build(target: TargetName): Step {
  return {
    title: `build ${target} ${titleOf(target)}`,
    async run() {
      if (!isStale(target)) return { ok: true, note: 'up to date', output: '' }
      return { ok: true, note: await buildTarget(target), output: '' }
    },
  }
}

/** One project of jest.config.ts; counts come from jest's own report. */
export function jest(project: string, ...args: string[]): Step {
  return {
    title: `test ${project}`,
    async run() {
      const folder = mkdtempSync(path.join(tmpdir(), 'warehouse-jest-'))
      const report = path.join(folder, 'report.json')
      const flags = ['--selectProjects', project, '--json', '--outputFile', report, ...args]
      const program = [at('node_modules/jest/bin/jest.js'), ...flags]
      const { code, output } = await runNode(program, { lastWords: /^Ran all test suites/m })
      const counts = readCounts(report)
      rmSync(folder, { recursive: true })
      return {
        ok: code === 0,
        counts,
        output: output.replace(/^Test results written to: .*$/m, ''),
      }
    },
  }
}

interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  numRuntimeErrorTestSuites: number
}

/** A suite that could not even be loaded counts as one failure. Undefined when jest itself did not get that far. */
function readCounts(report: string) {
  try {
    const found = JSON.parse(readFileSync(report, 'utf8')) as Report
    return {
      passed: found.numPassedTests,
      failed: found.numFailedTests + found.numRuntimeErrorTestSuites,
      skipped: found.numPendingTests + found.numTodoTests,
    }
  } catch {
    return undefined
  }
}
