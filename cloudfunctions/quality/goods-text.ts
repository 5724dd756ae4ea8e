import { formatQuantity } from '../../shared/domain/units'

interface Goods {
  item: { name: string; unit: string; scale: number }
  quantity: number
}

/** `中性笔 ×20 支、复印纸 ×5 包 等 4 行`, for the journal's sentence; lines of nothing are left out. */
export function goodsText(lines: readonly Goods[]): string {
  const some = lines.filter((line) => line.quantity > 0)
  const parts = some
    .slice(0, 3)
    .map(({ item, quantity }) => `${item.name} ×${formatQuantity(quantity, item.scale)} ${item.unit}`)
  return parts.join('、') + (some.length > 3 ? ` 等 ${some.length} 行` : '')
}
