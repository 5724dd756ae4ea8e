import {
  compareAssets,
  comparePromises,
  compareRows,
  compareTotals,
  missingStock,
} from '../../../shared/domain/reconcile/compare'
import { emptyTally, tallyEntry, type Tally } from '../../../shared/domain/reconcile/tally'
import { activeReservations, sum } from '../../../shared/domain/stock'
import type { Asset } from '../../../shared/schema/asset'
import type { Difference } from '../../../shared/schema/reconciliation'
import type { Stock } from '../../../shared/schema/stock'
import { _ } from '../../runtime/app'
import { find, get } from '../../runtime/store'

const PAGE = 1_000

export interface BatchResult {
  /** Id of the last item; null when there are no more. */
  next: string | null
  items: number
  rows: number
  entries: number
  assets: number
  valueFen: number
  differences: Difference[]
}

/**
 * Holds the next `size` items of a warehouse against the journal. The stock documents are read first: an entry that they know
 * nothing of yet has a later version and is left out, so that work may go on meanwhile. What differs is looked at once
 * more by itself before it is believed.
 */
export async function reconcileBatch(
  warehouseId: string,
  { after, size }: { after: string | null; size: number },
  now: string,
  deadline: number,
): Promise<BatchResult | 'out of time'> {
  const itemIds = await itemsAfter(warehouseId, after, size)
  const ids = itemIds.map((itemId) => `${warehouseId}:${itemId}`)
  const stocks = new Map((await allOf('stock', ids)).map((stock) => [stock.itemId, stock]))
  const assets = await assetsOf(warehouseId, [...stocks.values()])
  const tallies = await talliesOf(warehouseId, itemIds, stocks, deadline)
  if (!tallies) return 'out of time'

  const differences: Difference[] = []
  for (const itemId of itemIds) {
    const found = await differencesOf(warehouseId, itemId, stocks.get(itemId), assets, tallies, now)
    // Somebody may have worked on it between the readings: then the next run will see it whole.
    if (found.length > 0 && (await unchanged(warehouseId, itemId, stocks.get(itemId))))
      differences.push(...found)
  }
  const all = [...stocks.values()]
  return {
    next: itemIds.length < size ? null : (itemIds.at(-1) ?? null),
    items: all.length,
    rows: sum(all.map((stock) => stock.lots.length)),
    entries: sum([...tallies.values()].map((tally) => tally.entries)),
    assets: assets.length,
    valueFen: sum(all.map((stock) => stock.valueFen)),
    differences,
  }
}

/** Items of the catalogue and of stock documents, in the order of their ids: neither can hide the other. */
async function itemsAfter(warehouseId: string, after: string | null, size: number): Promise<string[]> {
  const first = after ?? ''
  const [items, stocks] = await Promise.all([
    find('items', { _id: _.gt(first) }, { orderBy: BY_ID, limit: size, fields: ['_id'] }),
    find(
      'stock',
      { warehouseId, _id: _.gt(`${warehouseId}:${first}`) },
      { orderBy: BY_ID, limit: size, fields: ['_id'] },
    ),
  ])
  const kept = stocks.map(({ _id }) => _id.slice(warehouseId.length + 1))
  return [...new Set([...items.map(({ _id }) => _id), ...kept])].sort(byText).slice(0, size)
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const BY_ID = [['_id', 'asc']] as const

async function differencesOf(
  warehouseId: string,
  itemId: string,
  stock: Stock | undefined,
  assets: readonly Asset[],
  tallies: ReadonlyMap<string, Tally>,
  now: string,
): Promise<Difference[]> {
  const tally = tallies.get(itemId) ?? emptyTally()
  if (!stock) return missingStock(itemId, tally)
  const requisitions = await requisitionsOf(stock, now)
  return [
    ...compareRows(stock, tally),
    ...compareTotals(stock),
    ...comparePromises(stock, (id) => requisitions.get(id), now),
    ...compareAssets(
      stock,
      tally,
      assets.filter((asset) => asset.itemId === itemId && asset.warehouseId === warehouseId),
    ),
  ]
}

/** Every posting of these items in this warehouse, page by page. Undefined when the time is over before the end. */
async function talliesOf(
  warehouseId: string,
  itemIds: readonly string[],
  stocks: ReadonlyMap<string, Stock>,
  deadline: number,
): Promise<Map<string, Tally> | undefined> {
  const tallies = new Map(itemIds.map((itemId) => [itemId, emptyTally()]))
  const stockKeys = _.in(itemIds.map((itemId) => `${warehouseId}:${itemId}`))
  let last: { at: string; _id: string } | undefined
  for (;;) {
    if (Date.now() > deadline) return undefined
    const beyond = last && _.or([{ at: _.lt(last.at) }, { at: last.at, _id: _.lt(last._id) }])
    const where = last && beyond ? _.and([{ stockKeys }, { at: _.lte(last.at) }, beyond]) : { stockKeys }
    const page = await find('journal', where, {
      orderBy: NEWEST,
      limit: PAGE,
      fields: ['_id', 'at', 'postings'],
    })
    for (const entry of page) {
      for (const itemId of new Set(entry.postings.map((posting) => posting.itemId))) {
        const tally = tallies.get(itemId)
        if (tally) tallyEntry(tally, entry, itemId, stocks.get(itemId)?.version ?? Infinity)
      }
    }
    last = page.at(-1)
    if (page.length < PAGE) return tallies
  }
}

const NEWEST = [
  ['at', 'desc'],
  ['_id', 'desc'],
] as const

async function allOf(collection: 'stock', ids: readonly string[]): Promise<Stock[]> {
  return ids.length === 0 ? [] : find(collection, { _id: _.in([...ids]) }, { limit: ids.length })
}

/** Pieces whose books this warehouse keeps, of the items that are kept piece by piece. */
async function assetsOf(warehouseId: string, stocks: readonly Stock[]): Promise<Asset[]> {
  const itemIds = stocks.filter(({ item }) => item.tracking === 'serial').map(({ itemId }) => itemId)
  const assets: Asset[] = []
  for (const itemId of itemIds) {
    for (let skip = 0; ; skip += PAGE) {
      const page = await find(
        'assets',
        { itemId },
        {
          orderBy: [
            ['updatedAt', 'desc'],
            ['_id', 'desc'],
          ],
          skip,
          limit: PAGE,
        },
      )
      assets.push(...page.filter((asset) => asset.warehouseId === warehouseId))
      if (page.length < PAGE) break
    }
  }
  return assets
}

async function requisitionsOf(stock: Stock, now: string) {
  const ids = [...new Set(activeReservations(stock, now).map((promise) => promise.requisitionId))]
  const found = ids.length > 0 ? await find('requisitions', { _id: _.in(ids) }, { limit: 1_000 }) : []
  return new Map(found.map((requisition) => [requisition._id, requisition]))
}

async function unchanged(warehouseId: string, itemId: string, before: Stock | undefined): Promise<boolean> {
  const stock = await get('stock', `${warehouseId}:${itemId}`)
  return stock?.version === before?.version && stock?.updatedAt === before?.updatedAt
}
