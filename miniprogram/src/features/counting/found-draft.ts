import { toBaseQuantity } from '@shared/domain/units'
import type { LineToCount } from '@shared/operations/stocktake-count'
import type { FoundGoods } from './found-line'

/** So much of a unit in the item's smallest step; undefined when it is no number or does not come out whole. */
export function foundQuantity(
  item: LineToCount['item'],
  amount: number | null,
  unit: string,
): number | undefined {
  if (amount === null) return undefined
  const base = toBaseQuantity(item, amount, unit)
  return base.ok ? base.data : undefined
}

/** Why found goods cannot be noted like this, in Chinese. */
export function foundProblem(goods: FoundGoods, quantity: number | undefined): string | undefined {
  if (goods.item.tracking === 'serial' && !goods.lotId && !goods.serialNo) {
    return '这种物资一件一个序列号，请扫或填标签上的序列号'
  }
  if (quantity === undefined) return `数量换不成整数的${goods.item.unit}，请换一个单位`
  return quantity < 1 ? '请填数量' : undefined
}
