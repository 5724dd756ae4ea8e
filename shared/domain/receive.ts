import { ok, reject, type Rejection, type Result } from '../errors'
import type { Inspection } from '../schema/inspection'
import type { Item, Location, Supplier } from '../schema/masterdata'
import type { Posting } from '../schema/journal'
import type { Caller } from '../schema/person'
import type { PurchaseOrder } from '../schema/purchase-order'
import type { Receipt, ReceiptLine } from '../schema/receipt'
import type { Lot, Stock } from '../schema/stock'
import { businessDay } from './calendar'
import { openInspection, type InspectionPart } from './inspection'
import { brief, coreOf } from './item-brief'
import { Ledger } from './ledger'
import { receiveOnOrder, type Arrival } from './purchase-order'
import { needsInspection, sourcePlace, type ManualKind } from './receipt-kind'
import { checkLine, MAX_PIECES, piecesOf, type Piece, type ReceiveLine } from './receive-line'
import { sum } from './stock'
import { toBaseQuantity } from './units'

export { brief, coreOf } from './item-brief'
export type { ReceiveLine } from './receive-line'

export interface ReceiveCommand {
  no: string
  /** Left out, a purchase. */
  kind?: ManualKind | undefined
  warehouseId: string
  supplier?: Pick<Supplier, '_id' | 'name' | 'inspect'> | undefined
  /** Who gave it. */
  donor?: string | undefined
  /** Why there is more than the books said. */
  reason?: string | undefined
  deliveryNote?: string | undefined
  note?: string | undefined
  lines: readonly ReceiveLine[]
  receivedBy: Pick<Caller, '_id' | 'name'>
  /** Number for the inspection, when any of the goods need one. */
  inspectionNo?: string | undefined
}

export interface ReceiveState {
  item: (itemId: string) => Item | undefined
  location: (locationId: string) => Location | undefined
  stock: (itemId: string) => Stock | undefined
  /** The purchase order that is delivered. */
  order?: PurchaseOrder | undefined
}

export interface Received {
  receipt: Receipt
  stocks: Stock[]
  postings: Posting[]
  order?: PurchaseOrder
  inspection?: Inspection
}

/** A thousand million yuan in one line is a slip of the finger; sums of such values stay exact. */
const MAX_VALUE_FEN = 100_000_000_000

/**
 * Receives goods: every line becomes a lot at its location, every serial-numbered piece a lot of its own; what must be
 * judged first waits in the 待检 zone and opens an inspection; an order counts what has come.
 * Rejects what must not enter the shelf (see `checkLine`, `piecesOf`), what a kind misses (DONOR_REQUIRED,
 * REASON_REQUIRED), and what does not belong to the order (ORDER_DIFFERS,
 * ORDER_LINE_REQUIRED and those of `receiveOnOrder`).
 */
export function receive(state: ReceiveState, command: ReceiveCommand, now: string): Result<Received> {
  const { kind = 'purchase', supplier, warehouseId } = command
  const refused = refuseHead(command, state.order)
  if (refused) return refused

  const ledger = new Ledger(warehouseId, state.stock, now)
  const lines: ReceiptLine[] = []
  const seen = new Set<string>()
  for (const [index, line] of command.lines.entries()) {
    const item = state.item(line.itemId)
    if (!item) return reject('NOT_FOUND', { what: '物资', itemId: line.itemId, line: index })
    const inspect = needsInspection(kind, item, supplier)
    const location = state.location(line.locationId)
    const dates = checkLine(line, { item, location, warehouseId, inspect, today: businessDay(now) })
    if (!dates.ok) return atLine(dates, index)
    const quantity = toBaseQuantity(item, line.quantity, line.unit)
    if (!quantity.ok) return atLine(quantity, index)
    const pieces = piecesOf(line, item, quantity.data, seen)
    if (!pieces.ok) return atLine(pieces, index)
    for (const { lotId } of pieces.data ?? []) seen.add(lotId)
    if (seen.size > MAX_PIECES) return reject('TOO_MANY_SERIALS', { limit: MAX_PIECES, line: index })

    const valueFen = valueOf(item, line, quantity.data, state.order)
    if (valueFen > MAX_VALUE_FEN) return reject('QUANTITY_TOO_LARGE', { itemName: item.name, line: index })
    const lot: Lot = {
      lotId: `${command.no}-${index + 1}`,
      ...(line.lotNo ? { lotNo: line.lotNo } : {}),
      ...(supplier ? { supplierId: supplier._id } : {}),
      locationId: line.locationId,
      status: inspect ? 'inspection' : 'available',
      ...dates.data,
      quantity: quantity.data,
      receivedAt: now,
      valueFen,
    }
    const lots = pieces.data ? lotsOfPieces(lot, pieces.data) : [lot]
    const minimum = item.levels.find((level) => level.warehouseId === warehouseId)?.minimum
    const from = sourcePlace(kind, supplier?._id)
    for (const each of lots) {
      ledger.put({
        item: { _id: item._id, ...coreOf(item) },
        lot: each,
        from,
        ...(minimum === undefined ? {} : { minimum }),
      })
    }
    lines.push(receiptLine(index + 1, item, line, lot, pieces.data && lots))
  }
  return finish(state, command, ledger, lines, now)
}

function refuseHead(command: ReceiveCommand, order: PurchaseOrder | undefined): Rejection | null {
  const { kind = 'purchase' } = command
  if (kind === 'donation' && !command.donor) return reject('DONOR_REQUIRED')
  if (kind === 'surplus' && !command.reason) return reject('REASON_REQUIRED', { what: '盘盈的原因' })
  if (!order) return null
  const fits =
    kind === 'purchase' &&
    order.warehouseId === command.warehouseId &&
    order.supplierId === command.supplier?._id
  return fits ? null : reject('ORDER_DIFFERS', { orderId: order._id, supplierName: order.supplierName })
}

function finish(
  state: ReceiveState,
  command: ReceiveCommand,
  ledger: Ledger,
  lines: ReceiptLine[],
  now: string,
): Result<Received> {
  const { no, receivedBy } = command
  const stray = state.order && lines.find((line) => line.orderLineId === undefined)
  if (stray) {
    return reject('ORDER_LINE_REQUIRED', { itemName: stray.item.name, line: stray.lineId - 1 })
  }
  const order = state.order && receiveOnOrder(state.order, arrivalsOf(lines), { no, by: receivedBy }, now)
  if (order && !order.ok) return order
  const closed = ledger.close()
  if (!closed.ok) return atLine(closed, lastLineOf(lines, closed.details?.itemId))
  const receipt = toReceipt(command, lines, state.order?._id, now)
  const inspection = inspectionOf(receipt, state, command, now)
  return ok({
    receipt: inspection ? { ...receipt, inspectionId: inspection._id } : receipt,
    ...closed.data,
    ...(order ? { order: order.data } : {}),
    ...(inspection ? { inspection } : {}),
  })
}

/** The line that made an item's stock too large: its last one. */
const lastLineOf = (lines: readonly ReceiptLine[], itemId: unknown): number =>
  lines.map((line) => line.itemId).lastIndexOf(String(itemId))

/** What a receipt's lines bring of its order. */
export const arrivalsOf = (lines: readonly ReceiptLine[]): Arrival[] =>
  lines.flatMap(({ orderLineId, itemId, quantity }) =>
    orderLineId === undefined ? [] : [{ lineId: orderLineId, itemId, quantity }],
  )

/** The lots that a line stands for, as the ledger has them. */
export const lotsOfLine = (line: ReceiptLine): { lotId: string; quantity: number; serialNo?: string }[] =>
  line.pieces
    ? line.pieces.map(({ lotId, serialNo }) => ({
        lotId,
        serialNo,
        quantity: line.quantity / line.pieces!.length,
      }))
    : [{ lotId: line.lotId, quantity: line.quantity }]

function inspectionOf(
  receipt: Receipt,
  state: ReceiveState,
  command: ReceiveCommand,
  now: string,
): Inspection | undefined {
  const parts = receipt.lines
    .filter((line) => line.status === 'inspection')
    .flatMap((line) => {
      // Controlled goods may be rejected with a photo only: the inspection has to know.
      const controlled = state.item(line.itemId)?.controlled
      const item = { ...line.item, ...(controlled ? { controlled } : {}) }
      return lotsOfLine(line).map((lot): InspectionPart => ({ ...line, ...lot, item }))
    })
  if (parts.length === 0) return undefined
  if (!command.inspectionNo) throw new Error('goods that need an inspection came without a number for it')
  const { warehouseId, supplierId, supplierName, deliveryNote } = receipt
  const head = { warehouseId, supplierId, supplierName, deliveryNote, by: command.receivedBy }
  return openInspection({ receiptId: receipt._id, ...head, parts }, command.inspectionNo, now)
}

/** One lot a piece; the fen that do not divide go to the first ones. */
function lotsOfPieces(whole: Lot, pieces: readonly Piece[]): Lot[] {
  const count = pieces.length
  const share = Math.floor(whole.valueFen / count)
  const rest = whole.valueFen - share * count
  return pieces.map(({ serialNo, lotId }, index) => ({
    ...whole,
    lotId,
    serialNo,
    quantity: whole.quantity / count,
    valueFen: share + (index < rest ? 1 : 0),
  }))
}

function receiptLine(
  lineId: number,
  item: Item,
  line: ReceiveLine,
  lot: Lot,
  pieces: readonly Lot[] | undefined,
): ReceiptLine {
  const { lotId, lotNo, locationId, status, productionDate, expiryDate, quantity, valueFen } = lot
  return {
    lineId,
    itemId: item._id,
    item: brief(item),
    enteredQuantity: line.quantity,
    enteredUnit: line.unit ?? item.unit,
    quantity,
    lotId,
    ...(pieces
      ? { pieces: pieces.map((piece) => ({ serialNo: piece.serialNo ?? '', ...lotAndValue(piece) })) }
      : {}),
    ...(lotNo ? { lotNo } : {}),
    ...(productionDate ? { productionDate } : {}),
    ...(expiryDate ? { expiryDate } : {}),
    locationId,
    ...(status === 'available' ? {} : { status }),
    valueFen,
    ...(line.orderLineId === undefined ? {} : { orderLineId: line.orderLineId }),
  }
}

const lotAndValue = ({ lotId, valueFen }: Lot) => ({ lotId, valueFen })

/** By the price entered, else the order's, else the item's reference price; rounded to the fen. */
function valueOf(item: Item, line: ReceiveLine, quantity: number, order: PurchaseOrder | undefined): number {
  if (line.unitPriceFen !== undefined)
    return Math.round((line.unitPriceFen * line.quantity) / 10 ** item.scale)
  const ordered = order?.lines.find(({ lineId }) => lineId === line.orderLineId)
  if (ordered?.unitPriceFen !== undefined) {
    const perStep = (ordered.unitPriceFen * ordered.enteredQuantity) / ordered.quantity
    return Math.round((perStep * quantity) / 10 ** item.scale)
  }
  return Math.round((priceOfUnit(item, line.unit) * line.quantity) / 10 ** item.scale)
}

/** The item's reference price of one entered unit; 0 where none is known. */
function priceOfUnit(item: Item, unit: string = item.unit): number {
  const factor = item.units.find((u) => u.name === unit)
  return factor ? ((item.priceFen ?? 0) * factor.numerator) / factor.denominator : (item.priceFen ?? 0)
}

const atLine = (rejection: Rejection, line: number): Rejection => ({
  ...rejection,
  details: { ...rejection.details, line },
})

const toReceipt = (
  command: ReceiveCommand,
  lines: ReceiptLine[],
  orderId: string | undefined,
  now: string,
): Receipt => ({
  _id: command.no,
  kind: command.kind ?? 'purchase',
  warehouseId: command.warehouseId,
  ...(command.supplier ? { supplierId: command.supplier._id, supplierName: command.supplier.name } : {}),
  ...(orderId ? { orderId } : {}),
  ...(command.donor ? { fromName: command.donor } : {}),
  ...(command.deliveryNote ? { deliveryNote: command.deliveryNote } : {}),
  ...(command.reason ? { reason: command.reason } : {}),
  ...(command.note ? { note: command.note } : {}),
  lines,
  valueFen: sum(lines.map((line) => line.valueFen)),
  receivedBy: { id: command.receivedBy._id, name: command.receivedBy.name },
  receivedAt: now,
  status: 'posted',
})
