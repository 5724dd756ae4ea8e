import { duplicateKey, requestFailed } from '../admin/errors'
import { type Limits } from '../options'
import { type Locks } from './locks'
import { documentName, type Change, type Store } from './store'
import { uniqueKeys } from './unique-keys'
import { valueText } from './value-text'

/** Thrown by a planned write that meets a lock; the writer waits for it and plans again. */
class Locked extends Error {
  constructor(readonly lock: string) {
    super(lock)
  }
}

/** Ordinary writes, outside of transactions: each is one atomic commit and waits for the locks it meets. */
export class Writer {
  /** Writes that wait for a lock now. */
  waiting = 0

  constructor(
    private readonly store: Store,
    private readonly locks: Locks,
    private readonly limits: Limits,
    private readonly committed: () => void,
  ) {}

  /**
   * Runs `work`, which reads and calls `apply`, until it meets no lock. Answers at once when nothing is locked.
   * Fails after `lockWaitMs`.
   */
  run<T>(work: () => T): T | Promise<T> {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof Locked)) throw error
      return this.retry(work, error.lock, Date.now() + this.limits.lockWaitMs)
    }
  }

  apply(changes: readonly Change[]): void {
    if (changes.length === 0) return
    if (this.locks.held > 0) for (const change of changes) this.checkFree(change)
    this.store.apply(changes)
    this.committed()
  }

  /** Throws the duplicate-key error of MongoDB for a document that is there already. */
  refuseExisting(change: Change): void {
    if (change.before !== undefined)
      throw duplicateKey(change.collection.name, '_id_', `{ _id: ${valueText(change.id)} }`)
  }

  private checkFree(change: Change): void {
    const { added, removed } = uniqueKeys(change)
    const names = [
      documentName(change.collection, change.id),
      ...[...added, ...removed].map(({ name }) => name),
    ]
    const held = this.locks.firstHeld(names)
    if (held !== undefined) throw new Locked(held)
  }

  private async retry<T>(work: () => T, lock: string, deadline: number): Promise<T> {
    this.waiting++
    try {
      return await this.tryUntil(work, lock, deadline)
    } finally {
      this.waiting--
    }
  }

  private async tryUntil<T>(work: () => T, lock: string, deadline: number): Promise<T> {
    for (let held = lock; ;) {
      if (!(await this.locks.wait(held, deadline - Date.now())) || Date.now() >= deadline) {
        throw requestFailed(
          `[FailedOperation.LockTimeout] the document stayed locked by a transaction for ${this.limits.lockWaitMs} ms`,
        )
      }
      try {
        return work()
      } catch (error) {
        if (!(error instanceof Locked)) throw error
        held = error.lock
      }
    }
  }
}
