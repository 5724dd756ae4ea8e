import { toBaseQuantity } from '@shared/domain/units'
import type { ItemBrief, Unit } from '@shared/schema/masterdata'

/** What a line keeps of its item: enough to show it and to convert units without asking again. */
export type BasketItem = Pick<ItemBrief, 'code' | 'name' | 'specification' | 'unit' | 'scale'> & {
  units: Unit[]
}

export interface BasketLine {
  itemId: string
  item: BasketItem
  /** Integer of 10^-scale of `unit`; null while what is typed is no number. */
  quantity: number | null
  unit: string
}

/** Quantity of a line in the item's smallest step; null when it cannot be converted. */
export function baseQuantity({ item, quantity, unit }: BasketLine): number | null {
  if (quantity === null) return null
  const base = toBaseQuantity(item, quantity, unit)
  return base.ok ? base.data : null
}

/** Most of `unit` that `available` (smallest steps) covers, in 10^-scale of the unit. */
export function mostOf(item: BasketItem, available: number, unit: string): number {
  const factor = item.units.find(({ name }) => name === unit)
  return factor ? Math.floor((available * factor.denominator) / factor.numerator) : available
}
