import { formatQuantity, groupDigits } from '@/lib/format'
import type { BasketItem } from './basket-line'

/** The base unit and the further ones, each with what it stands for: 1 盒 = 12 支. */
export function unitChoices(item: BasketItem): { name: string; note?: string }[] {
  const further = item.units.map(({ name, numerator, denominator }) => ({
    name,
    note:
      denominator === 1
        ? `1 ${name} = ${numerator} ${item.unit}`
        : `${denominator} ${name} = ${numerator} ${item.unit}`,
  }))
  return [{ name: item.unit, note: further.length > 0 ? '最小领用单位' : undefined }, ...further]
}

/** 1,240 支, in the item's base unit. */
export const inBaseUnit = (item: Pick<BasketItem, 'unit' | 'scale'>, quantity: number): string =>
  `${groupDigits(formatQuantity(quantity, item.scale))} ${item.unit}`
