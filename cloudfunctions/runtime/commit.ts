import { ok, reject, type Result } from '../../shared/errors'
import type { CollectionName, DocumentOf } from '../../shared/schema/collections'
import type { JournalEntry } from '../../shared/schema/journal'
import { businessDay } from '../../shared/domain/calendar'
import { environment, db } from './app'
import { changesOf } from './changes'
import type { CallContext } from './context'
import { isConflict, isDuplicate, isEnded, isLost, isOverQuota } from './database-errors'
import { withFirstStocks } from './first-stock'
import { withinFreezes } from './freeze'
import { digestOf, seal } from './seal'
import { get } from './store'

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Documents that go into a collection with one request. */
const LIST = 500

/** How often a change is decided afresh because a document that it makes is there already. */
const COLLISIONS = 4

type AnyDocument = { [C in CollectionName]: { collection: C; document: DocumentOf<C> } }[CollectionName]

export type Write =
  | ({ kind: 'insert' } & AnyDocument)
  | {
      [C in CollectionName]: { kind: 'insertAll'; collection: C; documents: readonly DocumentOf<C>[] }
    }[CollectionName]
  | ({ kind: 'update'; before: object } & AnyDocument)
  | { kind: 'remove'; collection: CollectionName; id: string }

export interface Change<T> {
  /** In order; the document that others contend for comes first, so that a conflict costs one request. */
  writes: readonly Write[]
  journal: Pick<JournalEntry, 'summary' | 'postings' | 'document' | 'warehouseId' | 'changes' | 'reverses'>
  answer: T
}

/** Reads inside the transaction: one snapshot, document by document. */
export interface Snapshot {
  get<C extends CollectionName>(collection: C, id: string): Promise<DocumentOf<C> | undefined>
}

/**
 * The one way to change anything. `decide` reads from the snapshot and decides, without other effects, since a conflict
 * runs it again; then its writes and the journal entry, whose id is the request id, are committed together.
 *
 * A repetition of the request gets the recorded answer and changes nothing: its journal entry exists, so the insert
 * fails and the entry is read, or it is refused and `defineFunction` reads the entry; a first request pays nothing.
 * Answers REQUEST_ID_REUSED when the id belongs to another input or person, BUSY when conflicts outlast the time. Throws
 * when the time is over and the reply of an attempt was lost: that one may be in the books, and BUSY says that none is.
 */
export async function commit<T>(
  call: CallContext,
  decide: (snapshot: Snapshot, now: string) => Promise<Result<Change<T>>>,
): Promise<Result<T>> {
  let uncertain = false
  for (let attempt = 0; ; attempt++) {
    try {
      const result = await attemptOnce(call, decide)
      // A refusal after a lost reply may be the effect of this very change: then it is in the books, and is the answer.
      const done = !result.ok && uncertain ? await replay(call) : null
      return (done as Result<T> | null) ?? result
    } catch (error) {
      const before = isDuplicate(error) ? await replay(call) : null
      if (before) return before as Result<T>
      uncertain ||= isLost(error) && !isOverQuota(error)
      // Somebody made a document of that id a moment earlier: a fresh decision sees it.
      const collided = isDuplicate(error) && attempt < COLLISIONS
      if (!isConflict(error) && !isLost(error) && !collided) throw error
      const pause = pauseAfter(error, attempt)
      if (Date.now() + pause > call.deadline) {
        if (uncertain) throw error
        return reject('BUSY')
      }
      await sleep(pause)
    }
  }
}

/** Milliseconds, with jitter. A quota counts by the second: coming back sooner only uses it up again. */
const pauseAfter = (error: unknown, attempt: number): number =>
  isOverQuota(error)
    ? 500 + Math.random() * Math.min(3_000, 500 * 2 ** attempt)
    : Math.random() * Math.min(400, 15 * 2 ** attempt)

async function attemptOnce<T>(
  call: CallContext,
  decide: (snapshot: Snapshot, now: string) => Promise<Result<Change<T>>>,
): Promise<Result<T>> {
  const transaction = await db.startTransaction()
  const snapshot: Snapshot = {
    get: async (collection, id) =>
      ((await transaction.collection(collection).doc(id).get()).data as never) ?? undefined,
  }
  const now = new Date().toISOString()
  try {
    const decision = await decide(snapshot, now)
    if (!decision.ok) {
      await rollBack(transaction)
      return decision
    }
    const { answer, journal } = decision.data
    const entered = await withFirstStocks(snapshot, decision.data.writes)
    const writes = entered.ok ? await withinFreezes(snapshot, entered.data, journal) : entered
    if (!writes.ok) {
      await rollBack(transaction)
      return writes
    }
    for (const write of writes.data) await apply(transaction, write)
    const entry = journalEntry(call, journal, answer, now)
    await transaction.collection('journal').add(entry)
    await transaction.commit()
    return ok(answer)
  } catch (error) {
    if (!isConflict(error)) await rollBack(transaction)
    throw error
  }
}

type Transaction = Awaited<ReturnType<typeof db.startTransaction>>

async function apply(transaction: Transaction, write: Write): Promise<void> {
  const collection = transaction.collection(write.collection)
  if (write.kind === 'remove') return void (await collection.doc(write.id).remove())
  if (write.kind === 'insertAll') {
    for (let from = 0; from < write.documents.length; from += LIST)
      await collection.add(write.documents.slice(from, from + LIST))
    return
  }
  const { _id, ...fields } = write.document
  if (write.kind === 'insert') await collection.add({ _id, ...fields })
  else await collection.doc(_id).update(changesOf(write.before as Record<string, unknown>, fields))
}

/**
 * Asks again when the request was lost or over the quota: until the server ends an idle transaction, after half a minute,
 * its locks turn everybody else away. What fails for good is no matter then.
 */
async function rollBack(transaction: Transaction): Promise<void> {
  for (let attempt = 0; attempt < 4; attempt++) {
    try {
      await transaction.rollback({})
      return
    } catch (error) {
      if (!isLost(error) || isEnded(error)) return
      await sleep(pauseAfter(error, attempt))
    }
  }
}

function journalEntry<T>(
  call: CallContext,
  journal: Change<T>['journal'],
  answer: T,
  now: string,
): JournalEntry {
  const keys = journal.postings.map(({ itemId }) => `${journal.warehouseId ?? ''}:${itemId}`)
  return seal(
    {
      _id: call.requestId,
      operation: call.operation,
      actor: { id: call.caller._id, name: call.caller.name, departmentName: call.caller.departmentName },
      device: call.device,
      at: now,
      day: businessDay(now),
      digest: digestOf(call.operation, call.caller._id, call.input),
      outcome: answer,
      ...journal,
      stockKeys: [...new Set(keys)],
    },
    environment('JOURNAL_KEY'),
  )
}

/** The answer recorded for this request id; null when the id is new. */
export async function replay(call: CallContext): Promise<Result<unknown> | null> {
  const entry = await get('journal', call.requestId)
  if (!entry) return null
  const same = entry.digest === digestOf(call.operation, call.caller._id, call.input)
  return same ? ok(entry.outcome) : reject('REQUEST_ID_REUSED')
}
