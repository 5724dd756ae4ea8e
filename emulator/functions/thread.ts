import { Worker } from 'node:worker_threads'
import { type FunctionSpec } from './deployment'
import { type LogLine } from './logs'

export const megabyte = 1024 * 1024
/** The platform's limit of what a function answers, in bytes. */
const largestAnswer = 6 * megabyte

export interface WorkerError {
  name: string
  message: string
  stack: string
}

/** What `worker.cjs` says; `bytes` is what the instance holds. */
export type Message =
  | { type: 'ready' }
  | { type: 'log'; id: string; level: LogLine['level']; text: string }
  | { type: 'result'; id: string; body: string; bytes: number }
  | { type: 'failure'; id: string; error: WorkerError; bytes: number }
  | { type: 'crash'; id: string; error: WorkerError }
  | { type: 'memory'; id: string }

export interface ThreadOptions {
  spec: FunctionSpec
  folder: string
  workerFile: string
  environment: Record<string, string>
  /** Milliseconds by which its clock is wrong. */
  skewMs?: number
}

/** A counter that the thread moves whenever its event loop runs. */
export const newPulse = (): Int32Array => new Int32Array(new SharedArrayBuffer(4))

/** Starts the thread of an instance: nothing of this process but what is given here reaches it. */
export function startThread(
  { spec, folder, workerFile, environment, skewMs = 0 }: ThreadOptions,
  pulse: Int32Array,
): Worker {
  const memoryBytes = spec.memoryMb * megabyte
  const worker = new Worker(workerFile, {
    workerData: { folder, handler: spec.handler, memoryBytes, largestAnswer, pulse, skewMs },
    env: environment,
    execArgv,
    argv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: spec.memoryMb },
    name: spec.name,
  })
  worker.unref()
  return worker
}

/** The platform's Node cannot `require` an ES module; where a newer one can, that is switched off. */
const execArgv = process.allowedNodeEnvironmentFlags.has('--experimental-require-module')
  ? ['--no-experimental-require-module']
  : []
