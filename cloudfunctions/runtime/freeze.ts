import { frozenAreaOf, liesIn, shelvesOf } from '../../shared/domain/stocktake/frozen-area'
import { locationCode } from '../../shared/domain/stock'
import { ok, reject, type Rejection, type Result } from '../../shared/errors'
import type { JournalEntry } from '../../shared/schema/journal'
import type { Stock } from '../../shared/schema/stock'
import type { FrozenArea, Stocktake } from '../../shared/schema/stocktake'
import { _, db } from './app'
import type { Snapshot, Write } from './commit'
import { locationById } from './directory'
import { find } from './store'

type Frozen = Pick<Stocktake, '_id' | 'warehouseId' | 'scope' | 'frozen'>

/**
 * Freezing (盘点冻结) is two things: the area, a document that says what may not move, written and removed in the
 * transaction that begins and ends it; and marks on the stock documents, which every movement reads anyway. A mark without
 * an area means nothing, so marks may come a moment early and go a moment late (docs/decisions/counting.md).
 */
export const freezeWrites = (stocktake: Frozen, now: string): Write[] =>
  stocktake.frozen
    ? [{ kind: 'insert', collection: 'frozenAreas', document: frozenAreaOf(stocktake, now) }]
    : []

/** Ends the freeze of a stocktake in the transaction that posts or cancels it; nothing when it froze nothing. */
export const liftWrites = ({ _id, frozen }: Pick<Stocktake, '_id' | 'frozen'>): Write[] =>
  frozen ? [{ kind: 'remove', collection: 'frozenAreas', id: _id }] : []

/**
 * Marks the stock documents of a stocktake's goods, one request for each thousand items. Marking twice is marking once: it is
 * done before the first line is made and again after the last, for documents that were made in between.
 * @param itemIds the goods, where the scope picks some; else all of the warehouse
 */
export async function freeze(stocktake: Frozen, itemIds?: readonly string[]): Promise<void> {
  if (!stocktake.frozen) return
  const { _id, warehouseId } = stocktake
  const mark = { frozenBy: _.addToSet(_id) }
  if (!itemIds) return void (await db.collection('stock').where({ warehouseId }).update(mark))
  for (let from = 0; from < itemIds.length; from += THOUSAND) {
    const ids = itemIds.slice(from, from + THOUSAND).map((itemId) => `${warehouseId}:${itemId}`)
    await db
      .collection('stock')
      .where({ _id: _.in(ids) })
      .update(mark)
  }
}
const THOUSAND = 1_000

/** Takes the marks off again, after the area is gone. */
export async function unfreeze({ _id, warehouseId }: Pick<Stocktake, '_id' | 'warehouseId'>): Promise<void> {
  await db
    .collection('stock')
    .where({ warehouseId, frozenBy: _id })
    .update({ frozenBy: _.pull(_id) })
}

/**
 * The writes of a change as they may be committed: refused with LOCATION_FROZEN when goods leave or come to a shelf that a
 * stocktake has frozen, unless it is that stocktake's own posting; a new stock document bears the marks of its warehouse.
 * Costs nothing while no mark is there; a first stock document costs a request.
 */
export async function withinFreezes(
  snapshot: Snapshot,
  writes: readonly Write[],
  journal: Pick<JournalEntry, 'postings' | 'document'>,
): Promise<Result<readonly Write[]>> {
  const areas = new Areas(snapshot)
  const allowed: Write[] = []
  for (const write of writes) {
    const stock = stockOf(write)
    if (!stock) {
      allowed.push(write)
      continue
    }
    const fresh = write.kind === 'insert'
    const around = fresh
      ? await areas.ofWarehouse(stock.warehouseId)
      : await areas.named(stock.frozenBy ?? [])
    const refused = await refuseMovement(stock, around, journal)
    if (refused) return refused
    allowed.push(fresh ? marked(write, around) : write)
  }
  return ok(allowed)
}

const stockOf = (write: Write): Stock | undefined =>
  (write.kind === 'insert' || write.kind === 'update') && write.collection === 'stock'
    ? write.document
    : undefined

function marked(write: Write, areas: readonly FrozenArea[]): Write {
  if (areas.length === 0 || write.kind !== 'insert' || write.collection !== 'stock') return write
  return { ...write, document: { ...write.document, frozenBy: areas.map(({ _id }) => _id) } }
}

async function refuseMovement(
  { itemId, item, warehouseId }: Stock,
  areas: readonly FrozenArea[],
  { postings, document }: Pick<JournalEntry, 'postings' | 'document'>,
): Promise<Rejection | null> {
  const others = areas.filter(({ _id }) => _id !== document.id)
  if (others.length === 0) return null
  for (const locationId of shelvesOf(postings.filter((posting) => posting.itemId === itemId))) {
    if (!locationId.startsWith(`${warehouseId}:`)) continue
    const location = { _id: locationId, zone: (await locationById(locationId))?.zone ?? '' }
    const area = others.find((each) => liesIn(each, location))
    if (area)
      return reject('LOCATION_FROZEN', {
        location: locationCode(locationId),
        stocktake: area._id,
        itemId,
        itemName: item.name,
      })
  }
  return null
}

/** Areas of one change, each read once. */
class Areas {
  private readonly read = new Map<string, FrozenArea | undefined>()
  private readonly warehouses = new Map<string, FrozenArea[]>()

  constructor(private readonly snapshot: Snapshot) {}

  async named(ids: readonly string[]): Promise<FrozenArea[]> {
    const found: FrozenArea[] = []
    for (const id of ids) {
      if (!this.read.has(id)) this.read.set(id, await this.snapshot.get('frozenAreas', id))
      const area = this.read.get(id)
      if (area) found.push(area)
    }
    return found
  }

  /** What keeps all goods of places from moving: a freeze of some goods does not concern goods that were not there. */
  async ofWarehouse(warehouseId: string): Promise<FrozenArea[]> {
    const known = this.warehouses.get(warehouseId)
    if (known) return known
    const found = (await find('frozenAreas', { warehouseId })).filter(({ someGoods }) => !someGoods)
    this.warehouses.set(warehouseId, found)
    return found
  }
}
