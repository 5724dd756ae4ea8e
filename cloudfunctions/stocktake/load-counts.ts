import { assetId } from '../../shared/domain/asset-id'
import { CLOCK_SLACK_MS, LONG_BEFORE_MS, type MoveEntry } from '../../shared/domain/stocktake/book-at'
import type { CountState, ReadEvent } from '../../shared/domain/stocktake/count-batch'
import type { ItemTarget } from '../../shared/domain/stocktake/count-target'
import { lineOfPile } from '../../shared/domain/stocktake/pile'
import type { CountFind, CountLine } from '../../shared/schema/count-line'
import type { Item } from '../../shared/schema/masterdata'
import type { Stock } from '../../shared/schema/stock'
import type { Stocktake } from '../../shared/schema/stocktake'
import { _ } from '../runtime/app'
import { itemsById, locationsOf, settings, warehouseById } from '../runtime/directory'
import { stocksOf } from '../runtime/stock-access'
import { find, type Where } from '../runtime/store'

const PAGE = 1_000

/**
 * Everything that a batch is decided by, in three requests (four when goods moved meanwhile, one more for unknown codes),
 * however many counts it has. Read after the transaction's first read and beside it: a line that somebody changes after that
 * makes the write fail, and all of it is read again. Stock before journal, so that every movement in the one is in the other.
 */
export async function loadCounts(
  stocktake: Stocktake,
  events: readonly ReadEvent[],
  known: readonly Item[],
): Promise<CountState> {
  const { warehouseId, double } = stocktake
  const goods = events.flatMap(({ target }) => ('itemId' in target ? [target] : []))
  const itemIds = [...new Set(goods.map(({ itemId }) => itemId))]
  const given = new Map(known.map((item) => [item._id, item]))
  const items = await itemsById(itemIds.filter((id) => !given.has(id)))
  const item = (id: string) => given.get(id) ?? items.get(id)
  const lines = await linesFor(stocktake, events, goods)
  const stocks = await stocksOf(warehouseId, [...new Set([...itemIds, ...lines.map((line) => line.itemId)])])
  const stockOf = new Map(stocks.map((stock) => [stock.itemId, stock]))
  // Only the item says the units of what the warehouse never held, and who answers for what came in meanwhile.
  const without = lines.flatMap((line) =>
    item(line.itemId) || isComplete(line, lines, stockOf) ? [] : [line.itemId],
  )
  const others = await itemsById([...new Set(without)])
  const [locations, warehouse, { photo }] = await Promise.all([
    locationsOf(warehouseId),
    warehouseById(warehouseId),
    settings('stocktake'),
  ])
  return {
    stocktake,
    warehouseName: warehouse?.name ?? stocktake.warehouseName,
    rules: { double, photo },
    location: (id) => locations.get(id),
    item: (id) => item(id) ?? others.get(id),
    stock: (id) => stockOf.get(id),
    lines,
    finds: await findsFor(stocktake, events),
    entries: await entriesFor(events, lines, stockOf),
  }
}

/** Whether all rows of a line's item at its location have lines; not when the warehouse never held the item. */
const isComplete = (
  { itemId, locationId }: CountLine,
  lines: readonly CountLine[],
  stockOf: ReadonlyMap<string, Stock>,
): boolean =>
  stockOf
    .get(itemId)
    ?.lots.every(
      (lot) =>
        lot.locationId !== locationId ||
        lines.some((line) => line.locationId === locationId && line.lotId === lot.lotId),
    ) ?? false

/** Lines that are named, lines of goods that are, lines of the same pieces, and lines that have one of these counts already. */
async function linesFor(
  { _id: stocktakeId }: Stocktake,
  events: readonly ReadEvent[],
  goods: readonly ItemTarget[],
): Promise<CountLine[]> {
  const named = events.flatMap(({ target, locationId }) =>
    'lineId' in target ? [{ id: target.lineId, pile: lineOfPile(target.lineId), locationId }] : [],
  )
  const ids = named.map(({ id, pile }) => pile ?? id)
  const piles = named.flatMap(({ pile, locationId }) => (pile === undefined ? [] : [locationId]))
  const places = [...new Set(events.map(({ locationId }) => locationId))]
  const pieces = [...ids.flatMap(pieceOfLine), ...goods.flatMap(pieceOf)]
  const itemIds = [...new Set(goods.map(({ itemId }) => itemId))]
  const shelves: Where = { stocktakeId, locationId: _.in([...new Set(piles)]) }
  const wanted: Where[] = [
    { 'events.eventId': _.in(events.map(({ eventId }) => eventId)) },
    ...(ids.length > 0 ? [{ _id: _.in(ids) }] : []),
    ...(itemIds.length > 0 ? [{ stocktakeId, itemId: _.in(itemIds), locationId: _.in(places) }] : []),
    ...(piles.length > 0 ? [shelves] : []),
    ...(pieces.length > 0 ? [{ stocktakeId, lotId: _.in([...new Set(pieces)]) }] : []),
  ]
  // Without an order each alternative is read by its own index; with one, all lines of a long shelf would be looked through.
  const few = await find('countLines', _.or(wanted), { limit: PAGE })
  if (few.length < PAGE) return inOrder(few)
  // A shelf of a thousand lines and more: of piles only the goods that they are made of, once it is known which these are.
  const leads = await find('countLines', { _id: _.in(ids) }, { limit: PAGE })
  const ofPiles = [...new Set([...itemIds, ...leads.map(({ itemId }) => itemId)])]
  const rest = await find(
    'countLines',
    { stocktakeId, itemId: _.in(ofPiles), locationId: _.in(places) },
    { limit: PAGE },
  )
  const others = await find('countLines', _.or(wanted.filter((where) => where !== shelves)), { limit: PAGE })
  return inOrder([...new Map([...others, ...leads, ...rest].map((line) => [line._id, line])).values()])
}

const inOrder = (lines: readonly CountLine[]): CountLine[] =>
  [...lines].sort((a, b) => (a._id < b._id ? -1 : 1))

/** The piece that a line counts, by the line's id: lots of pieces are called `<itemId>:<serial number>`. */
const pieceOfLine = (lineId: string): string[] => {
  const lotId = lineId.split('/')[2] ?? ''
  return lotId.includes(':') && !lotId.startsWith('new:') ? [lotId] : []
}

function pieceOf({ itemId, lotId, serialNo }: ItemTarget): string[] {
  if (lotId) return [lotId]
  const id = serialNo ? assetId(itemId, serialNo) : undefined
  return id?.ok ? [id.data] : []
}

async function findsFor({ _id }: Stocktake, events: readonly ReadEvent[]): Promise<CountFind[]> {
  const ids = events.flatMap(({ target, eventId }) => ('code' in target ? [`${_id}:${eventId}`] : []))
  return ids.length > 0 ? find('countFinds', { _id: _.in(ids) }, { limit: PAGE }) : []
}

/** Entries of the journal that may have moved what was counted after the counter had looked at it. */
async function entriesFor(
  events: readonly ReadEvent[],
  lines: readonly CountLine[],
  stockOf: ReadonlyMap<string, Stock>,
): Promise<MoveEntry[]> {
  const lineOf = new Map(lines.map((line) => [line._id, line]))
  const wanted = new Map<string, Since>()
  for (const { target, position, startedAt } of events) {
    if ('code' in target) continue
    const itemId =
      'itemId' in target ? target.itemId : lineOf.get(lineOfPile(target.lineId) ?? target.lineId)?.itemId
    const stock = itemId === undefined ? undefined : stockOf.get(itemId)
    if (!stock || stock.version === position) continue
    // What lies before that is in the figure, whatever the counter's page had seen.
    const since =
      position === undefined
        ? { at: minus(startedAt, CLOCK_SLACK_MS), version: 0 }
        : { at: minus(startedAt, LONG_BEFORE_MS), version: Math.min(position, stock.version) }
    wanted.set(stock._id, earlier(wanted.get(stock._id), since))
  }
  if (wanted.size === 0) return []
  const where = _.or(
    [...wanted].map(([key, { at, version }]) => ({
      stockKeys: key,
      at: _.gte(at),
      'postings.stockVersion': _.gt(version),
    })),
  )
  const entries: MoveEntry[] = []
  for (;;) {
    const page = await find('journal', where, {
      skip: entries.length,
      limit: PAGE,
      fields: ['at', 'postings'],
      orderBy: [
        ['at', 'asc'],
        ['_id', 'asc'],
      ],
    })
    entries.push(...page)
    if (page.length < PAGE) return entries
  }
}

interface Since {
  at: string
  version: number
}

const earlier = (a: Since | undefined, b: Since): Since =>
  a ? { at: a.at < b.at ? a.at : b.at, version: Math.min(a.version, b.version) } : b

const minus = (at: string, ms: number): string => new Date(Date.parse(at) - ms).toISOString()
