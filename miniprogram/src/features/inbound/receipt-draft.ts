import { addDays } from '@shared/domain/calendar'
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
  /** Yuan for one `unit`, as typed; empty takes the reference price. */
  price: string
}

export interface ReceiptDraft {
  warehouseId: string
  supplierId: string
  deliveryNote: string
  lines: DraftLine[]
}

export const emptyReceipt: ReceiptDraft = { warehouseId: '', supplierId: '', deliveryNote: '', lines: [] }

export const newLine = (key: string, item: Item, unit: string): DraftLine => ({
  key,
  item,
  unit: unitNames(item).includes(unit) ? unit : item.unit,
  quantity: 10 ** item.scale,
  lotNo: '',
  productionDate: '',
  expiryDate: '',
  ownExpiry: false,
  locationId: '',
  price: '',
})

/** A further lot of the same goods, delivered with the same truck to the same shelf. */
export const furtherLot = (key: string, { item, unit, locationId, price }: DraftLine): DraftLine => ({
  ...newLine(key, item, unit),
  locationId,
  price,
})

/** A line after a change: a production date brings the expiry with it, unless that was set by hand. */
export function changedLine(line: DraftLine, change: Partial<DraftLine>): DraftLine {
  const next = { ...line, ...change }
  if (change.expiryDate !== undefined) next.ownExpiry = change.expiryDate !== ''
  const { productionDate, item } = next
  if (next.ownExpiry || (change.productionDate === undefined && change.expiryDate === undefined)) return next
  const computed = productionDate && item.shelfLifeDays ? addDays(productionDate, item.shelfLifeDays) : ''
  return { ...next, expiryDate: computed }
}

/** Whether nothing but the quantity was filled in yet. */
export const isBlank = ({ lotNo, productionDate, expiryDate, price }: DraftLine): boolean =>
  [lotNo, productionDate, expiryDate, price].every((text) => text === '')

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

/** Value of a line in fen, as it will be posted; null while quantity or price cannot be read. */
export function valueOf(line: DraftLine): number | null {
  const price = line.price === '' ? (referencePrice(line) ?? 0) : parseQuantity(line.price, 2)
  return price === null || line.quantity === null
    ? null
    : Math.round((price * line.quantity) / 10 ** line.item.scale)
}

/** What is sent. Only for a draft that `checkLine` finds nothing wrong with. */
export const toInput = (draft: ReceiptDraft): InputOf<'inbound.receive'> => ({
  warehouseId: draft.warehouseId,
  ...(draft.supplierId ? { supplierId: draft.supplierId } : {}),
  ...(draft.deliveryNote.trim() ? { deliveryNote: draft.deliveryNote.trim() } : {}),
  lines: draft.lines.map((line) => ({
    itemId: line.item._id,
    quantity: line.quantity ?? 0,
    unit: line.unit,
    ...(line.lotNo.trim() ? { lotNo: line.lotNo.trim() } : {}),
    ...(line.productionDate ? { productionDate: line.productionDate } : {}),
    ...(line.expiryDate ? { expiryDate: line.expiryDate } : {}),
    locationId: line.locationId,
    ...(line.price ? { unitPriceFen: parseQuantity(line.price, 2) ?? 0 } : {}),
  })),
})
