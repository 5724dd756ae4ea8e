import { type Plan } from './query-plan'

/**
 * Counts what one query reads. `complain` is called once it reads more than `allowance` documents for want of an
 * index: at once (so that a strict database can refuse before it answers), and again at the end with the whole count.
 */
export class Examination {
  /** Documents and index keys that were read. */
  examined = 0
  private matched = 0
  private isLacking = false

  constructor(
    private readonly allowance: number,
    private readonly filtered: boolean,
    private readonly plan: Plan | undefined,
    private readonly complain: (examined: number, finished: boolean) => void,
  ) {}

  read(): void {
    this.examined++
    if (this.examined > this.allowance && this.filtered && this.plan?.narrows !== true && this.isWasteful()) {
      this.found()
    }
  }

  match(): void {
    this.matched++
  }

  /** Another document that must be sorted in memory. */
  sorting(): void {
    if (this.matched > this.allowance) this.found()
  }

  finish(): void {
    if (this.isLacking) this.complain(this.examined, true)
  }

  /** Reading along an index for its order is no scan as long as the filter keeps most of what is read. */
  private isWasteful(): boolean {
    return this.plan === undefined || this.matched * 2 < this.examined
  }

  private found(): void {
    if (this.isLacking) return
    this.isLacking = true
    this.complain(this.examined, false)
  }
}
