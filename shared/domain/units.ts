import { reject, type Result, ok } from '../errors'
import { MAX_QUANTITY } from '../schema/common'
import type { ItemCore } from '../schema/masterdata'

/**
 * Converts `quantity`, an integer of 10^-scale of the named unit, to the item's smallest step.
 * Exact: factors are rationals and nothing is rounded. Rejects UNIT_UNKNOWN, UNIT_NOT_WHOLE, QUANTITY_TOO_LARGE.
 */
export function toBaseQuantity(
  item: Pick<ItemCore, 'name' | 'unit' | 'units' | 'scale'>,
  quantity: number,
  unit: string = item.unit,
): Result<number> {
  const details = { itemName: item.name, givenUnit: unit, unit: item.unit, scale: item.scale }
  const factor =
    unit === item.unit ? { numerator: 1, denominator: 1 } : item.units.find((u) => u.name === unit)
  if (!factor) {
    return reject('UNIT_UNKNOWN', {
      ...details,
      units: [item.unit, ...item.units.map((u) => u.name)].join('、'),
    })
  }
  const product = BigInt(quantity) * BigInt(factor.numerator)
  if (product % BigInt(factor.denominator) !== 0n) return reject('UNIT_NOT_WHOLE', details)
  const base = product / BigInt(factor.denominator)
  return base > BigInt(MAX_QUANTITY) ? reject('QUANTITY_TOO_LARGE', details) : ok(Number(base))
}

/** `1250` at scale 2 → `12.5`; exact, without exponent or trailing zeros. */
export function formatQuantity(quantity: number, scale: number): string {
  if (scale === 0) return String(quantity)
  const sign = quantity < 0 ? '-' : ''
  const digits = String(Math.abs(quantity)).padStart(scale + 1, '0')
  const fraction = digits.slice(-scale).replace(/0+$/, '')
  return sign + digits.slice(0, -scale) + (fraction ? `.${fraction}` : '')
}

/** Reads what a person typed (`12.5`, `.5`) as an integer of 10^-scale; null when it is no such number. */
export function parseQuantity(typed: string, scale: number): number | null {
  const match = /^(?=\.?\d)(\d{0,10})(?:\.(\d*))?$/.exec(typed.trim())
  if (!match) return null
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (fraction.length > scale) return null
  return Number((match[1] ?? '') + fraction.padEnd(scale, '0'))
}

/** `26` of 支 with 盒 = 12 → `2 盒 2 支`: how a clerk says it. Uses the largest whole unit only. */
export function inWords(item: Pick<ItemCore, 'unit' | 'units' | 'scale'>, quantity: number): string {
  const largest = item.units
    .filter((u) => u.denominator === 1 && u.numerator > 1)
    .sort((a, b) => b.numerator - a.numerator)
    .find((u) => quantity >= u.numerator * 10 ** item.scale)
  if (!largest) return `${formatQuantity(quantity, item.scale)} ${item.unit}`
  const step = largest.numerator * 10 ** item.scale
  const rest = quantity % step
  const whole = `${Math.floor(quantity / step)} ${largest.name}`
  return rest === 0 ? whole : `${whole} ${formatQuantity(rest, item.scale)} ${item.unit}`
}
