import { type ServerResponse } from 'node:http'
import { PlatformError } from '../admin/errors'
import { type FaultName, type FaultPlan } from './fault-plan'
import { Faults } from './faults'
import { RateLimit } from './rate-limit'

export interface EditionOptions {
  latencyMs?: number
  qps?: number
  faults?: FaultPlan
}

/** What a real edition adds to a request: the way over the network, a quota, and what goes wrong. */
export class Edition {
  readonly faults: Faults
  private readonly latencyMs: number
  private readonly limit: RateLimit | undefined

  constructor({ latencyMs = 0, qps, faults }: EditionOptions) {
    if (!(latencyMs >= 0)) throw new Error(`latencyMs must be 0 or more, not ${latencyMs}`)
    if (qps !== undefined && !(Number.isInteger(qps) && qps > 0))
      throw new Error(`qps must be a whole number from 1, not ${qps}`)
    this.latencyMs = latencyMs
    this.limit = qps === undefined ? undefined : new RateLimit(qps)
    this.faults = new Faults(faults)
  }

  /** Refuses a database request past the quota; what is not the database's has quotas of its own. */
  admit(action: string): void {
    if (this.limit === undefined || !action.startsWith('database.') || this.limit.take()) return
    throw new PlatformError(
      'EXCEED_RATELIMIT',
      `the request rate exceeds the quota of ${this.limit.perSecond} database requests a second (--qps); ` +
        'use fewer requests, or try again after a pause',
    )
  }

  /** How long an answer must wait that is ready now, for a request that arrived at `arrived` (performance.now). */
  waitOf(arrived: number, fault: FaultName | undefined): number {
    const due = fault === 'timeout' ? Math.max(this.latencyMs, this.faults.timeoutMs) : this.latencyMs
    return due === 0 ? 0 : Math.max(0, arrived + due - performance.now())
  }
}

/** Waits for a time or until the client has gone; a timer may fire a moment early, so it looks again. */
export async function wait(ms: number, response: ServerResponse): Promise<void> {
  const until = performance.now() + ms
  for (let left = ms; left > 0 && !response.destroyed; left = until - performance.now()) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, Math.ceil(left))
      response.once('close', done)
      function done() {
        clearTimeout(timer)
        response.off('close', done)
        resolve()
      }
    })
  }
}
