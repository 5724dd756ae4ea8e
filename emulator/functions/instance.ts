import { Worker } from 'node:worker_threads'
import { PlatformError } from '../admin/errors'
import { type FunctionSpec } from './deployment'
import { type LogLine } from './logs'

/** One call as the worker receives it; `event` is JSON text. */
export interface Call {
  id: string
  event: string
  context: { environment: string } & Record<string, unknown>
}

interface WorkerError {
  name: string
  message: string
  stack: string
}

type Message =
  | { type: 'ready' }
  | { type: 'log'; id: string; level: LogLine['level']; text: string }
  | { type: 'result'; id: string; body: string }
  | { type: 'failure' | 'crash'; id: string; error: WorkerError }

export interface InstanceOptions {
  spec: FunctionSpec
  folder: string
  workerFile: string
  environment: Record<string, string>
  log: (callId: string, level: LogLine['level'], text: string) => void
}

/** The platform gives the first load of the code its own time. */
const loadMs = 30_000

/** One instance of a function in its own thread. It takes one call at a time; after a crash or timeout it is dead. */
export class Instance {
  readonly started = performance.now()
  /** Set when the code was loaded: how long the cold start took. */
  coldMs: number | undefined
  dead = false
  private readonly worker: Worker
  private readonly ready: Promise<void>
  /** Rejects `ready`; without effect once the code is loaded. */
  private refuseCalls: (error: Error) => void = () => undefined
  private readonly loading: NodeJS.Timeout
  private settle: { resolve: (body: string) => void; reject: (error: Error) => void; id: string } | undefined

  constructor(private readonly options: InstanceOptions) {
    const { spec, folder, workerFile, environment } = options
    this.worker = new Worker(workerFile, {
      workerData: { folder, handler: spec.handler },
      env: environment,
      execArgv: [],
      argv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: spec.memoryMb },
      name: spec.name,
    })
    this.worker.unref()
    this.worker.stdout.on('data', (chunk: Buffer) => this.log('info', chunk.toString().trimEnd()))
    this.worker.stderr.on('data', (chunk: Buffer) => this.log('error', chunk.toString().trimEnd()))
    let loaded = (): void => undefined
    this.ready = new Promise((resolve, reject) => {
      loaded = resolve
      this.refuseCalls = reject
    })
    this.worker.on('message', (message: Message) => this.receive(message, loaded))
    this.worker.on('error', (error) => this.die(toPlatformError(error as NodeJS.ErrnoException, spec)))
    this.worker.on('exit', () => this.die(executeFailed('the function ended its process')))
    this.ready.catch(() => undefined)
    this.loading = setTimeout(() => {
      this.die(
        new PlatformError('FUNCTIONS_TIME_LIMIT_EXCEEDED', `Loading the code took longer than ${loadMs} ms`),
      )
      void this.stop()
    }, loadMs)
    this.loading.unref()
  }

  /** Runs one call. Loading the code does not count against the function's timeout, as in SCF. */
  async invoke(call: Call): Promise<string> {
    await this.ready
    const { spec } = this.options
    return new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => {
        const seconds = spec.timeoutMs / 1_000
        const message = `Invoking task timed out after ${seconds} seconds`
        this.die(new PlatformError('FUNCTIONS_TIME_LIMIT_EXCEEDED', message))
        void this.stop()
      }, spec.timeoutMs)
      this.settle = {
        id: call.id,
        resolve: (body) => (clearTimeout(timer), resolve(body)),
        reject: (error) => (clearTimeout(timer), reject(error)),
      }
      this.worker.postMessage(call)
    })
  }

  async stop(): Promise<void> {
    this.dead = true
    await this.worker.terminate()
  }

  private receive(message: Message, loaded: () => void): void {
    switch (message.type) {
      case 'ready':
        clearTimeout(this.loading)
        this.coldMs = performance.now() - this.started
        return loaded()
      case 'log':
        return this.options.log(message.id, message.level, message.text)
      case 'result':
        return this.finish(message.id, (settle) => settle.resolve(message.body))
      case 'failure':
        return this.finish(message.id, (settle) => settle.reject(this.failure(message.id, message.error)))
      case 'crash':
        this.die(this.failure(message.id, message.error))
        void this.stop()
    }
  }

  private failure(id: string, { name, message, stack }: WorkerError): PlatformError {
    this.options.log(id, 'error', stack === '' ? `${name}: ${message}` : stack)
    return executeFailed(
      `${name}: ${message}${stack === '' ? '' : `\n${stack.split('\n').slice(1).join('\n')}`}`,
    )
  }

  private finish(id: string, settle: (pending: NonNullable<Instance['settle']>) => void): void {
    const pending = this.settle
    if (pending?.id !== id) return
    this.settle = undefined
    settle(pending)
  }

  private die(error: Error): void {
    this.dead = true
    clearTimeout(this.loading)
    this.refuseCalls(error)
    const pending = this.settle
    this.settle = undefined
    pending?.reject(error)
  }

  private log(level: LogLine['level'], text: string): void {
    this.options.log(this.settle?.id ?? '', level, text)
  }
}

function executeFailed(message: string): PlatformError {
  return new PlatformError('FUNCTIONS_EXECUTE_FAIL', message)
}

function toPlatformError(error: NodeJS.ErrnoException, spec: FunctionSpec): PlatformError {
  if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return executeFailed(error.message)
  return new PlatformError('FUNCTIONS_MEMORY_LIMIT_EXCEEDED', `Memory limit exceeded: ${spec.memoryMb} MB`)
}
