import { baseQuantity, type BasketLine } from './basket-line'
import { inBaseUnit } from './unit-choices'

/** What is wrong with a line before it is sent, in words for the person; undefined when nothing is. */
export function lineProblem(line: BasketLine, available: number | undefined): string | undefined {
  if (line.quantity === null) return '请填写数量'
  if (line.quantity === 0) return '数量要大于 0，不要了就点删除'
  const base = baseQuantity(line)
  if (base === null) return `按「${line.unit}」折算后不是整数${line.item.unit}，请换个单位`
  if (available === undefined || base <= available) return undefined
  return available === 0 ? '现在没有可领的，请删除或等补货' : `最多可领 ${inBaseUnit(line.item, available)}`
}
