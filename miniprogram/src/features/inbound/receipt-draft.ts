import { addDays } from '@shared/domain/calendar'
import type { ManualKind } from '@shared/domain/receipt-kind'
import { toBaseQuantity } from '@shared/domain/units'
import type { InputOf } from '@shared/operations'
import type { Item } from '@shared/schema/masterdata'
import { parseQuantity } from '@/lib/format'

/** One line of a receipt while it is being filled in: what is typed stays as typed. */
export interface DraftLine {
  key: string
  item: Item
  unit: string
  /** Integer of 10^-scale of `unit`; null while what is typed is no number. */
  quantity: number | null
  lotNo: string
  productionDate: string
  expiryDate: string
  /** Typed by hand: a new production date must not replace it. */
  ownExpiry: boolean
  locationId: string
  /** Yuan for one `unit`, as typed; empty takes the order's, else the reference price. */
  price: string
  /** Of serial-numbered goods: one for each piece, and the quantity is their number. */
  serials: string[]
  /** Line of the order that it delivers. */
  orderLineId?: number
}

export interface ReceiptDraft {
  kind: ManualKind
  warehouseId: string
  supplierId: string
  /** Who gave it; of a donation. */
  donor: string
  /** Why there is more than the books said; of a surplus. */
  reason: string
  deliveryNote: string
  note: string
  orderId?: string
  lines: DraftLine[]
}

export const emptyReceipt: ReceiptDraft = {
  kind: 'purchase',
  warehouseId: '',
  supplierId: '',
  donor: '',
  reason: '',
  deliveryNote: '',
  note: '',
  lines: [],
}

export const newLine = (key: string, item: Item, unit: string): DraftLine => ({
  key,
  item,
  unit: unitNames(item).includes(unit) && item.tracking !== 'serial' ? unit : item.unit,
  quantity: item.tracking === 'serial' ? 0 : 10 ** item.scale,
  lotNo: '',
  productionDate: '',
  expiryDate: '',
  ownExpiry: false,
  locationId: '',
  price: '',
  serials: [],
})

/** A further lot of the same goods, delivered with the same truck to the same shelf. */
export const furtherLot = (
  key: string,
  { item, unit, locationId, price, orderLineId }: DraftLine,
): DraftLine => ({
  ...newLine(key, item, unit),
  locationId,
  price,
  ...(orderLineId === undefined ? {} : { orderLineId }),
})

/** A line after a change: a production date brings the expiry with it, unless that was set by hand. */
export function changedLine(line: DraftLine, change: Partial<DraftLine>): DraftLine {
  const next = { ...line, ...change }
  if (change.expiryDate !== undefined) next.ownExpiry = change.expiryDate !== ''
  if (change.serials) next.quantity = change.serials.length * 10 ** line.item.scale
  const { productionDate, item } = next
  if (next.ownExpiry || (change.productionDate === undefined && change.expiryDate === undefined)) return next
  const computed = productionDate && item.shelfLifeDays ? addDays(productionDate, item.shelfLifeDays) : ''
  return { ...next, expiryDate: computed }
}

/** Whether nothing but the quantity was filled in yet. */
export const isBlank = ({ lotNo, productionDate, expiryDate, price, serials }: DraftLine): boolean =>
  serials.length === 0 && [lotNo, productionDate, expiryDate, price].every((text) => text === '')

export const unitNames = (item: Item): string[] => [item.unit, ...item.units.map(({ name }) => name)]

/** The entered quantity in the item's smallest step; null while it is no number or does not divide. */
export function baseOf({
  item,
  unit,
  quantity,
}: Pick<DraftLine, 'item' | 'unit' | 'quantity'>): number | null {
  if (quantity === null) return null
  const base = toBaseQuantity(item, quantity, unit)
  return base.ok ? base.data : null
}

/** Reference price of one `unit`, in fen, rounded; undefined where none is known. */
export function referencePrice({ item, unit }: Pick<DraftLine, 'item' | 'unit'>): number | undefined {
  if (item.priceFen === undefined) return undefined
  const factor = item.units.find(({ name }) => name === unit)
  return Math.round(factor ? (item.priceFen * factor.numerator) / factor.denominator : item.priceFen)
}

/**
 * Value of a line in fen, as it will be posted; null while quantity or price cannot be read.
 * @param agreed price of one base unit on the order, where there is one
 */
export function valueOf(line: DraftLine, agreed?: number): number | null {
  const { quantity, item } = line
  if (quantity === null) return null
  const base = baseOf(line)
  if (line.price === '' && agreed !== undefined) {
    return base === null ? null : Math.round((agreed * base) / 10 ** item.scale)
  }
  const price = line.price === '' ? (referencePrice(line) ?? 0) : parseQuantity(line.price, 2)
  return price === null ? null : Math.round((price * quantity) / 10 ** item.scale)
}

const optional = <K extends string>(key: K, text: string) =>
  (text.trim() ? { [key]: text.trim() } : {}) as { [P in K]?: string }

/** What is sent. Only for a draft that `checkLine` finds nothing wrong with. */
export const toInput = (
  draft: ReceiptDraft,
  { confirmDuplicate = false } = {},
): InputOf<'inbound.receive'> => ({
  ...(draft.kind === 'purchase' ? {} : { kind: draft.kind }),
  warehouseId: draft.warehouseId,
  ...(draft.kind === 'purchase' && draft.supplierId ? { supplierId: draft.supplierId } : {}),
  ...(draft.orderId ? { orderId: draft.orderId } : {}),
  ...(draft.kind === 'donation' ? optional('donor', draft.donor) : {}),
  ...(draft.kind === 'surplus' ? optional('reason', draft.reason) : {}),
  ...(draft.kind === 'purchase' ? optional('deliveryNote', draft.deliveryNote) : {}),
  ...(confirmDuplicate ? { confirmDuplicate } : {}),
  ...optional('note', draft.note),
  lines: draft.lines.map((line) => ({
    itemId: line.item._id,
    quantity: line.quantity ?? 0,
    unit: line.unit,
    ...optional('lotNo', line.lotNo),
    ...(line.productionDate ? { productionDate: line.productionDate } : {}),
    ...(line.expiryDate ? { expiryDate: line.expiryDate } : {}),
    locationId: line.locationId,
    ...(line.price ? { unitPriceFen: parseQuantity(line.price, 2) ?? 0 } : {}),
    ...(line.serials.length > 0 ? { serials: line.serials } : {}),
    ...(line.orderLineId === undefined ? {} : { orderLineId: line.orderLineId }),
  })),
})

/** A draft kept by an earlier version of the app may lack what has come since. */
export const whole = (draft: ReceiptDraft): ReceiptDraft => ({
  ...emptyReceipt,
  ...draft,
  lines: draft.lines.map((line) => ({ ...line, serials: line.serials ?? [] })),
})
