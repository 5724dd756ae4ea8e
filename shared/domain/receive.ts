import { ok, reject, type Rejection, type Result } from '../errors'
import type { Item, Location } from '../schema/masterdata'
import type { Posting } from '../schema/journal'
import type { Receipt, ReceiptLine } from '../schema/receipt'
import type { Caller } from '../schema/person'
import type { Stock } from '../schema/stock'
import { addDays, businessDay, isExpired } from './calendar'
import { addLot, emptyStock, locationCode, sum } from './stock'
import { toBaseQuantity } from './units'

export interface ReceiveLine {
  itemId: string
  quantity: number
  unit?: string
  lotNo?: string
  productionDate?: string
  expiryDate?: string
  locationId: string
  /** Price of one entered unit. */
  unitPriceFen?: number
}

export interface ReceiveCommand {
  no: string
  warehouseId: string
  supplier?: { _id: string; name: string }
  deliveryNote?: string
  note?: string
  lines: readonly ReceiveLine[]
  receivedBy: Pick<Caller, '_id' | 'name'>
}

export interface ReceiveState {
  item: (itemId: string) => Item | undefined
  location: (locationId: string) => Location | undefined
  stock: (itemId: string) => Stock | undefined
}

export interface Received {
  receipt: Receipt
  stocks: Stock[]
  postings: Posting[]
}

/** A thousand million yuan in one line is a slip of the finger; sums of such values stay exact. */
const MAX_VALUE_FEN = 100_000_000_000

/**
 * Receives a purchase: every line becomes a lot at its location.
 * Rejects what must not enter the shelf: unknown or disabled items and locations, units that do not divide,
 * missing lot or expiry where the item wants them, dates that contradict, goods already expired.
 */
export function receive(state: ReceiveState, command: ReceiveCommand, now: string): Result<Received> {
  const stocks = new Map<string, Stock>()
  const postings: Posting[] = []
  const lines: ReceiptLine[] = []
  for (const [index, line] of command.lines.entries()) {
    const item = state.item(line.itemId)
    if (!item) return reject('NOT_FOUND', { what: '物资', itemId: line.itemId, line: index })
    const checked = checkLine(
      item,
      line,
      state.location(line.locationId),
      command.warehouseId,
      businessDay(now),
    )
    if (!checked.ok) return atLine(checked, index)
    const quantity = toBaseQuantity(item, line.quantity, line.unit)
    if (!quantity.ok) return atLine(quantity, index)

    const price = line.unitPriceFen ?? priceOfUnit(item, line.unit)
    const lot = {
      lotId: `${command.no}-${index + 1}`,
      ...(line.lotNo ? { lotNo: line.lotNo } : {}),
      locationId: line.locationId,
      ...checked.data,
      quantity: quantity.data,
      valueFen: Math.round((price * line.quantity) / 10 ** item.scale),
    }
    if (lot.valueFen > MAX_VALUE_FEN)
      return reject('QUANTITY_TOO_LARGE', { itemName: item.name, line: index })
    const before = stocks.get(item._id) ?? state.stock(item._id) ?? newStock(command.warehouseId, item)
    const after = addLot(before, { ...lot, status: 'available', receivedAt: now }, now)
    if (!after.ok) return atLine(after, index)
    stocks.set(item._id, after.data)
    lines.push({ ...lot, lineId: index + 1, itemId: item._id, item: brief(item), ...entered(item, line) })
    postings.push({
      itemId: item._id,
      lotId: lot.lotId,
      from: command.supplier ? `supplier:${command.supplier._id}` : 'supplier:unknown',
      to: `stock:${lot.locationId}`,
      quantity: lot.quantity,
      valueFen: lot.valueFen,
      stockVersion: after.data.version,
    })
  }
  return ok({ receipt: toReceipt(command, lines, now), stocks: [...stocks.values()], postings })
}

/** Dates of the lot, the expiry computed from the shelf life when only the production date is on the box. */
function checkLine(
  item: Item,
  line: ReceiveLine,
  location: Location | undefined,
  warehouseId: string,
  today: string,
): Result<{ productionDate?: string; expiryDate?: string }> {
  const details = { itemName: item.name, lotNo: line.lotNo, location: locationCode(line.locationId) }
  if (item.status !== 'active') return reject('ITEM_DISABLED', details)
  if (item.tracking === 'serial') return reject('SERIAL_NOT_SUPPORTED', details)
  if (!location || location.warehouseId !== warehouseId || location.status !== 'active') {
    return reject('LOCATION_UNKNOWN', details)
  }
  if (location.zoneKind !== 'qualified') return reject('LOCATION_NOT_QUALIFIED', details)
  if (item.tracking === 'lot' && !line.lotNo) return reject('LOT_REQUIRED', details)

  const { productionDate } = line
  const expiryDate =
    line.expiryDate ??
    (productionDate && item.shelfLifeDays ? addDays(productionDate, item.shelfLifeDays) : undefined)
  if (item.shelfLifeDays && !expiryDate) return reject('EXPIRY_REQUIRED', details)
  if (productionDate && productionDate > today) return reject('PRODUCTION_IN_FUTURE', details)
  if (productionDate && expiryDate && expiryDate < productionDate)
    return reject('EXPIRY_BEFORE_PRODUCTION', details)
  if (isExpired(expiryDate, today)) return reject('EXPIRED_LOT', { ...details, expiryDate })
  return ok({ ...(productionDate ? { productionDate } : {}), ...(expiryDate ? { expiryDate } : {}) })
}

const newStock = (warehouseId: string, item: Item): Stock =>
  emptyStock(
    warehouseId,
    item._id,
    coreOf(item),
    item.levels.find((l) => l.warehouseId === warehouseId)?.minimum,
  )

/** The copy of an item that its stock documents carry. */
export function coreOf(item: Item): Stock['item'] {
  const { _id, priceFen, levels, updatedAt, ...core } = item
  return core
}

export const brief = (item: Stock['item']) => ({
  code: item.code,
  name: item.name,
  specification: item.specification,
  unit: item.unit,
  scale: item.scale,
})

const entered = (item: Item, line: ReceiveLine) => ({
  enteredQuantity: line.quantity,
  enteredUnit: line.unit ?? item.unit,
})

/** The item's reference price of one entered unit; 0 where none is known. */
function priceOfUnit(item: Item, unit: string = item.unit): number {
  const factor = item.units.find((u) => u.name === unit)
  return factor ? ((item.priceFen ?? 0) * factor.numerator) / factor.denominator : (item.priceFen ?? 0)
}

const atLine = (rejection: Rejection, line: number): Rejection => ({
  ...rejection,
  details: { ...rejection.details, line },
})

const toReceipt = (command: ReceiveCommand, lines: ReceiptLine[], now: string): Receipt => ({
  _id: command.no,
  kind: 'purchase',
  warehouseId: command.warehouseId,
  ...(command.supplier ? { supplierId: command.supplier._id, supplierName: command.supplier.name } : {}),
  ...(command.deliveryNote ? { deliveryNote: command.deliveryNote } : {}),
  ...(command.note ? { note: command.note } : {}),
  lines,
  valueFen: sum(lines.map((line) => line.valueFen)),
  receivedBy: { id: command.receivedBy._id, name: command.receivedBy.name },
  receivedAt: now,
  status: 'posted',
})
