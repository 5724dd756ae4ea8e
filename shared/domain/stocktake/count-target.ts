import { reject, ok, type Result } from '../../errors'
import type { CountLine } from '../../schema/count-line'
import type { Item, Location } from '../../schema/masterdata'
import type { Lot, LotStatus, Stock } from '../../schema/stock'
import { assetId } from '../asset-id'
import { brief } from '../item-brief'
import { foundLotId, lineIdOf, type RowKey } from './line-id'
import { unitCost } from './make-lines'
import { looksLike } from './pile'

/** Goods by what is written on them, where no line was named. */
export interface ItemTarget {
  itemId: string
  lotId?: string | undefined
  lotNo?: string | undefined
  serialNo?: string | undefined
  productionDate?: string | undefined
  expiryDate?: string | undefined
  status?: LotStatus | undefined
}

/** A row of goods with what is known of its lot. */
export interface RowFacts extends RowKey {
  lotNo?: string
  serialNo?: string
  productionDate?: string
  expiryDate?: string
}

interface Known {
  item: Item
  /** As it is now; undefined when the warehouse never held the item. */
  stock: Stock | undefined
  /** Lines of the item at this location. */
  lines: readonly CountLine[]
  location: Pick<Location, '_id' | 'zoneKind'>
}

/**
 * The row that counted goods belong to: what lies there by the books or is a line already; else goods found, of a lot that
 * the books know elsewhere, or of one that they do not know.
 * Rejects INVALID_INPUT: a piece without its serial number, several lots to choose from; SERIAL_INVALID; LOT_NOT_FOUND.
 */
export function rowOfTarget(target: ItemTarget, known: Known): Result<RowFacts> {
  return known.item.tracking === 'serial' ? rowOfPiece(target, known) : rowOfLot(target, known)
}

function rowOfPiece(target: ItemTarget, { item, stock, location, lines }: Known): Result<RowFacts> {
  const id = target.lotId
    ? ok(target.lotId)
    : target.serialNo
      ? assetId(item._id, target.serialNo)
      : undefined
  if (!id) return refused(`${item.name}按序列号逐件管理，请扫这一件的序列号`)
  if (!id.ok) return id
  const rows = (stock?.lots ?? []).filter(({ lotId }) => lotId === id.data)
  const row = rows.find(({ locationId }) => locationId === location._id)
  if (row) return ok(factsOf(row))
  const line = lines.find(({ lotId }) => lotId === id.data)
  if (line) return ok(factsOf(line))
  const elsewhere = rows[0]
  const serialNo = elsewhere?.serialNo ?? target.serialNo
  if (!serialNo || !id.data.startsWith(`${item._id}:`)) return lotUnknown(target.lotId, location)
  return ok({
    ...(elsewhere ? factsOf(elsewhere) : datesOf(target)),
    serialNo,
    lotId: id.data,
    locationId: location._id,
    status: target.status ?? elsewhere?.status ?? usualStatus[location.zoneKind],
  })
}

function rowOfLot(target: ItemTarget, { item, stock, location, lines }: Known): Result<RowFacts> {
  const here = rowsHere(stock, lines, location._id)
  const { lotId, status } = target
  const found = { locationId: location._id, status: status ?? usualStatus[location.zoneKind] }
  if (lotId) {
    const row = oneOf(here.filter((facts) => facts.lotId === lotId && fits(facts, { status })))
    if (row) return row.ok ? row : chooseLot(item)
    const lot = stock?.lots.find((other) => other.lotId === lotId)
    return lot ? ok({ ...factsOf(lot), ...found }) : lotUnknown(lotId, location)
  }
  const row = oneOf(here.filter((facts) => fits(facts, target)))
  if (row) return row.ok ? row : chooseLot(item)
  const { lotNo } = target
  // The lot that is on the shelf elsewhere: goods put in the wrong place go back to it when they are posted.
  const known =
    lotNo && newest((stock?.lots ?? []).filter((lot) => fits(lot, { ...target, status: undefined })))
  if (known) return ok({ ...factsOf(known), ...found })
  return ok({ ...datesOf(target), ...(lotNo ? { lotNo } : {}), ...found, lotId: foundLotId(item._id, lotNo) })
}

/** Rows at a location: what the books have there now, and the lines of the stocktake, which may be empty by now. */
function rowsHere(stock: Stock | undefined, lines: readonly CountLine[], locationId: string): RowFacts[] {
  const rows = (stock?.lots ?? []).filter((lot) => lot.locationId === locationId).map(factsOf)
  const has = (line: RowKey) => rows.some((row) => row.lotId === line.lotId && row.status === line.status)
  return [...rows, ...lines.filter((line) => !has(line)).map(factsOf)]
}

/**
 * The only one, or one of a pile; of the states of one lot the 可用 one. Not ok when somebody has to choose; undefined when
 * there is none.
 */
function oneOf(rows: readonly RowFacts[]): { ok: true; data: RowFacts } | { ok: false } | undefined {
  const [first] = rows
  if (!first) return undefined
  if (rows.every((row) => looksLike(first, row))) return { ok: true, data: first }
  const row = rows.find(({ status }) => status === 'available')
  return row && rows.every(({ lotId }) => lotId === row.lotId) ? { ok: true, data: row } : { ok: false }
}

const fits = (
  row: Pick<RowFacts, 'lotNo' | 'productionDate' | 'expiryDate' | 'status'>,
  { lotNo, productionDate, expiryDate, status }: Omit<ItemTarget, 'itemId'>,
): boolean =>
  (!lotNo || row.lotNo === lotNo) &&
  (!productionDate || !row.productionDate || row.productionDate === productionDate) &&
  (!expiryDate || !row.expiryDate || row.expiryDate === expiryDate) &&
  (!status || row.status === status)

const newest = (lots: readonly Lot[]): Lot | undefined =>
  [...lots].sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1))[0]

const usualStatus: Record<Location['zoneKind'], LotStatus> = {
  qualified: 'available',
  inspection: 'inspection',
  rejected: 'rejected',
}

/** The key of a row and what is known of its lot, and nothing else of it. */
export const factsOf = (of: RowFacts): RowFacts => ({
  locationId: of.locationId,
  lotId: of.lotId,
  status: of.status,
  ...(of.lotNo ? { lotNo: of.lotNo } : {}),
  ...(of.serialNo ? { serialNo: of.serialNo } : {}),
  ...datesOf(of),
})

const datesOf = ({
  productionDate,
  expiryDate,
}: {
  productionDate?: string | undefined
  expiryDate?: string | undefined
}) => ({
  ...(productionDate ? { productionDate } : {}),
  ...(expiryDate ? { expiryDate } : {}),
})

const refused = (problem: string) => reject('INVALID_INPUT', { problem })
const chooseLot = (item: Item) => refused(`${item.name}在这个库位不止一个批次，请在清单里选是哪一批再数`)
const lotUnknown = (lotId: string | undefined, { _id }: { _id: string }) =>
  reject('LOT_NOT_FOUND', { lotId, location: _id.slice(_id.indexOf(':') + 1) })

/** Where a line that comes to be by a count belongs. */
export interface LinePlace {
  stocktakeId: string
  warehouseId: string
  areaId: number
  location: Pick<Location, '_id' | 'code' | 'pickSequence'>
}

/** A line for goods that the stocktake had none for: nobody has counted it yet. */
export function newLine(
  row: RowFacts,
  item: Item,
  stock: Stock | undefined,
  { stocktakeId, warehouseId, areaId, location }: LinePlace,
  now: string,
): CountLine {
  const rows = (stock?.lots ?? []).filter(({ lotId }) => lotId === row.lotId)
  const here = rows.find(({ locationId, status }) => locationId === row.locationId && status === row.status)
  const lot = here ?? rows[0]
  return {
    _id: lineIdOf(stocktakeId, row),
    stocktakeId,
    warehouseId,
    areaId,
    location: location.code,
    sequence: location.pickSequence,
    itemId: item._id,
    item: {
      ...brief(item),
      tracking: item.tracking,
      ...(item.controlled ? { controlled: item.controlled } : {}),
    },
    ...(item.custodian ? { custodian: item.custodian } : {}),
    ...row,
    found: here === undefined,
    unitFen: unitCost(stock ?? { item, lots: [] }, item.priceFen, lot),
    state: 'toCount',
    round: 1,
    events: [],
    counterIds: [],
    differs: false,
    differenceFen: 0,
    undecided: false,
    updatedAt: now,
  }
}
