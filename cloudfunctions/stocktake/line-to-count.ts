import { maySeeBook } from '../../shared/domain/stocktake/access'
import { quantityOf } from '../../shared/domain/stocktake/book-at'
import { currentEvents } from '../../shared/domain/stocktake/evaluate'
import type { RowKey } from '../../shared/domain/stocktake/line-id'
import { alwaysWantsPhoto, type PhotoRule } from '../../shared/domain/stocktake/photo-rule'
import { leadOf, looksLike, pileIdOf, together } from '../../shared/domain/stocktake/pile'
import { whyNotOffered } from '../../shared/domain/stocktake/who-counts'
import { sum } from '../../shared/domain/stock'
import type { LineToCount } from '../../shared/operations/stocktake-count'
import type { CountLine } from '../../shared/schema/count-line'
import type { ItemCore } from '../../shared/schema/masterdata'
import type { Caller } from '../../shared/schema/person'
import type { Stock } from '../../shared/schema/stock'
import type { Stocktake } from '../../shared/schema/stocktake'

/** Stock of the lines' items as it is now; items themselves of what the warehouse never held. */
export interface Books {
  stocks: ReadonlyMap<string, Stock>
  items: ReadonlyMap<string, ItemCore>
}

/** Lines that look alike on the shelf are counted as one. */
export function pilesOf(lines: readonly CountLine[]): [CountLine, ...CountLine[]][] {
  const piles: [CountLine, ...CountLine[]][] = []
  for (const line of lines) {
    const pile = piles.find(([first]) => first.itemId === line.itemId && looksLike(first, line))
    if (pile) pile.push(line)
    else piles.push([line])
  }
  return piles
}

export interface Reading extends Books {
  caller: Caller
  stocktake: Stocktake
  photo: PhotoRule
}

/** A line as its counter sees it, or several that are one pile. */
export function lineToCount(
  pile: [CountLine, ...CountLine[]],
  { caller, stocktake, photo, stocks, items }: Reading,
): LineToCount[] {
  const [first] = pile
  const stock = stocks.get(first.itemId)
  const item = stock?.item ?? items.get(first.itemId)
  const area = stocktake.areas.find(({ areaId }) => areaId === first.areaId) ?? stocktake.areas[0]
  if (!item || !area) return []
  const lead = leadOf(pile) ?? first
  const whys = pile.map((line) =>
    line.state === lead.state ? whyNotOffered(caller, stocktake, area, line) : undefined,
  )
  const because = closed(stocktake) ?? whys.find(Boolean)
  const mine = countedBy(pile, caller)
  const rows = rowsOf(pile, stock)
  const { lotNo, serialNo, productionDate, expiryDate } = first
  // Also where it is one row now: goods that look alike may come to it before the count is made.
  const isPile = rows.length > 1 || first.item.tracking !== 'serial'
  return [
    {
      lineId: isPile ? pileIdOf(first._id) : first._id,
      ...(rows.length > 1 ? { rows: rows.length } : {}),
      areaId: first.areaId,
      locationId: first.locationId,
      location: first.location,
      itemId: first.itemId,
      item: { ...first.item, units: item.units, codes: codesOf(item, rows) },
      lotId: first.lotId,
      ...(lotNo ? { lotNo } : {}),
      ...(serialNo ? { serialNo } : {}),
      ...(productionDate ? { productionDate } : {}),
      ...(expiryDate ? { expiryDate } : {}),
      status: first.status,
      found: pile.every(({ found }) => found),
      state: lead.state,
      round: Math.max(...pile.map(({ round }) => round)),
      ...(lead.recountReason ? { recountReason: lead.recountReason } : {}),
      mayCount: because === undefined,
      ...(because ? { because } : {}),
      photoWanted: alwaysWantsPhoto(photo, first),
      ...(mine ? { mine } : {}),
      ...(maySeeBook(caller, stocktake, lead)
        ? { book: sum(rows.map((row) => quantityOf(stock, row))) }
        : {}),
      position: stock?.version ?? 0,
    },
  ]
}

/** The rows of a pile: its lines, and what came to lie with them after the lines were made. */
function rowsOf([first, ...rest]: [CountLine, ...CountLine[]], stock: Stock | undefined): RowKey[] {
  const lines: RowKey[] = [first, ...rest]
  const late = (stock?.lots ?? []).filter(
    (lot) =>
      looksLike(first, lot) &&
      !lines.some(({ lotId, status }) => lotId === lot.lotId && status === lot.status),
  )
  return [...lines, ...late]
}

/** Item code, barcodes with their units, and the labels of the lots. */
const codesOf = (item: ItemCore, rows: readonly RowKey[]): LineToCount['item']['codes'] => [
  { code: item.code, unit: item.unit },
  ...item.barcodes,
  ...(rows.length > 1 ? rows.map(({ lotId }) => ({ code: lotId, unit: item.unit })) : []),
]

const closed = ({ status }: Stocktake): string | undefined =>
  status === 'counting' || status === 'reviewing' ? undefined : '现在不收盘点记录'

/** What the caller counted last, in the rounds that still decide: of a pile all its shares together. */
function countedBy(pile: readonly CountLine[], caller: Caller): LineToCount['mine'] {
  const latest = pile.flatMap((line) => {
    const mine = currentEvents(line).filter(({ by }) => by.id === caller._id)
    const sorted = mine.sort((a, b) => compare(a.countedAt, b.countedAt) || compare(a.eventId, b.eventId))
    return sorted.at(-1) ?? []
  })
  const last = [...latest].sort((a, b) => compare(a.countedAt, b.countedAt)).at(-1)
  if (!last) return undefined
  const { correction, countedAt, note } = last
  return {
    ...together(latest),
    ...(correction ? { correction } : {}),
    countedAt,
    ...(note ? { note } : {}),
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
