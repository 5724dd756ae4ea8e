import { type PlanReport } from '../database/finder'
import { type FaultName } from '../edition/fault-plan'

const keptRequests = 500

/** Counts of requests since the start or the last reset; only `database.*` counts as a request of the quota. */
export class Stats {
  private total = 0
  private byAction = emptyCounts<number>()
  private byCollection = emptyCounts<Record<string, number>>()
  private other = emptyCounts<number>()
  private readonly recent: RecentRequest[] = []
  /** So large at the start that a page which saw the emulator before its restart still asks for what is new. */
  private noted = Date.now() * 1_000

  count(action: string, collection: unknown): void {
    if (!action.startsWith('database.')) {
      this.other[action] = (this.other[action] ?? 0) + 1
      return
    }
    const name = action.slice('database.'.length)
    this.total++
    this.byAction[name] = (this.byAction[name] ?? 0) + 1
    if (typeof collection !== 'string') return
    const ofCollection = (this.byCollection[collection] ??= emptyCounts<number>())
    ofCollection[name] = (ofCollection[name] ?? 0) + 1
  }

  /** Keeps the last requests for the console page. */
  note(request: Omit<RecentRequest, 'id'>): void {
    this.recent.push({ id: ++this.noted, ...request })
    if (this.recent.length > keptRequests * 1.5) this.recent.splice(0, this.recent.length - keptRequests)
  }

  get requests() {
    return { total: this.total, byAction: this.byAction, byCollection: this.byCollection, other: this.other }
  }

  /** Newest first, at most `count`; only those after the request of this id. */
  lastRequests(count = 100, after = 0): RecentRequest[] {
    return this.recent
      .slice(-Math.max(1, count))
      .filter(({ id }) => id > after)
      .reverse()
  }

  reset(): void {
    this.total = 0
    this.byAction = emptyCounts()
    this.byCollection = emptyCounts()
    this.other = emptyCounts()
  }
}

/** Names come from outside: a table without the names that every object inherits. */
const emptyCounts = <T>(): Record<string, T> => Object.create(null) as Record<string, T>

/** One line of the console's list of requests. */
export interface RecentRequest {
  /** Grows from request to request, and over restarts. */
  id: number
  at: number
  /** What the answer bore; a call of a function has its log under it. */
  requestId: string
  action: string
  collection?: string
  /** The query or the pipeline, its first 300 characters. */
  query?: string
  /** Until the answer was ready; an imitated latency is not in it. */
  ms: number
  requestBytes: number
  /** 0 when the answer never went out. */
  answerBytes: number
  plan?: PlanReport
  /** What was injected into it. */
  fault?: FaultName
  code?: string
  /** Of a refusal, its first 500 characters. */
  message?: string
}
