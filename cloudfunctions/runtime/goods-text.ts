import { formatQuantity } from '../../shared/domain/units'
import type { ItemBrief } from '../../shared/schema/masterdata'

/** 「中性笔 ×20 支、复印纸 ×5 包 等 5 行」: what a journal's sentence says of the goods. */
export const goodsText = (lines: readonly { item: ItemBrief; quantity: number }[]): string =>
  lines
    .slice(0, 3)
    .map(({ item, quantity }) => `${item.name} ×${formatQuantity(quantity, item.scale)} ${item.unit}`)
    .join('、') + (lines.length > 3 ? ` 等 ${lines.length} 行` : '')
