/** How often it looks, and how far the process may grow past a function's limit for other reasons, in bytes. */
const everyMs = 100
const allowance = 64 * 1024 * 1024

interface Watched {
  pulse: Int32Array
  limitBytes: number
  exceeded: () => void
  lastPulse: number
  /** Resident memory of the process when the pulse was last seen to move. */
  residentBytes: number
}

/**
 * Guards the process against a thread that allocates without ever letting its own event loop look at what it holds:
 * while the thread's pulse stands still, all that the process grows by is taken to be the thread's.
 */
class MemoryWatch {
  private readonly watched = new Set<Watched>()
  private timer: NodeJS.Timeout | undefined

  /** Begins to watch; the answer ends it. `exceeded` is called at most once. */
  begin(pulse: Int32Array, limitBytes: number, exceeded: () => void): () => void {
    const entry: Watched = { pulse, limitBytes, exceeded, lastPulse: -1, residentBytes: 0 }
    this.watched.add(entry)
    this.timer ??= setInterval(() => this.look(), everyMs).unref()
    return () => this.end(entry)
  }

  private end(entry: Watched): void {
    this.watched.delete(entry)
    if (this.watched.size > 0) return
    clearInterval(this.timer)
    this.timer = undefined
  }

  private look(): void {
    const resident = process.memoryUsage.rss()
    for (const entry of [...this.watched]) {
      const pulse = Atomics.load(entry.pulse, 0)
      if (pulse !== entry.lastPulse) Object.assign(entry, { lastPulse: pulse, residentBytes: resident })
      else if (resident - entry.residentBytes > entry.limitBytes + allowance) {
        this.end(entry)
        entry.exceeded()
      }
    }
  }
}

export const memoryWatch = new MemoryWatch()
