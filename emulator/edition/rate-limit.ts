/** At most `perSecond` requests in any second. A refused request does not count, as it cost nothing. */
export class RateLimit {
  /** When the last accepted ones came, in milliseconds; a ring, `at` is the oldest. */
  private readonly accepted: number[]
  private at = 0

  constructor(
    readonly perSecond: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.accepted = new Array<number>(perSecond).fill(-Infinity)
  }

  /** Whether one more may pass now. */
  take(): boolean {
    const now = this.now()
    if (now - (this.accepted[this.at] as number) < 1_000) return false
    this.accepted[this.at] = now
    this.at = (this.at + 1) % this.perSecond
    return true
  }
}
