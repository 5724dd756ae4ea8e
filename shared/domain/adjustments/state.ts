import { reject, type Rejection } from '../../errors'
import type { Adjustment, AdjustmentKind, AdjustmentLine } from '../../schema/adjustment'
import type { By } from '../../schema/common'
import type { Location } from '../../schema/masterdata'
import type { Lot, LotStatus, Stock } from '../../schema/stock'
import { eligibility } from '../allocation'
import { businessDay } from '../calendar'
import type { Closed, Ledger } from '../ledger'
import { lotFacts } from '../lot-facts'
import { activeReservations, itemDetails, locationCode, sum } from '../stock'

/** What a change inside a warehouse rests on: its books and its locations. */
export interface InsideState {
  warehouse: { _id: string; name: string }
  ledger: Ledger
  location: (locationId: string) => Location | undefined
}

export interface InsideCommand {
  no: string
  by: By
  reason?: string
  /** Promised goods may be withheld: the person was told whom it concerns. */
  confirmed?: boolean
}

export interface Adjusted {
  adjustment: Adjustment
  closed: Closed
}

/** A row of stock as people name it: what lies of a lot at a location in a status. */
export interface RowKey {
  itemId: string
  lotId: string
  locationId: string
  status: LotStatus
}

export const lotStatusText: Record<LotStatus, string> = {
  available: '可用',
  inspection: '待检',
  frozen: '已冻结',
  rejected: '不合格',
  condemned: '待报废',
}

/** The row that is to be changed. Rejects NOT_FOUND for an item never held, LOT_STATUS_CHANGED when it is not there. */
export function findRow(ledger: Ledger, key: RowKey): { stock: Stock; lot: Lot } | Rejection {
  const stock = ledger.stock(key.itemId)
  if (!stock) return reject('NOT_FOUND', { what: '这种物资在本库的库存' })
  const same = stock.lots.filter((row) => row.lotId === key.lotId)
  const lot = same.find((row) => row.locationId === key.locationId && row.status === key.status)
  if (lot) return { stock, lot }
  return reject('LOT_STATUS_CHANGED', {
    ...itemDetails(stock),
    lotId: key.lotId,
    lotNo: same[0]?.lotNo,
    location: locationCode(key.locationId),
    state: lotStatusText[key.status],
  })
}

/** A location of this warehouse that is in use. Rejects LOCATION_UNKNOWN. */
export function findLocation({ location, warehouse }: InsideState, id: string): Location | Rejection {
  const found = location(id)
  return found && found.warehouseId === warehouse._id && found.status === 'active'
    ? found
    : reject('LOCATION_UNKNOWN', { location: locationCode(id) })
}

/**
 * Whether goods that were promised would no longer be there: PROMISED_GOODS with the documents, unless it was
 * confirmed. Compares what may still be issued with what is promised, before and after.
 */
export function promisesKept(
  before: Stock,
  after: Stock,
  command: InsideCommand,
  now: string,
): Rejection | null {
  if (command.confirmed) return null
  const today = businessDay(now)
  const usable = ({ lots }: Stock) =>
    sum(lots.filter((lot) => eligibility(lot, today) === null).map((lot) => lot.quantity))
  const promises = activeReservations(before, now)
  const promised = sum(promises.map((promise) => promise.quantity))
  if (usable(after) >= promised || usable(after) >= usable(before)) return null
  const requisitionIds = [...new Set(promises.map((promise) => promise.requisitionId))]
  return reject('PROMISED_GOODS', {
    ...itemDetails(before),
    requisitionIds,
    documents: requisitionIds.slice(0, 3).join('、') + (requisitionIds.length > 3 ? ' 等' : ''),
  })
}

/** A line of the document, from the row as it was before and what it became. */
export const toLine = (
  lineId: number,
  stock: Stock,
  lot: Lot,
  to: AdjustmentLine['to'],
  moved: { quantity: number; valueFen: number },
): AdjustmentLine => {
  const { code, name, specification, unit, scale } = stock.item
  return {
    lineId,
    itemId: stock.itemId,
    item: { code, name, specification, unit, scale },
    lot: { ...lotFacts(lot), receivedAt: lot.receivedAt },
    from: { locationId: lot.locationId, status: lot.status },
    to,
    quantity: moved.quantity,
    valueFen: moved.valueFen,
  }
}

export const toAdjustment = (
  { warehouse }: InsideState,
  kind: AdjustmentKind,
  { no, by, reason }: InsideCommand,
  lines: AdjustmentLine[],
  now: string,
): Adjustment => ({
  _id: no,
  kind,
  status: 'posted',
  warehouseId: warehouse._id,
  warehouseName: warehouse.name,
  lines,
  ...(reason ? { reason } : {}),
  by: { id: by.id, name: by.name },
  at: now,
})

export const isRejection = (value: object): value is Rejection => 'ok' in value
