import type { Accuracy } from '../../operations/stocktake-report'
import type { StocktakeTotals } from '../../schema/stocktake'
import { sum } from '../stock'

/**
 * How right the books were over some stocktakes (账实准确率). By lines: counted lines without variance, of those counted. By
 * value: what was neither too much nor missing, of the value counted; surplus and loss add up, so that they cannot hide one
 * another. What was only misplaced is wrong by lines and right by value. Null where nothing was counted.
 */
export function accuracyOf(totals: readonly StocktakeTotals[], withMoney: boolean): Accuracy {
  const of = (field: keyof StocktakeTotals) => sum(totals.map((one) => one[field] ?? 0))
  const [lines, matched] = [of('counted'), of('matched')]
  const rates = { stocktakes: totals.length, lines, matched, byLines: percent(matched, lines) }
  if (!withMoney) return rates
  const [bookFen, surplusFen, lossFen] = [of('bookFen'), of('surplusFen'), of('lossFen')]
  const rightFen = Math.max(0, bookFen - surplusFen - lossFen)
  return { ...rates, byValue: percent(rightFen, bookFen), bookFen, surplusFen, lossFen }
}

/** With one decimal; a hundred only when nothing is wrong at all, zero only when nothing is right. */
export function percent(part: number, whole: number): number | null {
  if (whole === 0) return null
  if (part === whole) return 100
  const rounded = Math.round((1_000 * part) / whole) / 10
  return Math.min(99.9, part > 0 ? Math.max(0.1, rounded) : rounded)
}
