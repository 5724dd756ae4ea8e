/** Requests from outside that are under way: at the end they are let finish, and no new ones begin. */
export class Drain {
  closing = false
  private running = 0
  private whenEmpty: (() => void) | undefined

  async during(work: () => Promise<void>): Promise<void> {
    this.running++
    try {
      await work()
    } finally {
      if (--this.running === 0) this.whenEmpty?.()
    }
  }

  /** Resolves when the last one has its answer, or after `patienceMs`. */
  async close(patienceMs: number): Promise<void> {
    this.closing = true
    if (this.running === 0) return
    let timer: NodeJS.Timeout | undefined
    await new Promise<void>((resolve) => {
      this.whenEmpty = resolve
      timer = setTimeout(resolve, patienceMs)
    })
    clearTimeout(timer)
  }
}
