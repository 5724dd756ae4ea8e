import type { Requisition } from '../../../shared/schema/requisition'
import { findings, total, type Check, type Evidence } from './evidence'

/** Requisitions say of themselves what the journal says of them, and are in a state that fits. */
export const checkRequisitions: Check = (evidence) => {
  const posted = postedQuantities(evidence)
  const fresh = evidence.requisitions.filter((r) => r.lines.some((l) => evidence.simulated.has(l.itemId)))
  return [
    ...findings('a requisition is in a state that fits its lines', fresh.filter(misfits).map(brief)),
    ...findings(
      'what a requisition says was issued was posted',
      fresh.flatMap((requisition) => unposted(requisition, posted)),
    ),
  ]
}

/** By requisition and item: what left the shelf for it and was not taken back by a reversal. */
function postedQuantities({ journal }: Evidence): Map<string, number> {
  const posted = new Map<string, number>()
  const issues = new Map(
    journal.filter(({ operation }) => /^outbound\.(issue|check)$/.test(operation)).map((e) => [e._id, e]),
  )
  for (const entry of journal) {
    const original = issues.get(entry.reverses ?? entry._id)
    if (!original) continue
    const sign = entry.reverses ? -1 : 1
    for (const { itemId, quantity } of original.postings) {
      const key = `${original.document.id} ${itemId}`
      posted.set(key, (posted.get(key) ?? 0) + sign * quantity)
    }
  }
  return posted
}

function unposted({ _id, lines }: Requisition, posted: ReadonlyMap<string, number>): unknown[] {
  const items = [...new Set(lines.map((line) => line.itemId))]
  return items.flatMap((itemId) => {
    const issued = total(lines.filter((line) => line.itemId === itemId).map((l) => l.issuedQuantity))
    const moved = posted.get(`${_id} ${itemId}`) ?? 0
    return issued === moved ? [] : [{ _id, itemId, issued, posted: moved }]
  })
}

function misfits({ status, lines }: Requisition): boolean {
  const open = total(lines.map(openOf))
  const issued = total(lines.map((line) => line.issuedQuantity))
  const over = lines.some((line) => openOf(line) < 0)
  if (over) return true
  if (status === 'issued') return open > 0 || issued === 0
  if (status === 'partlyIssued') return open === 0 || issued === 0
  if (status === 'approved') return open === 0 || issued > 0
  return ['submitted', 'returned', 'rejected', 'withdrawn'].includes(status) && issued > 0
}

/** Approved, and neither handed out nor closed. */
const openOf = (line: Requisition['lines'][number]): number =>
  (line.approvedQuantity ?? 0) - line.issuedQuantity - (line.closedQuantity ?? 0)

const brief = ({ _id, status, lines }: Requisition) => ({
  _id,
  status,
  lines: lines.map(({ itemId, quantity, approvedQuantity, issuedQuantity, closedQuantity }) => ({
    itemId,
    quantity,
    approvedQuantity,
    issuedQuantity,
    closedQuantity,
  })),
})
