import type { ValueClass } from '../../schema/stocktake'

/** Cumulated shares of the value, in percent, up to which an item is A or B; what is left is C. */
export interface ClassShares {
  A: number
  B: number
}

export const usualShares: ClassShares = { A: 80, B: 95 }

/**
 * Value classes of the items of one warehouse by what lies there (docs/decisions/value-classes.md). The dearest come first;
 * an item belongs to the class in which its value begins, so the one that crosses a border still belongs to the class above,
 * and a single item that is everything is A. What is worth nothing is C.
 */
export function classesOf(
  stocks: readonly { itemId: string; valueFen: number }[],
  shares: ClassShares = usualShares,
): Map<string, ValueClass> {
  const whole = stocks.reduce((total, { valueFen }) => total + valueFen, 0)
  const dearestFirst = [...stocks].sort(
    (a, b) => b.valueFen - a.valueFen || (a.itemId < b.itemId ? -1 : a.itemId > b.itemId ? 1 : 0),
  )
  const classes = new Map<string, ValueClass>()
  let before = 0
  for (const { itemId, valueFen } of dearestFirst) {
    classes.set(itemId, valueFen === 0 ? 'C' : classAt((before * 100) / whole, shares))
    before += valueFen
  }
  return classes
}

const classAt = (percent: number, shares: ClassShares): ValueClass =>
  percent < shares.A ? 'A' : percent < shares.B ? 'B' : 'C'
