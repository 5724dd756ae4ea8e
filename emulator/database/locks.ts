/** Names that open transactions have written; a name belongs to one transaction at a time. */
export class Locks {
  private readonly owners = new Map<string, string>()
  private readonly waiters = new Map<string, Set<() => void>>()

  /** Whether the owner has the name now. Never waits. */
  acquire(name: string, owner: string): boolean {
    const holder = this.owners.get(name)
    if (holder !== undefined && holder !== owner) return false
    this.owners.set(name, owner)
    return true
  }

  /** The first of the names that somebody holds. */
  firstHeld(names: Iterable<string>): string | undefined {
    if (this.owners.size === 0) return undefined
    for (const name of names) if (this.owners.has(name)) return name
    return undefined
  }

  get held(): number {
    return this.owners.size
  }

  release(names: Iterable<string>): void {
    for (const name of names) {
      this.owners.delete(name)
      const waiting = this.waiters.get(name)
      this.waiters.delete(name)
      waiting?.forEach((wake) => wake())
    }
  }

  /** Resolves to true when the name is free, to false after the time; the waiter must look again. */
  async wait(name: string, ms: number): Promise<boolean> {
    if (!this.owners.has(name)) return true
    return new Promise((resolve) => {
      const waiting = this.waiters.get(name) ?? new Set()
      this.waiters.set(name, waiting)
      const wake = () => {
        clearTimeout(timer)
        resolve(true)
      }
      const timer = setTimeout(() => {
        waiting.delete(wake)
        resolve(false)
      }, ms)
      waiting.add(wake)
    })
  }
}
