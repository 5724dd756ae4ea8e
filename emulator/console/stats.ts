/** Counts of requests since the start or the last reset; only `database.*` counts as a request of the quota. */
export class Stats {
  private total = 0
  private byAction = emptyCounts<number>()
  private byCollection = emptyCounts<Record<string, number>>()
  private other = emptyCounts<number>()
  private readonly recent: RecentRequest[] = []

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
  note(request: RecentRequest): void {
    this.recent.push(request)
    if (this.recent.length > 200) this.recent.splice(0, 100)
  }

  get requests() {
    return { total: this.total, byAction: this.byAction, byCollection: this.byCollection, other: this.other }
  }

  get lastRequests(): RecentRequest[] {
    return this.recent.slice(-100).reverse()
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
  at: number
  action: string
  collection?: string
  ms: number
  code?: string
}
