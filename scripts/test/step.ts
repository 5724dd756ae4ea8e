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

export interface Limits {
  /** seconds after which the program is ended and has failed */
  seconds?: number
  /** what it prints last; from then on it has 10 seconds to end */
  lastWords?: RegExp
}

/**
 * Runs a program of Node to its end; what it printed comes back as one text. It has a process group of its own, so
 * that nothing it started is left behind.
 */
export function runNode(args: string[], limits: Limits = {}): Promise<{ code: number; output: string }> {
  const { seconds = 900, lastWords } = limits
  return new Promise((resolve, reject) => {
    const grouped = process.platform !== 'win32'
    const child = spawn(process.execPath, args, {
      cwd: root,
      detached: grouped,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const stop = () => {
      try {
        if (grouped && child.pid) process.kill(-child.pid, 'SIGKILL')
        else child.kill()
      } catch {
        // Nothing of it is left.
      }
    }
    process.once('exit', stop)
    let output = ''
    const giveUp = (reason: string) => () => {
      output += `\n${reason}\n`
      stop()
    }
    const timers = [setTimeout(giveUp(`It did not end within ${seconds} seconds.`), seconds * 1000)]
    const read = (text: string) => {
      output += text
      if (timers.length > 1 || !lastWords?.test(output)) return
      timers.push(setTimeout(giveUp('It did not end: something was left running.'), 10_000))
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    child.once('error', reject)
    // What it left running may still hold its output open.
    child.once('exit', stop)
    child.once('close', (code) => {
      timers.forEach(clearTimeout)
      process.off('exit', stop)
      resolve({ code: code ?? 1, output })
    })
  })
}
