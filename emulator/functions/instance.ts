import { type Worker } from 'node:worker_threads'
import { type PlatformError } from '../admin/errors'
import { executeFailed, exited, memoryExceeded, threadFailure, timedOut } from './failures'
import { type LogLine } from './logs'
import { memoryWatch } from './memory-watch'
import { megabyte, newPulse, startThread, type Message, type ThreadOptions, type WorkerError } from './thread'

/** One call as the worker receives it; `event` is JSON text. */
export interface Call {
  id: string
  event: string
  context: { environment: string } & Record<string, unknown>
}

export interface InstanceOptions extends ThreadOptions {
  log: (callId: string, level: LogLine['level'], text: string) => void
}

/** The platform gives the first load of the code its own time. */
const loadMs = 30_000

/** One instance of a function in its own thread. It takes one call at a time; after a crash or timeout it is dead. */
export class Instance {
  readonly started = performance.now()
  /** Set when the code was loaded: how long the cold start took. */
  coldMs: number | undefined
  /** What the instance held when it last answered. */
  memoryMb: number | undefined
  dead = false
  private readonly worker: Worker
  private readonly pulse = newPulse()
  private readonly ready: Promise<void>
  private loaded: () => void = () => undefined
  /** Rejects `ready`; without effect once the code is loaded. */
  private refuseCalls: (error: Error) => void = () => undefined
  private readonly loading: NodeJS.Timeout
  private readonly told = new WeakSet<PlatformError>()
  private settle: { resolve: (body: string) => void; reject: (error: Error) => void; id: string } | undefined

  constructor(private readonly options: InstanceOptions) {
    this.ready = new Promise((resolve, reject) => {
      this.loaded = resolve
      this.refuseCalls = reject
    })
    this.ready.catch(() => undefined)
    this.worker = startThread(options, this.pulse)
    this.worker.on('message', (message: Message) => this.receive(message))
    this.worker.on('error', (error) => this.die(threadFailure(error as NodeJS.ErrnoException, options.spec)))
    this.worker.on('exit', (code) => this.die(exited(code)))
    this.loading = setTimeout(() => this.end(timedOut(loadMs)), loadMs)
    this.loading.unref()
  }

  /** Resolves when the code is loaded, which does not count against the function's timeout, as in SCF. */
  whenReady(): Promise<void> {
    return this.ready
  }

  /** Runs one call on the loaded instance. */
  invoke(call: Call): Promise<string> {
    const { spec } = this.options
    return new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => this.end(timedOut(spec.timeoutMs)), spec.timeoutMs)
      const unwatch = memoryWatch.begin(this.pulse, spec.memoryMb * megabyte, () =>
        this.end(memoryExceeded(spec)),
      )
      const over = () => (clearTimeout(timer), unwatch())
      this.settle = {
        id: call.id,
        resolve: (body) => (over(), resolve(body)),
        reject: (error) => (over(), reject(error)),
      }
      this.worker.postMessage(call)
    })
  }

  /** Ends the instance, whatever it does; the call that it runs is refused with the error. */
  end(error: PlatformError): void {
    this.die(error)
    void this.stop()
  }

  async stop(): Promise<void> {
    this.dead = true
    clearTimeout(this.loading)
    await this.worker.terminate()
  }

  private receive(message: Message): void {
    switch (message.type) {
      case 'ready':
        clearTimeout(this.loading)
        this.coldMs = performance.now() - this.started
        return this.loaded()
      case 'log':
        return this.options.log(message.id, message.level, message.text)
      case 'result':
        return this.finish(message, ({ resolve }) => resolve(message.body))
      case 'failure':
        return this.finish(message, ({ reject }) => reject(this.failure(message.id, message.error)))
      case 'memory':
        return this.end(memoryExceeded(this.options.spec))
      case 'crash':
        return this.end(this.failure(message.id, message.error))
    }
  }

  private failure(id: string, { name, message, stack }: WorkerError): PlatformError {
    const title = name === '' ? message : `${name}: ${message}`
    this.options.log(id, 'error', stack === '' ? title : stack)
    const error = executeFailed(stack === '' ? title : `${title}\n${stackLines(stack)}`)
    this.told.add(error)
    return error
  }

  private finish(
    { id, bytes }: { id: string; bytes: number },
    settle: (pending: NonNullable<Instance['settle']>) => void,
  ): void {
    const pending = this.settle
    if (pending?.id !== id) return
    this.settle = undefined
    this.memoryMb = Math.round((bytes / megabyte) * 100) / 100
    settle(pending)
  }

  private die(error: PlatformError): void {
    if (this.dead) return
    this.dead = true
    clearTimeout(this.loading)
    this.refuseCalls(error)
    const pending = this.settle
    this.settle = undefined
    if (pending === undefined) return
    // What the code itself threw stands in the log already, with its trace.
    if (!this.told.has(error)) this.options.log(pending.id, 'error', error.message)
    pending.reject(error)
  }
}

const stackLines = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
