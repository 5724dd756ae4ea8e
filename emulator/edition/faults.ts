import { isTransactionWrite } from './transaction-writes'
import {
  checkFaultPlan,
  defaultKillWithinMs,
  defaultRates,
  defaultTimeoutMs,
  type FaultName,
  type FaultPlan,
  type NextFault,
} from './fault-plan'
import { randomAt } from './random'

/** What a request, a call or a client's exchange is, for the faults that are meant for one kind only. */
type Target = Omit<NextFault, 'fault'>

/** One fault as it was injected; `n` is the place of the request among its kind since the plan was set. */
export interface InjectedFault extends Target {
  at: number
  n: number
  fault: FaultName
}

const keptInjected = 200

/**
 * Faults from a seed: the n-th request meets the same fault whenever the plan is the same. Requests to `/admin`, function
 * calls and clients' exchanges are counted apart, because their order among each other is not the program's to decide.
 */
export class Faults {
  private plan: FaultPlan | undefined
  private next: NextFault[] = []
  private readonly met = { request: 0, call: 0, client: 0, instance: 0 }
  private counts: Partial<Record<FaultName, number>> = {}
  private injected: InjectedFault[] = []

  constructor(plan?: FaultPlan) {
    this.set(plan === undefined ? undefined : checkFaultPlan(plan))
  }

  /** Begins a plan from its first request; undefined ends all faults. */
  set(plan: FaultPlan | undefined): void {
    this.plan = plan
    this.next = [...(plan?.next ?? [])]
    Object.assign(this.met, { request: 0, call: 0, client: 0, instance: 0 })
    this.resetCounts()
  }

  resetCounts(): void {
    this.counts = {}
    this.injected = []
  }

  /** How long an answer of `timeout` is kept back. */
  get timeoutMs(): number {
    return this.plan?.timeoutMs ?? defaultTimeoutMs
  }

  /** The fault of a request to `/admin`, asked once for each. */
  ofRequest(action: string, collection: unknown, inTransaction: boolean): FaultName | undefined {
    if (this.plan === undefined) return undefined
    const n = ++this.met.request
    const target = { action, ...(typeof collection === 'string' ? { collection } : {}) }
    const conflicts = inTransaction && isTransactionWrite(action)
    return this.draw(
      conflicts
        ? ['lost-request', 'lost-reply', 'timeout', 'conflict']
        : ['lost-request', 'lost-reply', 'timeout'],
      n,
      target,
    )
  }

  /** After how many milliseconds the instance that runs this call dies; a call that ends sooner escapes. */
  ofCall(functionName: string): number | undefined {
    if (this.plan === undefined) return undefined
    const n = ++this.met.call
    if (this.draw(['function-kill'], n, { function: functionName }) === undefined) return undefined
    return randomAt(String(this.plan.seed), 'kill-after', n) * (this.plan.killWithinMs ?? defaultKillWithinMs)
  }

  /** Milliseconds by which the clock of an instance that starts now is ahead (or, negative, behind). */
  skewOfInstance(): number {
    const { seed, skewMs = 0 } = this.plan ?? {}
    if (skewMs === 0) return 0
    const n = ++this.met.instance
    return Math.round((2 * randomAt(String(seed), 'skew', n) - 1) * skewMs)
  }

  /** The fault of a client's request to a function by HTTP access. */
  ofClient(functionName: string): FaultName | undefined {
    if (this.plan === undefined) return undefined
    const n = ++this.met.client
    return this.draw(['client-lost-request', 'client-lost-reply'], n, { function: functionName })
  }

  /** The plan, what was injected, in total and the last ones (newest first); `plan` is null when faults are off. */
  describe() {
    return {
      plan: this.plan === undefined ? null : { ...this.plan, rates: this.rates(), next: this.next },
      met: { ...this.met },
      counts: { ...this.counts },
      injected: [...this.injected].reverse(),
    }
  }

  private rates(): Partial<Record<FaultName, number>> {
    // Faults asked for by name come alone: chance joins in only when nothing else was said.
    return this.plan?.rates ?? (this.plan?.next === undefined ? defaultRates : {})
  }

  private draw(possible: FaultName[], n: number, target: Target): FaultName | undefined {
    const fault = this.takeNext(possible, target) ?? this.byChance(possible, n)
    if (fault === undefined) return undefined
    this.counts[fault] = (this.counts[fault] ?? 0) + 1
    this.injected.push({ at: Date.now(), n, fault, ...target })
    if (this.injected.length > keptInjected) this.injected.splice(0, keptInjected / 2)
    return fault
  }

  private byChance(possible: FaultName[], n: number): FaultName | undefined {
    const rates = this.rates()
    return possible.find((fault) => randomAt(String(this.plan?.seed), fault, n) < (rates[fault] ?? 0))
  }

  private takeNext(possible: FaultName[], target: Target): FaultName | undefined {
    if (this.next.length === 0) return undefined
    const at = this.next.findIndex(
      (entry) =>
        possible.includes(entry.fault) &&
        (['action', 'collection', 'function'] as const).every(
          (name) => entry[name] === undefined || entry[name] === target[name],
        ),
    )
    return at < 0 ? undefined : this.next.splice(at, 1)[0]?.fault
  }
}
