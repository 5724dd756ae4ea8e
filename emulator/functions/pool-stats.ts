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

const keptDurations = 1_000

/** The counts of one function. */
export class PoolStats {
  private counts = { calls: 0, errors: 0, cold: 0 }
  private coldMs: number | null = null
  private durations: number[] = []

  called(): void {
    this.counts.calls++
  }

  failed(): void {
    this.counts.errors++
  }

  startedCold(): void {
    this.counts.cold++
  }

  /** How long the last instance took to load its code. */
  loadedIn(ms: number): void {
    this.coldMs = round(ms)
  }

  answeredWarmIn(ms: number): void {
    this.durations.push(ms)
    if (this.durations.length > keptDurations) this.durations.splice(0, keptDurations / 2)
  }

  describe(running: number, instances: number): FunctionStats {
    const sorted = [...this.durations].sort((a, b) => a - b)
    const p50 = sorted.length === 0 ? null : round(sorted[sorted.length >> 1] as number)
    return { ...this.counts, coldMs: this.coldMs, p50, running, instances }
  }

  reset(): void {
    this.counts = { calls: 0, errors: 0, cold: 0 }
    this.durations = []
  }
}

/** To a hundredth of a millisecond. */
export function round(ms: number): number {
  return Math.round(ms * 100) / 100
}
