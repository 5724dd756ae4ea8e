import { lotStatusText } from '../../shared/domain/adjustments/state'
import { locationCode, sum } from '../../shared/domain/stock'
import { hasRole, maySeeWarehouse, visibleWarehouses } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import type { Movement } from '../../shared/operations/stock'
import type { JournalEntry, Posting } from '../../shared/schema/journal'
import type { Caller } from '../../shared/schema/person'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { allWarehouses, warehouseNames } from '../runtime/directory'
import { placeNames } from '../runtime/place-names'
import { newestFirst } from '../runtime/time-pages'

/** What came and went of an item, newest first: read from the journal, the same that the auditor reads. */
export const movements: Handler<'stock.movements'> = async ({ itemId, warehouseId, ...page }, { caller }) => {
  const visible = visibleWarehouses(caller) ?? (await allWarehouses()).map((warehouse) => warehouse._id)
  if (warehouseId && !maySeeWarehouse(caller, warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const keys = (warehouseId ? [warehouseId] : visible).map((id) => `${id}:${itemId}`)
  const stockKeys = keys.length === 1 ? keys[0] : _.in(keys)
  const { rows, nextCursor } = await newestFirst('journal', { stockKeys }, 'at', page)
  const nameOf = await placeNames()
  const warehouseOf = await warehouseNames()
  return ok({
    rows: rows.map((entry) => movementOf(entry, itemId, caller, nameOf, warehouseOf)),
    nextCursor,
  })
}

function movementOf(
  entry: JournalEntry,
  itemId: string,
  caller: Caller,
  nameOf: (place: string) => string,
  warehouseOf: (id: string) => string,
): Movement {
  const postings = entry.postings.filter((posting) => posting.itemId === itemId)
  const [first] = postings
  return {
    entryId: entry._id,
    at: entry.at,
    operation: entry.operation,
    change: sum(postings.map(changeOf)),
    warehouseId: warehouseOfEntry(entry),
    warehouseName: warehouseOf(warehouseOfEntry(entry)),
    lots: postings.map((posting) => ({
      lotId: posting.lotId,
      quantity: posting.quantity,
      location: locationCode(shelfOf(posting)),
    })),
    counterpart: first ? counterpartOf(first, entry.document, nameOf) : '',
    // Who handled it concerns those who answer for the stock.
    actorName:
      hasRole(caller, 'clerk', 'approver', 'admin') || entry.actor.id === caller._id ? entry.actor.name : '',
    document: entry.document,
  }
}

/** Every entry with postings names its warehouse. */
const warehouseOfEntry = ({ warehouseId, stockKeys }: JournalEntry): string =>
  warehouseId ?? (stockKeys[0] ?? '').split(':')[0] ?? ''

/** Where from or where to; inside the warehouse both shelves, or both states where the goods stayed in place. */
function counterpartOf(
  posting: Posting,
  document: JournalEntry['document'],
  nameOf: (place: string) => string,
): string {
  const { from, to, fromStatus = 'available', toStatus = 'available' } = posting
  // What a count misses is called by its own word; other losses are broken or gone with somebody.
  if (to === 'loss' && document.type === 'stocktake') return '盘亏'
  if (!isStock(from) || !isStock(to)) return nameOf(isStock(to) ? from : to)
  const shelf = (place: string) => locationCode(place.slice('stock:'.length))
  if (from !== to) return `${shelf(from)} → ${shelf(to)}`
  return fromStatus === toStatus ? '' : `${lotStatusText[fromStatus]} → ${lotStatusText[toStatus]}`
}

const isStock = (place: string): boolean => place.startsWith('stock:')
const shelfOf = ({ from, to }: Posting): string => (isStock(to) ? to : from).slice('stock:'.length)

/** In is positive, out negative; a move inside the warehouse changes nothing. */
const changeOf = ({ from, to, quantity }: Posting): number =>
  (isStock(to) ? quantity : 0) - (isStock(from) ? quantity : 0)
