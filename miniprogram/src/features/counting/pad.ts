import { parseQuantity, toBaseQuantity } from '@shared/domain/units'
import { MAX_QUANTITY } from '@shared/schema/common'
import type { LineToCount } from '@shared/operations/stocktake-count'

type Item = Pick<LineToCount['item'], 'name' | 'unit' | 'units' | 'scale'>

/** What was typed, by unit: 2 箱, 3 盒, 5 支 are three numbers of one count. */
export type Typed = Readonly<Record<string, string>>

export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.' | 'back' | 'clear'

const LONGEST = 10

/** Units of an item, the largest first: as one counts a shelf, cartons before single pieces. */
export function unitsOf({ unit, units }: Item): string[] {
  const size = ({ numerator, denominator }: { numerator: number; denominator: number }) =>
    numerator / denominator
  const all = [{ name: unit, numerator: 1, denominator: 1 }, ...units]
  return all.sort((a, b) => size(b) - size(a)).map(({ name }) => name)
}

/** The numbers after a key was pressed for `unit`. Decimals only where the item is measured. */
export function press(typed: Typed, unit: string, key: PadKey, scale: number): Typed {
  const before = typed[unit] ?? ''
  if (key === 'clear') return { ...typed, [unit]: '' }
  if (key === 'back') return { ...typed, [unit]: before.slice(0, -1) }
  if (key === '.' && (scale === 0 || before.includes('.'))) return typed
  if (before.length >= LONGEST) return typed
  if ((before.split('.')[1]?.length ?? 0) >= scale && before.includes('.')) return typed
  const after = key === '.' ? `${before || '0'}.` : before === '0' ? key : before + key
  return { ...typed, [unit]: after }
}

export type PadTotal =
  { ok: true; quantity: number } | { ok: false; empty: true } | { ok: false; empty: false; problem: string }

/** The exact sum in the item's smallest step; nothing is rounded. */
export function padTotal(item: Item, typed: Typed): PadTotal {
  let quantity = 0
  let any = false
  for (const [unit, text] of Object.entries(typed)) {
    if (text === '') continue
    any = true
    const number = parseQuantity(text, item.scale)
    const base = number === null ? undefined : toBaseQuantity(item, number, unit)
    if (!base) return { ok: false, empty: false, problem: `${text} ${unit} 不是一个数` }
    if (!base.ok) {
      const problem =
        base.code === 'QUANTITY_TOO_LARGE'
          ? '数量太大，请检查'
          : `${text} ${unit} 换不成整数的${item.unit}，请改用${item.unit}`
      return { ok: false, empty: false, problem }
    }
    quantity += base.data
  }
  if (!any) return { ok: false, empty: true }
  if (quantity > MAX_QUANTITY) return { ok: false, empty: false, problem: '数量太大，请检查' }
  return { ok: true, quantity }
}

/** A sum such as 「2 箱 + 5 支」, for the eye; empty when one number in one unit says it all. */
export function sumText(typed: Typed, units: readonly string[]): string {
  const parts = units.flatMap((unit) => (typed[unit] ? [`${typed[unit]} ${unit}`] : []))
  return parts.join(' + ')
}
