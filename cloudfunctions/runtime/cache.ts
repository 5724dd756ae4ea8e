/**
 * Master data kept by an instance for a while, where stale data does no harm.
 * Only what was found is kept: a record made a moment ago is seen at once.
 */
export class Cache<T> {
  private readonly entries = new Map<string, { value: T; until: number }>()

  constructor(
    private readonly ttlMs: number,
    private readonly maximum = 5_000,
  ) {}

  get(key: string, now = Date.now()): T | undefined {
    const entry = this.entries.get(key)
    if (!entry) return undefined
    if (entry.until > now) return entry.value
    this.entries.delete(key)
    return undefined
  }

  set(key: string, value: T, now = Date.now()): T {
    if (this.entries.size >= this.maximum) this.entries.clear()
    this.entries.set(key, { value, until: now + this.ttlMs })
    return value
  }

  delete(key: string): void {
    this.entries.delete(key)
  }

  /** The cached value, or what `load` finds; undefined is not kept. */
  async through(key: string, load: () => Promise<T | undefined>): Promise<T | undefined> {
    const cached = this.get(key)
    if (cached !== undefined) return cached
    const value = await load()
    return value === undefined ? undefined : this.set(key, value)
  }
}
