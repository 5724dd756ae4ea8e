import { formatQuantity } from '../../shared/domain/units'
import type { ItemBrief } from '../../shared/schema/masterdata'

interface Part {
  lineId: number
  quantity: number
}

/** 「中性笔 ×20 支、复印纸 ×5 包 等 4 种」, for the journal: what the picks of a document come to. */
export function goodsText(
  lines: readonly { lineId: number; item: ItemBrief }[],
  picks: readonly Part[],
): string {
  const lineIds = [...new Set(picks.map((pick) => pick.lineId))]
  const parts = lineIds.slice(0, 3).flatMap((lineId) => {
    const line = lines.find((candidate) => candidate.lineId === lineId)
    const quantity = picks
      .filter((pick) => pick.lineId === lineId)
      .reduce((total, pick) => total + pick.quantity, 0)
    return line ? [`${line.item.name} ×${formatQuantity(quantity, line.item.scale)} ${line.item.unit}`] : []
  })
  return parts.join('、') + (lineIds.length > 3 ? ` 等 ${lineIds.length} 种` : '')
}
