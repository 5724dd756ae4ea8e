import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { at } from '../../lib/paths'
import { declarations } from './documents'

/** A server in a process of its own. */
export interface ServerProcess {
  url: string
  /** From the start of the process until it took requests, in ms. */
  startMs: number
  /** Highest resident memory since it started, in MB; undefined where the system does not tell (it does on Linux). */
  peakMb(): number | undefined
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>
}

/** The emulator as `npm run cloud` runs it: TypeScript taken in by tsx, in one process. */
export function startEmulatorProcess(folder: string): Promise<ServerProcess> {
  const file = (name: string) => path.join(folder, name)
  mkdirSync(file('functions'), { recursive: true })
  writeFileSync(file('cloudbaserc.json'), JSON.stringify({ version: '2.0', envId: 'bench', functions: [] }))
  writeFileSync(file('indexes.json'), JSON.stringify(declarations))
  const folders = ['--data', file('data'), '--functions', file('functions')]
  const files = ['--deployment', file('cloudbaserc.json'), '--indexes', file('indexes.json')]
  return start(at('emulator/cli.ts'), ['--port', '0', ...folders, ...files])
}

/** Answers every request with these bytes. */
export function startEchoProcess(folder: string, answer: string): Promise<ServerProcess> {
  const file = path.join(folder, 'answer.json')
  writeFileSync(file, answer)
  return start(at('scripts/bench/emulator/echo-server.ts'), [file])
}

function start(script: string, args: string[]): Promise<ServerProcess> {
  const begun = performance.now()
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', script, ...args], {
    cwd: at(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // Whatever ends the bench ends its servers too.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${path.basename(script)} ended with ${code}`)))
    child.stdout.once('data', (line: Buffer) => {
      const { url } = JSON.parse(line.toString()) as { url: string }
      resolve({
        url,
        startMs: performance.now() - begun,
        peakMb: () => peakOf(child),
        stop: () => stop(child),
      })
    })
  })
}

function peakOf({ pid }: ChildProcess): number | undefined {
  try {
    const found = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return found ? Number(found[1]) / 1024 : undefined
  } catch {
    return undefined
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}
