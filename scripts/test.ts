// `npm test`: everything there is to check, with one summary and a last line `N passed, N failed`.
import { build, check, jest } from './test/steps'
import { describe, runStep, type Outcome, type Step } from './test/step'

const checks: Step[] = [
  check('types', 'typescript/bin/tsc', '--noEmit', '--pretty', 'false'),
  check('lint and import rules', 'eslint/bin/eslint.js', ...cached('eslint/'), '--max-warnings', '0', '.'),
  check(
    'format',
    'prettier/bin/prettier.cjs',
    ...cached('prettier.json'),
    '--log-level',
    'warn',
    '--check',
    '.',
  ),
]

function cached(name: string) {
  return ['--cache', '--cache-strategy', 'content', '--cache-location', `node_modules/.cache/${name}`]
}

/** One after the other; a step that fails does not keep the others from running. */
async function inOrder(steps: Step[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const step of steps) outcomes.push(await runStep(step))
  return outcomes
}

async function main() {
  const since = performance.now()
  const functions = await runStep(build('functions'))
  // Each of the two keeps about one processor busy; what looks at the built app waits only for the builds.
  const beside = await Promise.all([
    inOrder([build('weapp'), build('h5'), jest('weapp', '--maxWorkers=1'), jest('browser', '--runInBand')]),
    inOrder([
      ...checks,
      jest('unit', '--maxWorkers=1'),
      jest('emulator', '--maxWorkers=1'),
      jest('integration', '--maxWorkers=1'),
    ]),
  ])
  process.exitCode = report([functions, ...beside.flat()], (performance.now() - since) / 1000)
}

/** Prints the summary; a step that failed without a failed test to show for it counts as one failure. */
function report(outcomes: Outcome[], seconds: number): number {
  const passed = sum(outcomes.map(({ counts }) => counts?.passed ?? 0))
  const failed = sum(outcomes.map(({ ok, counts }) => (ok ? 0 : counts?.failed || 1)))
  console.log(`\n${outcomes.map(describe).join('\n')}\n\n${(seconds / 60).toFixed(1)} minutes`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

void main()
