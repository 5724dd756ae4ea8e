import { describeKey } from './index-writer'
import { documentName, type Change, type Store } from './store'
import { duplicateKey, type PlatformError, refused, transactionConflict } from '../admin/errors'
import { type Limits } from '../options'
import { type Collection } from './catalog'
import { type Locks } from './locks'
import { type StoredDocument } from './stored-document'
import { uniqueKeys, type UniqueKey } from './unique-keys'
import { type DocumentId } from './values'

/**
 * One open transaction. It reads the state of its first operation plus its own writes; a write takes the document
 * (and the unique keys it touches) at once or fails at once. Nothing reaches the file before `commit`.
 */
export class Transaction {
  lastUsed = Date.now()
  private snapshot: number | undefined
  private operations = 0
  private readonly changes = new Map<string, Change>()
  private readonly locked = new Set<string>()
  /** The document of this transaction that took a unique key last; it may have changed since. */
  private readonly uniqueOwners = new Map<string, string>()

  constructor(
    readonly id: string,
    private readonly store: Store,
    private readonly locks: Locks,
    private readonly limits: Limits,
    private readonly relaxed: boolean,
  ) {}

  /** Counts an operation; the first one takes the snapshot. */
  begin(): void {
    this.lastUsed = Date.now()
    this.snapshot ??= this.store.history.open()
    this.operations++
    if (!this.relaxed && this.operations > this.limits.transactionOperations) {
      throw refused(
        'transaction-operations',
        `a transaction may hold ${this.limits.transactionOperations} operations; use fewer documents or several transactions`,
      )
    }
  }

  get snapshotCommit(): number | undefined {
    return this.snapshot
  }

  read(collection: Collection, id: DocumentId): StoredDocument | undefined {
    const name = documentName(collection, id)
    const own = this.changes.get(name)
    if (own !== undefined) return own.after
    const old = this.store.history.versionAt(name, this.snapshot as number)
    return old === undefined ? this.store.read(collection, id) : old.document
  }

  /** The changes of this transaction in a collection, for queries inside it. */
  *ownChanges(collection: Collection): Generator<Change> {
    for (const change of this.changes.values()) if (change.collection === collection) yield change
  }

  /** Replaces, inserts or (`after` undefined) removes a document; throws a conflict when a rival was faster. */
  write(collection: Collection, id: DocumentId, after: StoredDocument | undefined): void {
    const name = documentName(collection, id)
    this.lock(name, `document ${String(id)} of ${collection.name}`)
    if (this.store.history.changedSince(name, this.snapshot as number)) {
      throw transactionConflict(
        `Document ${String(id)} of ${collection.name} changed after this transaction began.`,
      )
    }
    const before = this.changes.get(name)
    const change: Change = {
      collection,
      id,
      before: before === undefined ? this.store.read(collection, id) : before.before,
      after,
    }
    this.takeUniqueKeys(change, name)
    this.changes.set(name, change)
  }

  commit(): void {
    const changes = [...this.changes.values()].filter(
      ({ before, after }) => before !== undefined || after !== undefined,
    )
    try {
      if (changes.length > 0) this.store.apply(changes)
    } finally {
      this.end()
    }
  }

  /** Frees the snapshot and all locks; the writes are forgotten unless they were committed. */
  end(): void {
    if (this.snapshot !== undefined) this.store.history.release(this.snapshot)
    this.snapshot = undefined
    this.changes.clear()
    this.uniqueOwners.clear()
    this.locks.release(this.locked)
    this.locked.clear()
  }

  private lock(name: string, what: string): void {
    if (!this.locks.acquire(name, this.id))
      throw transactionConflict(`Another transaction has written ${what}.`)
    this.locked.add(name)
  }

  private takeUniqueKeys(change: Change, name: string): void {
    const { added, removed } = uniqueKeys(change)
    for (const key of removed) this.lock(key.name, `the key that ${name} gives up`)
    for (const unique of added) {
      this.lock(unique.name, `the same key of the unique index ${unique.index.name}`)
      const owner = this.store.ownerOf(change.collection, unique.index, unique.key)
      const committed = owner && documentName(change.collection, owner.value['_id'])
      for (const rival of new Set([committed, this.uniqueOwners.get(unique.name)])) {
        if (rival !== undefined && rival !== name) this.refuseRival(change, unique, rival)
      }
      this.uniqueOwners.set(unique.name, name)
    }
  }

  /** The rival had the key once, in the file or in this transaction: refuse if it still has it. */
  private refuseRival(change: Change, { index, name }: UniqueKey, rival: string): void {
    const own = this.changes.get(rival)
    if (own === undefined && this.store.history.changedSince(rival, this.snapshot as number)) {
      throw transactionConflict(
        `The key of the unique index ${index.name} was taken after this transaction began.`,
      )
    }
    const kept =
      own === undefined || uniqueKeys({ ...own, before: undefined }).added.some((key) => key.name === name)
    if (kept) throw this.duplicate(change, index)
  }

  private duplicate(change: Change, index: Change['collection']['indexes'][number]): PlatformError {
    return duplicateKey(
      change.collection.name,
      index.name,
      describeKey(index, (change.after as StoredDocument).value),
    )
  }
}
