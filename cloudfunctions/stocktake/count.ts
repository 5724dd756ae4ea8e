import {
  countBatch,
  type CountedBatch,
  type CountState,
  type ReadEvent,
} from '../../shared/domain/stocktake/count-batch'
import type { Arrived } from '../../shared/domain/stocktake/count-event'
import { maySeeStocktake, stocktakeStates } from '../../shared/domain/stocktake/access'
import { waitingAfter } from '../../shared/domain/stocktake/review-steps'
import { behind, corrected } from '../../shared/domain/stocktake/count-time'
import { ok, reject, type Rejection, type Result } from '../../shared/errors'
import type { InputOf, OutputOf } from '../../shared/operations'
import type { CountEvent, CountFind } from '../../shared/schema/count-line'
import type { JournalEntry } from '../../shared/schema/journal'
import type { Stocktake } from '../../shared/schema/stocktake'
import { commit, type Write } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { keepPhotos } from '../runtime/photos'
import { canonical, sha256 } from '../runtime/seal'
import { loadCounts } from './load-counts'
import { readCodes } from './read-codes'

type Answer = OutputOf<'stocktake.count'>

/**
 * Counts of one person, one by one: each is kept or refused for itself. The stocktake is read first and not written while
 * counting goes on, so that counters do not meet; in review its revision moves, so that nothing is submitted unseen.
 */
export const count: Handler<'stocktake.count'> = async ({ stocktakeId, events, sentAt }, call) => {
  const ahead = behind(sentAt, call.now)
  const { arrived, refused } = await arrive(events, ahead, call)
  const codes = arrived.flatMap(({ target }) => ('code' in target ? [target.code] : []))
  const meanings = await readCodes(codes, call.today)
  const read = arrived.map((event) => asRead(event, meanings))

  return commit<Answer>(call, async (snapshot, now) => {
    const stocktake = await snapshot.get('stocktakes', stocktakeId)
    if (!stocktake || !maySeeStocktake(call.caller, stocktake))
      return reject('NOT_FOUND', { what: `盘点单 ${stocktakeId}` })
    if (stocktake.status !== 'counting' && stocktake.status !== 'reviewing')
      return reject('COUNT_CLOSED', { state: stocktakeStates[stocktake.status] })
    const state = await loadCounts(
      stocktake,
      read,
      [...meanings.values()].map(({ item }) => item),
    )
    const batch = takeAll(state, read, refused, call, now)
    if (!batch.ok) return batch
    return ok({
      writes: writesOf(stocktake, batch.data, now),
      journal: journalOf(stocktake, batch.data),
      answer: { stocktakeId, now, results: inOrder(events, batch.data.results) },
    })
  })
}

interface Arrivals {
  arrived: Arrived[]
  /** Events whose pictures cannot be read. */
  refused: Map<string, Rejection>
}

/** Counts with their times by our clock, a digest of what was sent, and their pictures in the storage. */
async function arrive(
  events: InputOf<'stocktake.count'>['events'],
  ahead: number,
  call: CallContext,
): Promise<Arrivals> {
  const arrived: Arrived[] = []
  const refused = new Map<string, Rejection>()
  for (const { photos = [], ...event } of events) {
    const kept = await keepPhotos(photos, call)
    if (!kept.ok) {
      refused.set(event.eventId, kept)
      continue
    }
    arrived.push({
      ...event,
      ...corrected(event, ahead),
      photos: kept.data,
      digest: sha256(canonical({ ...event, photos: kept.data.map((photo) => photo.sha256) })),
      by: { id: call.caller._id, name: call.caller.name },
      receivedAt: call.now,
    })
  }
  return { arrived, refused }
}

/** A code that means something is a count of that item, in pieces of the unit that the code is on. */
function asRead(event: Arrived, meanings: Awaited<ReturnType<typeof readCodes>>): ReadEvent {
  const meaning = 'code' in event.target ? meanings.get(event.target.code) : undefined
  if (!meaning) return event
  const step = 10 ** meaning.item.scale
  return {
    ...event,
    target: meaning.target,
    unit: event.unit ?? meaning.unit,
    quantity: event.quantity * step,
    ...(event.damaged === undefined ? {} : { damaged: event.damaged * step }),
  }
}

/** The batch with those whose pictures were refused beforehand; rejected when nothing of it is left. */
function takeAll(
  state: CountState,
  read: readonly ReadEvent[],
  refused: Arrivals['refused'],
  call: CallContext,
  now: string,
): Result<CountedBatch> {
  const [unread] = refused.values()
  if (read.length === 0 && unread) return unread
  const batch = countBatch(state, read, call.caller, now)
  if (!batch.ok || refused.size === 0) return batch
  const results = [...refused].map(([eventId, { code }]) => ({
    eventId,
    outcome: 'refused' as const,
    code,
    message: '照片无法识别，请重新拍后再提交',
  }))
  return ok({ ...batch.data, results: [...batch.data.results, ...results] })
}

/** Outcomes in the order of the events. */
const inOrder = (
  events: InputOf<'stocktake.count'>['events'],
  results: CountedBatch['results'],
): CountedBatch['results'] => {
  const left = new Map<string, CountedBatch['results']>()
  for (const result of results) left.set(result.eventId, [...(left.get(result.eventId) ?? []), result])
  return events.flatMap(({ eventId }) => left.get(eventId)?.shift() ?? [])
}

function writesOf(stocktake: Stocktake, { lines, finds }: CountedBatch, now: string): Write[] {
  const bump: Write[] =
    stocktake.status === 'reviewing' && lines.length + finds.length > 0
      ? [
          {
            kind: 'update',
            collection: 'stocktakes',
            before: stocktake,
            document: waitingAfter({ ...stocktake, revision: stocktake.revision + 1, updatedAt: now }, lines),
          },
        ]
      : []
  const fresh = lines.flatMap(({ before, after }) => (before ? [] : [after]))
  return [
    ...bump,
    ...lines.flatMap(({ before, after }): Write[] =>
      before ? [{ kind: 'update', collection: 'countLines', before, document: after }] : [],
    ),
    ...(fresh.length > 0 ? [{ kind: 'insertAll', collection: 'countLines', documents: fresh } as const] : []),
    ...(finds.length > 0 ? [{ kind: 'insertAll', collection: 'countFinds', documents: finds } as const] : []),
  ]
}

/** What an auditor reads: where and how much was counted, sealed with the entry; never what the books hold. */
function journalOf(
  { _id, warehouseId }: Stocktake,
  { recorded }: CountedBatch,
): Pick<JournalEntry, 'summary' | 'postings' | 'document' | 'warehouseId' | 'changes'> {
  const places = [...new Set(recorded.map(({ location }) => location))]
  const where = places.slice(0, 3).join('、') + (places.length > 3 ? ` 等 ${places.length} 个库位` : '')
  return {
    summary:
      recorded.length > 0
        ? `盘点 ${where} ${recorded.length} 行，盘点单 ${_id}`
        : `盘点记录重复提交，盘点单 ${_id}`,
    postings: [],
    document: { type: 'stocktake', id: _id },
    warehouseId,
    changes: recorded.map(({ id, event }) => ({ path: id, after: sealed(id, event) })),
  }
}

const sealed = (id: string, event: CountEvent | CountFind) => ({
  eventId: 'eventId' in event ? event.eventId : id.slice(id.indexOf(':') + 1),
  quantity: event.quantity,
  ...('round' in event ? { round: event.round } : { code: event.code }),
  countedAt: event.countedAt,
  photos: event.photos.map(({ sha256: hash }) => hash),
})
