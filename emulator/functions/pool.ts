import { statSync } from 'node:fs'
import { join } from 'node:path'
import { PlatformError } from '../admin/errors'
import { killed } from './failures'
import { Instance, type Call, type InstanceOptions } from './instance'
import { type Invocation } from './invocations'
import { PoolStats, round, type FunctionStats } from './pool-stats'

export interface PoolOptions extends InstanceOptions {
  /** Most instances at a time. */
  size: number
  /** How long a call may wait for a free instance. */
  waitMs: number
  /** Milliseconds after which the instance that runs the call is killed; undefined leaves it alone. */
  disturb: (call: Call) => number | undefined
  /** By how much the clock of a new instance is wrong. */
  skew: () => number
  record: (call: Call, outcome: Outcome) => void
}

/** How a call went; the host adds who called what. */
export type Outcome = Pick<
  Invocation,
  'at' | 'status' | 'code' | 'durationMs' | 'waitedMs' | 'cold' | 'memoryMb'
>

interface Waiting {
  call: Call
  at: number
  queued: number
  resolve: (body: string) => void
  reject: (error: Error) => void
  patience: NodeJS.Timeout
}

const changeCheckMs = 250

/** The instances of one function: at most `size`, one call each, and a queue for the calls that must wait. */
export class Pool {
  private idle: Instance[] = []
  private readonly busy = new Set<Instance>()
  private queue: Waiting[] = []
  private readonly outdated = new WeakSet<Instance>()
  private readonly counts = new PoolStats()
  private version = 0
  private checkedAt = 0

  constructor(private readonly options: PoolOptions) {}

  invoke(call: Call): Promise<string> {
    this.retireWhenChanged()
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        call,
        at: Date.now(),
        queued: performance.now(),
        resolve,
        reject,
        patience: none,
      }
      waiting.patience = setTimeout(() => this.giveUp(waiting), this.options.waitMs)
      this.queue.push(waiting)
      this.work()
    })
  }

  stats(): FunctionStats {
    const alive = this.idle.filter(({ dead }) => !dead).length
    return this.counts.describe(this.busy.size, this.busy.size + alive)
  }

  resetStats(): void {
    this.counts.reset()
  }

  async close(): Promise<void> {
    for (const { reject, patience } of this.queue.splice(0)) {
      clearTimeout(patience)
      reject(new PlatformError('SYS_ERR', 'the emulator is closing'))
    }
    await Promise.all([...this.idle, ...this.busy].map((instance) => instance.stop()))
  }

  private work(): void {
    while (this.queue.length > 0) {
      const instance = this.idle.pop() ?? (this.busy.size < this.options.size ? this.start() : undefined)
      if (instance === undefined) return
      if (instance.dead) continue
      this.busy.add(instance)
      const waiting = this.queue.shift() as Waiting
      clearTimeout(waiting.patience)
      void this.run(instance, waiting)
    }
  }

  /** The call never began: the platform refuses what is over its concurrency. */
  private giveUp(waiting: Waiting): void {
    this.queue = this.queue.filter((other) => other !== waiting)
    this.counts.called()
    this.counts.failed()
    const { spec, size, waitMs } = this.options
    const error = new PlatformError(
      'EXCEED_CONCURRENT_REQUEST_LIMIT',
      `[emulator rule function-instances] all ${size} instances of ${spec.name} were busy for ${waitMs / 1_000} ` +
        `seconds; call it less often at a time, or start the emulator with more --instances`,
    )
    const waitedMs = round(performance.now() - waiting.queued)
    this.options.record(waiting.call, {
      ...{ at: waiting.at, status: 'error', code: error.code, durationMs: 0, waitedMs, cold: false },
    })
    waiting.reject(error)
  }

  private async run(instance: Instance, waiting: Waiting): Promise<void> {
    const { call, queued } = waiting
    const cold = instance.coldMs === undefined
    let began = performance.now()
    let kill: NodeJS.Timeout | undefined
    let failure: PlatformError | undefined
    this.counts.called()
    try {
      await instance.whenReady()
      began = performance.now()
      const killAfter = this.options.disturb(call)
      if (killAfter !== undefined) kill = setTimeout(() => instance.end(killed()), killAfter)
      const body = await instance.invoke(call)
      if (!cold) this.counts.answeredWarmIn(performance.now() - queued)
      waiting.resolve(body)
    } catch (error) {
      failure = error as PlatformError
      this.counts.failed()
      waiting.reject(failure)
    }
    clearTimeout(kill)
    if (cold && instance.coldMs !== undefined) this.counts.loadedIn(instance.coldMs)
    this.options.record(call, {
      at: waiting.at,
      status: statusOf(failure),
      ...(failure === undefined ? {} : { code: failure.code }),
      durationMs: round(performance.now() - began),
      waitedMs: round(began - queued),
      cold,
      ...(instance.dead || instance.memoryMb === undefined ? {} : { memoryMb: instance.memoryMb }),
    })
    this.busy.delete(instance)
    if (instance.dead || this.outdated.has(instance)) void instance.stop()
    else this.idle.push(instance)
    this.work()
  }

  private start(): Instance {
    this.counts.startedCold()
    return new Instance({ ...this.options, skewMs: this.options.skew() })
  }

  /** After a new build new instances take over; a call that runs is left to finish. */
  private retireWhenChanged(): void {
    const now = performance.now()
    if (now - this.checkedAt < changeCheckMs) return
    this.checkedAt = now
    const { folder, spec } = this.options
    const version = modified(join(folder, `${spec.handler.slice(0, spec.handler.lastIndexOf('.'))}.js`))
    if (version === this.version) return
    if (this.version !== 0) {
      for (const instance of this.idle.splice(0)) void instance.stop()
      for (const instance of this.busy) this.outdated.add(instance)
    }
    this.version = version
  }
}

function statusOf(failure: PlatformError | undefined): Outcome['status'] {
  if (failure === undefined) return 'ok'
  if (failure.code === 'FUNCTIONS_TIME_LIMIT_EXCEEDED') return 'timeout'
  if (failure.code === 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED') return 'memory'
  return failure.message.includes('[emulator fault') ? 'killed' : 'error'
}

const none = undefined as unknown as NodeJS.Timeout

function modified(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
