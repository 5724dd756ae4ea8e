import type { CountLine } from '../../schema/count-line'
import type { Unit } from '../../schema/masterdata'
import { formatQuantity } from '../units'

type Line = Pick<CountLine, 'item' | 'result'>

/**
 * Whether a wrong unit explains a variance, in Chinese: boxes counted as pieces or booked as pieces, or a difference of whole
 * boxes. Only units of more than one piece count: one piece more or less is no mix-up.
 */
export function unitMixUp({ item, result }: Line, units: readonly Unit[]): string | undefined {
  if (!result || result.variance === 0) return undefined
  const { counted, book, variance } = result
  const packs = units
    .map(({ name, numerator, denominator }) => ({ name, pieces: numerator / denominator }))
    .filter(({ pieces }) => Number.isInteger(pieces) && pieces > 1)
    .sort((a, b) => b.pieces - a.pieces)
  for (const { name, pieces } of packs) {
    const one = `1 ${name} = ${pieces} ${item.unit}`
    if (counted > 0 && counted * pieces === book)
      return `实盘 × ${pieces} 正好等于账面，可能数的是${name}（${one}）`
    if (book > 0 && book * pieces === counted)
      return `账面 × ${pieces} 正好等于实盘，可能记账时把${name}当成了${item.unit}（${one}）`
  }
  for (const { name, pieces } of packs) {
    if (variance % (pieces * 10 ** item.scale) !== 0) continue
    const packed = formatQuantity(Math.abs(variance) / pieces, item.scale)
    return `差异正好是 ${packed} ${name}（1 ${name} = ${pieces} ${item.unit}），可能单位弄错，或整${name}漏记`
  }
  return undefined
}
