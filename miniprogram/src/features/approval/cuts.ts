import type { RequisitionLine } from '@shared/schema/requisition'

/** Approved quantities by line where they differ from what was asked; null while what is typed is no number. */
export type Cuts = Record<number, number | null>

/** What will be approved of a line, in its item's smallest step. */
export const approvedOf = ({ lineId, quantity }: RequisitionLine, cuts: Cuts): number | null => {
  const cut = cuts[lineId]
  return cut === undefined ? quantity : cut
}

/** The cuts with one line changed; a line back at what was asked is no cut. */
export function withCut(cuts: Cuts, { lineId, quantity }: RequisitionLine, approved: number | null): Cuts {
  const { [lineId]: _old, ...others } = cuts
  return approved === quantity ? others : { ...others, [lineId]: approved }
}

/** Every line cut to what is there. */
export function cutToStock(
  cuts: Cuts,
  lines: RequisitionLine[],
  available: ReadonlyMap<number, number>,
): Cuts {
  return lines.reduce((now, line) => {
    const most = available.get(line.lineId) ?? 0
    const wanted = approvedOf(line, now)
    return wanted === null || wanted > most ? withCut(now, line, Math.min(line.quantity, most)) : now
  }, cuts)
}

/** What stands in the way of approving, in words; undefined when nothing does. */
export function obstacle(
  lines: RequisitionLine[],
  cuts: Cuts,
  available: ReadonlyMap<number, number>,
): string | undefined {
  const wanted = lines.map((line) => ({ line, quantity: approvedOf(line, cuts) }))
  const unread = wanted.find(({ quantity }) => quantity === null)
  if (unread) return `「${unread.line.item.name}」的数量没有填对`
  const over = wanted.find(({ line, quantity }) => (quantity ?? 0) > line.quantity)
  if (over) return `「${over.line.item.name}」不能比申请的多`
  const short = wanted.filter(({ line, quantity }) => (quantity ?? 0) > (available.get(line.lineId) ?? 0))
  if (short.length > 0) return `有 ${short.length} 种库存不够，先减少数量再同意`
  return wanted.every(({ quantity }) => quantity === 0) ? '每一种都划去了，都不同意就点「驳回」' : undefined
}
