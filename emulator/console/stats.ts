/** Counts of requests since the start or the last reset; only `database.*` counts as a request of the quota. */
export class Stats {
  private total = 0
  private byAction: Record<string, number> = {}
  private byCollection: Record<string, Record<string, number>> = {}
  private other: Record<string, number> = {}
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
    const ofCollection = (this.byCollection[collection] ??= {})
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
    this.byAction = {}
    this.byCollection = {}
    this.other = {}
  }
}

/** One line of the console's list of requests. */
export interface RecentRequest {
  at: number
  action: string
  collection?: string
  ms: number
  code?: string
}
