import { spawn } from 'node:child_process'
import { root } from '../lib/paths'

/** What one step of the test command came to. */
export interface Outcome {
  title: string
  ok: boolean
  seconds: number
  /** tests that passed and failed, where the step counts any */
  counts?: { passed: number; failed: number; skipped: number }
  /** a few words for the summary */
  note?: string
}

export interface Step {
  title: string
  run(): Promise<Omit<Outcome, 'title' | 'seconds'> & { output: string }>
}

/** Runs one step; prints a line when it begins and ends, and all of its output when it fails. */
export async function runStep({ title, run }: Step): Promise<Outcome> {
  console.log(`▸ ${title}`)
  const since = performance.now()
  const { output, ...result } = await run().catch((error: unknown) => ({
    ok: false,
    output: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }))
  const outcome: Outcome = { title, seconds: (performance.now() - since) / 1000, ...result }
  console.log(describe(outcome))
  if (!outcome.ok && output.trim()) console.log(`${indent(output)}\n`)
  return outcome
}

/** "✓ lint  12.3 s  120 passed". */
export function describe({ title, ok, seconds, counts, note }: Outcome): string {
  const tests = counts && [
    `${counts.passed} passed`,
    ...(counts.failed ? [`${counts.failed} failed`] : []),
    ...(counts.skipped ? [`${counts.skipped} skipped`] : []),
  ]
  const words = [tests?.join(', '), note].filter(Boolean).join(' · ')
  return `${ok ? '✓' : '✗'} ${title.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s  ${words}`.trimEnd()
}

const indent = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')

/** Runs a program of Node to its end; what it printed comes back as one text. */
export function runNode(args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const stop = () => child.kill()
    process.once('exit', stop)
    let output = ''
    const read = (text: string) => (output += text)
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    child.once('error', reject)
    child.once('close', (code) => {
      process.off('exit', stop)
      resolve({ code: code ?? 1, output })
    })
  })
}
