import { statSync } from 'node:fs'
import { join } from 'node:path'
import { PlatformError } from '../admin/errors'
import { Instance, type Call, type InstanceOptions } from './instance'

/** What one function has done since the last reset; times in milliseconds. */
export interface FunctionStats {
  calls: number
  errors: number
  cold: number
  coldMs: number | null
  /** Of warm calls, from the request to the answer, waiting for a free instance included. */
  p50: number | null
  running: number
  instances: number
}

interface Waiting {
  call: Call
  resolve: (body: string) => void
  reject: (error: Error) => void
}

const keptDurations = 1_000
const changeCheckMs = 250

/** The instances of one function: at most `size`, one call each, and a queue for the calls that must wait. */
export class Pool {
  private idle: Instance[] = []
  private readonly busy = new Set<Instance>()
  private readonly queue: Waiting[] = []
  private readonly outdated = new WeakSet<Instance>()
  private counts = { calls: 0, errors: 0, cold: 0 }
  private coldMs: number | null = null
  private durations: number[] = []
  private version = 0
  private checkedAt = 0

  constructor(
    private readonly options: InstanceOptions,
    private readonly size: number,
  ) {}

  invoke(call: Call): Promise<string> {
    this.retireWhenChanged()
    return new Promise((resolve, reject) => {
      this.queue.push({ call, resolve, reject })
      this.work()
    })
  }

  stats(): FunctionStats {
    const sorted = [...this.durations].sort((a, b) => a - b)
    return {
      ...this.counts,
      coldMs: this.coldMs,
      p50: sorted.length === 0 ? null : round(sorted[sorted.length >> 1] as number),
      running: this.busy.size,
      instances: this.busy.size + this.idle.length,
    }
  }

  resetStats(): void {
    this.counts = { calls: 0, errors: 0, cold: 0 }
    this.durations = []
  }

  async close(): Promise<void> {
    for (const { reject } of this.queue.splice(0))
      reject(new PlatformError('SYS_ERR', 'the emulator is closing'))
    await Promise.all([...this.idle, ...this.busy].map((instance) => instance.stop()))
  }

  private work(): void {
    while (this.queue.length > 0) {
      const instance = this.idle.pop() ?? (this.busy.size < this.size ? this.start() : undefined)
      if (instance === undefined) return
      if (instance.dead) continue
      this.busy.add(instance)
      void this.run(instance, this.queue.shift() as Waiting)
    }
  }

  private async run(instance: Instance, { call, resolve, reject }: Waiting): Promise<void> {
    const wasCold = instance.coldMs === undefined
    const started = performance.now()
    this.counts.calls++
    try {
      const body = await instance.invoke(call)
      if (!wasCold) this.durations.push(performance.now() - started)
      if (this.durations.length > keptDurations) this.durations.splice(0, keptDurations / 2)
      resolve(body)
    } catch (error) {
      this.counts.errors++
      reject(error as Error)
    }
    if (wasCold && instance.coldMs !== undefined) this.coldMs = round(instance.coldMs)
    this.busy.delete(instance)
    if (instance.dead || this.outdated.has(instance)) void instance.stop()
    else this.idle.push(instance)
    this.work()
  }

  private start(): Instance {
    this.counts.cold++
    return new Instance(this.options)
  }

  /** After a new build new instances take over; a call that runs is left to finish. */
  private retireWhenChanged(): void {
    const now = performance.now()
    if (now - this.checkedAt < changeCheckMs) return
    this.checkedAt = now
    const version = modified(join(this.options.folder, `${this.options.spec.handler.split('.')[0]}.js`))
    if (version === this.version) return
    if (this.version !== 0) {
      for (const instance of this.idle.splice(0)) void instance.stop()
      for (const instance of this.busy) this.outdated.add(instance)
    }
    this.version = version
  }
}

function modified(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100
}
