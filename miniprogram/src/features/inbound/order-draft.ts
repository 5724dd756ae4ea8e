import { mayStillCome, openOnOrder } from '@shared/domain/purchase-order'
import { toBaseQuantity } from '@shared/domain/units'
import type { Item } from '@shared/schema/masterdata'
import type { OrderLine, PurchaseOrder } from '@shared/schema/purchase-order'
import { emptyReceipt, newLine, type DraftLine, type ReceiptDraft } from './receipt-draft'

/** A receipt of everything on an order that is still to come, to be put right by what is on the truck. */
export const draftOfOrder = (
  order: PurchaseOrder,
  items: readonly Item[],
  newKey: () => string,
): ReceiptDraft => ({
  ...emptyReceipt,
  warehouseId: order.warehouseId,
  supplierId: order.supplierId,
  orderId: order._id,
  lines: order.lines.flatMap((line) => {
    const item = items.find(({ _id }) => _id === line.itemId)
    return item && openOnOrder(line) > 0 ? [lineOf(line, item, newKey())] : []
  }),
})

function lineOf(line: OrderLine, item: Item, key: string): DraftLine {
  const fresh = { ...newLine(key, item, line.enteredUnit), orderLineId: line.lineId }
  if (item.tracking === 'serial') return fresh
  const open = openOnOrder(line)
  const inUnit = inUnits(item, line.enteredUnit, open)
  return inUnit === null ? { ...fresh, unit: item.unit, quantity: open } : { ...fresh, quantity: inUnit }
}

/** A base quantity in another unit; null where that is no whole number of its steps. */
function inUnits(item: Item, unit: string, base: number): number | null {
  const factor = item.units.find(({ name }) => name === unit)
  if (!factor) return base
  const quantity = (base * factor.denominator) / factor.numerator
  const back = Number.isInteger(quantity) ? toBaseQuantity(item, quantity, unit) : null
  return back?.ok && back.data === base ? quantity : null
}

/** What an order line says to the person who fills in its delivery, in the item's smallest step. */
export interface Expected {
  open: number
  most: number
  ordered: number
  /** Agreed price of one base unit, in fen and parts of it. */
  baseFen?: number
}

export function expectedOf(order: PurchaseOrder | undefined, line: DraftLine): Expected | undefined {
  const ordered = order?.lines.find(({ lineId }) => lineId === line.orderLineId)
  if (!order || !ordered) return undefined
  return {
    open: openOnOrder(ordered),
    most: mayStillCome(order, ordered),
    ordered: ordered.quantity,
    ...(ordered.unitPriceFen === undefined
      ? {}
      : { baseFen: (ordered.unitPriceFen * ordered.enteredQuantity) / ordered.quantity }),
  }
}
