import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { runNode, runStep } from './step'

/** Whether a process still runs; one that ended and was not yet asked for its result does not. */
function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** A killed process needs a moment. */
async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100 && alive(pid); tries++) await sleep(20)
  return !alive(pid)
}

/** Prints the id of a child that would run for ever and holds the output open, then ends or not. */
const parent = (then: string) => `
  const forEver = ['-e', 'setInterval(() => {}, 1000)']
  const child = require('node:child_process').spawn(process.execPath, forEver, { stdio: 'inherit' })
  console.log('child ' + child.pid); child.unref(); ${then}`

const childOf = (output: string) => Number(/child (\d+)/.exec(output)?.[1])

test('the code and everything that was printed', async () => {
  const script = 'console.log("to stdout"); console.error("to stderr"); process.exitCode = 3'
  const { code, output } = await runNode(['-e', script])
  expect(code).toBe(3)
  expect(output).toContain('to stdout')
  expect(output).toContain('to stderr')
})

test('what a program started ends with it', async () => {
  const { code, output } = await runNode(['-e', parent('')])
  expect(code).toBe(0)
  expect(childOf(output)).toBeGreaterThan(0)
  expect(await isGone(childOf(output))).toBe(true)
})

test('a program that does not end has failed', async () => {
  const { code, output } = await runNode(['-e', parent('setInterval(() => {}, 1000)')], { seconds: 1 })
  expect(code).not.toBe(0)
  expect(output).toContain('did not end within 1 seconds')
  expect(await isGone(childOf(output))).toBe(true)
})

test('a step that throws has failed, and says why', async () => {
  const printed: string[] = []
  const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line))
  const outcome = await runStep({ title: 'x', run: () => Promise.reject(new Error('the reason')) })
  log.mockRestore()
  expect(outcome.ok).toBe(false)
  expect(printed.join('\n')).toContain('the reason')
})
