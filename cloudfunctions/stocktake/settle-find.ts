import { CLOCK_SLACK_MS } from '../../shared/domain/stocktake/book-at'
import { waitingAfter } from '../../shared/domain/stocktake/review-steps'
import { dismissFind, nameFind, type Named, type Settled } from '../../shared/domain/stocktake/settle-find'
import { ok, reject, type Result } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { CountFind } from '../../shared/schema/count-line'
import type { Caller } from '../../shared/schema/person'
import type { Stocktake } from '../../shared/schema/stocktake'
import { _ } from '../runtime/app'
import { commit, type Write } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { itemsById, locationsOf, settings } from '../runtime/directory'
import { find, get } from '../runtime/store'
import { about } from './review-step'
import { stocktakeNotFound } from './view'

type As = InputOf<'stocktake.settleFind'>['as']

/** Movements since a find that are looked at; more of one item within days are not to be expected. */
const MOST_ENTRIES = 1_000

/** Somebody says what a find is: goods of ours, which become a count, or nothing that is to be counted. */
export const settleFind: Handler<'stocktake.settleFind'> = ({ findId, as }, call) =>
  commit<CountFind>(call, async (snapshot, now) => {
    const stocktakeId = findId.slice(0, Math.max(0, findId.indexOf(':')))
    const stocktake = await snapshot.get('stocktakes', stocktakeId || '-')
    if (!stocktake) return stocktakeNotFound(stocktakeId)
    const before = await snapshot.get('countFinds', findId)
    if (!before) return reject('NOT_FOUND', { what: '这件不明物' })
    const by = call.caller
    const settled =
      'dismiss' in as
        ? dismissFind(before, stocktake, { by, reason: as.dismiss }, now)
        : await nameAs(before, stocktake, as, by, now)
    if (!settled.ok) return settled
    const { line } = settled.data
    const lineWrite: Write[] = !line
      ? []
      : line.before
        ? [{ kind: 'update', collection: 'countLines', before: line.before, document: line.after }]
        : [{ kind: 'insert', collection: 'countLines', document: line.after }]
    return ok({
      writes: [
        {
          kind: 'update',
          collection: 'stocktakes',
          before: stocktake,
          document: waitingAfter(settled.data.stocktake, line ? [line] : []),
        },
        { kind: 'update', collection: 'countFinds', before, document: settled.data.find },
        ...lineWrite,
      ],
      journal: {
        ...about(stocktake),
        summary: `不明物 ${before.code}（${before.location}）${
          line ? `认出是 ${line.after.item.name}` : `不算：${settled.data.find.reason ?? ''}`
        }，盘点单 ${stocktakeId}`,
        ...(line
          ? {
              changes: [
                {
                  path: line.after._id,
                  ...(line.before?.result ? { before: { counted: line.before.result.counted } } : {}),
                  after: { counted: line.after.events.at(-1)?.quantity ?? 0, find: findId },
                },
              ],
            }
          : {}),
      },
      answer: settled.data.find,
    })
  })

/** Reads beside the transaction, after its first reads: a line that somebody changes meanwhile makes the write fail. */
async function nameAs(
  found: CountFind,
  stocktake: Stocktake,
  { itemId, ...facts }: Exclude<As, { dismiss: string }>,
  by: Caller,
  now: string,
): Promise<Result<Settled>> {
  const { warehouseId, double } = stocktake
  const key = `${warehouseId}:${itemId}`
  const since = new Date(Date.parse(found.startedAt) - CLOCK_SLACK_MS).toISOString()
  const [items, locations, { photo }] = await Promise.all([
    itemsById([itemId]),
    locationsOf(warehouseId),
    settings('stocktake'),
  ])
  const item = items.get(itemId)
  const location = locations.get(found.locationId)
  if (!item) return reject('NOT_FOUND', { what: '这种物资' })
  if (!location) return reject('LOCATION_UNKNOWN', { location: found.location })
  const [lines, stock] = await Promise.all([
    find(
      'countLines',
      { stocktakeId: stocktake._id, itemId, locationId: found.locationId },
      { limit: 1_000 },
    ),
    get('stock', key),
  ])
  const entries = stock
    ? await find(
        'journal',
        { stockKeys: key, at: _.gte(since) },
        { limit: MOST_ENTRIES, fields: ['at', 'postings'] },
      )
    : []
  const named: Named = {
    target: { itemId, ...facts },
    ...{ item, stock, lines, location, entries },
    rules: { double, photo },
  }
  return nameFind(found, stocktake, { ...named, by }, now)
}
