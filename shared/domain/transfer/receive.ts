import { ok, reject, type Rejection, type Result } from '../../errors'
import type { By } from '../../schema/common'
import type { Item, Location } from '../../schema/masterdata'
import type { Receipt, ReceiptLine } from '../../schema/receipt'
import type { Transfer, TransferRow } from '../../schema/transfer'
import { brief, coreOf } from '../item-brief'
import type { Closed, Ledger } from '../ledger'
import { lotFacts } from '../lot-facts'
import { sum } from '../stock'
import { refuseLocation } from '../waiting-goods'
import { advance, alreadyHandled, inTransit, isOnTheWay, statusOf, transitPlace } from './document'
import { rowDetails, shareInTransit } from './row'

export interface ArrivalLine {
  rowId: number
  /** In the item's smallest step. */
  quantity: number
  locationId: string
  /** Arrived damaged: goes to a 不合格 zone as rejected goods. */
  damaged?: boolean | undefined
}

export interface ArriveCommand {
  /** Number of the receipt that these goods get. */
  no: string
  by: By
  lines: readonly ArrivalLine[]
  note?: string | undefined
}

export interface ArriveState {
  item: (itemId: string) => Item | undefined
  location: (locationId: string) => Location | undefined
}

export interface Arrived {
  transfer: Transfer
  receipt: Receipt
  closed: Closed
}

/**
 * Receives goods that are on their way, in part or whole; each row keeps its lot, its age and its cost. What does not
 * arrive stays on its way until the sender settles it. Rejects a transfer with nothing under way, more than is under
 * way, whole goods outside the qualified zones, and damaged ones outside the 不合格 zone.
 */
export function receiveTransfer(
  transfer: Transfer,
  state: ArriveState,
  ledger: Ledger,
  command: ArriveCommand,
  now: string,
): Result<Arrived> {
  if (!isOnTheWay(transfer)) return alreadyHandled(transfer)
  const rows = new Map(transfer.rows.map((row) => [row.rowId, row]))
  const lines: ReceiptLine[] = []
  for (const line of command.lines) {
    const row = rows.get(line.rowId)
    if (!row) return reject('NOT_FOUND', { what: `第 ${line.rowId} 行` })
    const arrived = arrive(transfer, row, line, state, ledger, lines.length + 1)
    if (!arrived.ok) return { ...arrived, details: { ...arrived.details, line: line.rowId } }
    rows.set(line.rowId, arrived.data.row)
    lines.push(arrived.data.line)
  }
  const closed = ledger.close()
  if (!closed.ok) return closed
  const receipt = toReceipt(transfer, command, lines, now)
  const left = [...rows.values()]
  const { by, note } = command
  const step = { action: 'receive' as const, by, receiptId: receipt._id, ...(note ? { comment: note } : {}) }
  const received = advance(transfer, { rows: left, status: statusOf(left) }, step, now)
  return ok({ transfer: received, receipt, closed: closed.data })
}

function arrive(
  transfer: Transfer,
  row: TransferRow,
  { quantity, locationId, damaged = false }: ArrivalLine,
  state: ArriveState,
  ledger: Ledger,
  lineId: number,
): Result<{ row: TransferRow; line: ReceiptLine }> {
  const of = transfer.lines.find((line) => line.lineId === row.lineId)
  const item = of && state.item(of.itemId)
  if (!item) return reject('NOT_FOUND', { what: '物资' })
  const remaining = inTransit(row)
  if (quantity > remaining) return reject('OVER_TRANSIT', { ...rowDetails(item, row), remaining })
  const refused = refusePlace(transfer, state, locationId, damaged)
  if (refused) return refused

  const valueFen = shareInTransit(row, quantity)
  const status = damaged ? 'rejected' : 'available'
  const lot = {
    ...lotFacts(row.lot),
    receivedAt: row.lot.receivedAt,
    locationId,
    status,
    quantity,
    valueFen,
  } as const
  const minimum = item.levels.find((level) => level.warehouseId === transfer.toWarehouseId)?.minimum
  ledger.put({
    item: { _id: item._id, ...coreOf(item) },
    lot,
    from: transitPlace(transfer._id),
    ...(minimum === undefined ? {} : { minimum }),
  })
  return ok({
    row: {
      ...row,
      receivedQuantity: row.receivedQuantity + quantity,
      damagedQuantity: row.damagedQuantity + (damaged ? quantity : 0),
      transitFen: row.transitFen - valueFen,
    },
    line: toLine(lineId, item, row, { quantity, locationId, damaged, valueFen }),
  })
}

function refusePlace(
  { toWarehouseId }: Transfer,
  state: ArriveState,
  locationId: string,
  damaged: boolean,
): Rejection | null {
  const location = state.location(locationId)
  const here = location?.warehouseId === toWarehouseId ? location : undefined
  return refuseLocation(here, locationId, damaged ? 'rejected' : 'qualified')
}

function toLine(
  lineId: number,
  item: Item,
  { lot }: TransferRow,
  arrival: { quantity: number; locationId: string; damaged: boolean; valueFen: number },
): ReceiptLine {
  const { quantity, locationId, damaged, valueFen } = arrival
  return {
    lineId,
    itemId: item._id,
    item: brief(item),
    enteredQuantity: quantity,
    enteredUnit: item.unit,
    quantity,
    lotId: lot.lotId,
    ...(lot.serialNo ? { pieces: [{ serialNo: lot.serialNo, lotId: lot.lotId, valueFen }] } : {}),
    ...(lot.lotNo ? { lotNo: lot.lotNo } : {}),
    ...(lot.productionDate ? { productionDate: lot.productionDate } : {}),
    ...(lot.expiryDate ? { expiryDate: lot.expiryDate } : {}),
    locationId,
    ...(damaged ? { status: 'rejected' as const } : {}),
    valueFen,
  }
}

const toReceipt = (
  transfer: Transfer,
  { no, by, note }: ArriveCommand,
  lines: ReceiptLine[],
  now: string,
): Receipt => ({
  _id: no,
  kind: 'transfer',
  warehouseId: transfer.toWarehouseId,
  source: { type: 'transfer', id: transfer._id },
  fromName: transfer.fromWarehouseName,
  ...(note ? { note } : {}),
  lines,
  valueFen: sum(lines.map((line) => line.valueFen)),
  receivedBy: { id: by.id, name: by.name },
  receivedAt: now,
  status: 'posted',
})
