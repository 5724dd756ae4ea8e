import { randomBytes } from 'node:crypto'
import { PlatformError } from '../admin/errors'
import { type Limits } from '../options'
import { type Locks } from './locks'
import { type Store } from './store'
import { Transaction } from './transaction'

type Ending = 'committed' | 'aborted'

/** The open transactions. One that conflicts, fails, or stays idle is ended here and its locks are freed. */
export class Transactions {
  private readonly open = new Map<string, Transaction>()
  private readonly ended = new Map<string, Ending>()
  private readonly sweeper: NodeJS.Timeout

  constructor(
    private readonly store: Store,
    private readonly locks: Locks,
    private readonly limits: Limits,
    private readonly relaxed: boolean,
  ) {
    this.sweeper = setInterval(() => this.sweep(), Math.min(1_000, limits.transactionIdleMs / 4))
    this.sweeper.unref()
  }

  get count(): number {
    return this.open.size
  }

  start(): string {
    const id = randomBytes(16).toString('hex')
    this.open.set(id, new Transaction(id, this.store, this.locks, this.limits, this.relaxed))
    return id
  }

  /** Runs one operation; any error ends the transaction, as it does in MongoDB. */
  run<T>(id: string, operation: (transaction: Transaction) => T): T {
    const transaction = this.find(id)
    try {
      transaction.begin()
      return operation(transaction)
    } catch (error) {
      this.end(transaction, 'aborted')
      throw error
    }
  }

  commit(id: string): void {
    const transaction = this.find(id)
    try {
      transaction.commit()
    } catch (error) {
      this.end(transaction, 'aborted')
      throw error
    }
    this.end(transaction, 'committed')
    this.boundHistory()
  }

  /** Aborting what the server has ended already is no error: the caller wants it gone, and it is. */
  abort(id: string): void {
    if (this.ended.get(id) === 'aborted') return
    this.end(this.find(id), 'aborted')
  }

  close(): void {
    clearInterval(this.sweeper)
    this.abortAll()
  }

  abortAll(): void {
    for (const transaction of [...this.open.values()]) this.end(transaction, 'aborted')
  }

  /** Ends the oldest transactions when what is kept for them grows too large. */
  boundHistory(): void {
    while (this.store.history.keptBytes > this.limits.historyBytes) {
      const oldest = this.store.history.oldestSnapshot
      const holders = [...this.open.values()].filter(({ snapshotCommit }) => snapshotCommit === oldest)
      if (holders.length === 0) return
      for (const transaction of holders) this.end(transaction, 'aborted')
    }
  }

  private find(id: string): Transaction {
    const transaction = this.open.get(id)
    if (transaction !== undefined) return transaction
    const ending = this.ended.get(id)
    const seconds = this.limits.transactionIdleMs / 1_000
    const why =
      ending === undefined
        ? `It never began, or ended long ago: it must be used again within ${seconds} seconds.`
        : ending === 'committed'
          ? 'It has been committed.'
          : 'It was aborted by a conflict, an error, a rollback or by being idle.'
    throw new PlatformError(
      'DATABASE_TRANSACTION_FAIL',
      `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server. ${why}`,
    )
  }

  private end(transaction: Transaction, ending: Ending): void {
    transaction.end()
    this.open.delete(transaction.id)
    this.ended.set(transaction.id, ending)
    if (this.ended.size > 10_000) this.ended.delete(this.ended.keys().next().value as string)
  }

  private sweep(): void {
    const before = Date.now() - this.limits.transactionIdleMs
    for (const transaction of [...this.open.values()]) {
      if (transaction.lastUsed < before) this.end(transaction, 'aborted')
    }
  }
}
