import { moveAsset } from '../../../shared/domain/asset'
import { documentKindOf } from '../../../shared/domain/document-numbers'
import { brief } from '../../../shared/domain/item-brief'
import { Ledger } from '../../../shared/domain/ledger'
import { undoDirectIssue } from '../../../shared/domain/reversal/direct-issue'
import { mirror } from '../../../shared/domain/reversal/mirror'
import { undoReceipt } from '../../../shared/domain/reversal/receipt'
import type { LotFacts } from '../../../shared/schema/requisition'
import type { Reversal, Reversed } from '../../../shared/schema/reversal'
import { instant } from '../working-time'
import { allowed, type World } from '../world'

export interface Mistake {
  documentId: string
  clerkId: string
  reason: string
}

/** Takes a receipt or a direct issue back, by the rules and with the entry of the real reversal. */
export function reverseDocument(
  world: World,
  { documentId, clerkId, reason }: Mistake,
  moment: number,
): void {
  const at = instant(moment)
  const clerk = world.person(clerkId)
  const no = world.nextNumber('CX', at)
  const reversed: Reversed = { no, by: { id: clerk._id, name: clerk.name }, at, reason }
  const { warehouseId, lots } = undo(world, documentId, reversed)
  const entries = world.journal.filter(
    (entry) => entry.document.id === documentId && entry.postings.length > 0,
  )
  const ledger = new Ledger(warehouseId, world.stockIn(warehouseId), at)
  allowed(mirror(ledger, entries, ({ lotId }) => lots.find((lot) => lot.lotId === lotId)))
  const { stocks, postings } = allowed(ledger.close())
  world.keep(stocks)
  const title = documentKindOf(documentId)?.name ?? ''
  const reversal: Reversal = {
    _id: no,
    of: { type: documentKindOf(documentId)?.type ?? 'receipt', id: documentId },
    title,
    warehouseId,
    reason,
    entryIds: entries.map((entry) => entry._id),
    lines: postings.map(({ itemId, lotId, from, to, quantity, valueFen }) => ({
      itemId,
      item: brief(world.item(itemId).item),
      lotId,
      from,
      to,
      quantity,
      valueFen,
    })),
    by: reversed.by,
    at,
  }
  world.reversals.push(reversal)
  for (const posting of postings) {
    const stock = stocks.find((one) => one.itemId === posting.itemId)
    if (stock?.item.tracking !== 'serial') continue
    const goods = { stock, lot: stock.lots.find((lot) => lot.lotId === posting.lotId) }
    const facts = {
      document: { type: 'reversal' as const, id: no },
      by: reversed.by,
      note: reason,
      reversing: true,
    }
    const moved = allowed(moveAsset(world.assets.get(posting.lotId), posting, goods, facts, at))
    world.assets.set(moved._id, moved)
  }
  world.record({
    operation: 'stock.reverse',
    actor: clerk,
    at,
    input: { documentId, reason },
    summary: `冲销${title} ${documentId}，冲销单 ${no}，原因：${reason}`,
    warehouseId,
    document: { type: 'reversal', id: no },
    postings,
    ...(entries[0] ? { reverses: entries[0]._id } : {}),
  })
}

function undo(
  world: World,
  documentId: string,
  reversed: Reversed,
): { warehouseId: string; lots: LotFacts[] } {
  const receiptAt = world.receipts.findIndex((receipt) => receipt._id === documentId)
  const receipt = world.receipts[receiptAt]
  if (receipt) {
    world.receipts[receiptAt] = allowed(undoReceipt(receipt, reversed))
    return { warehouseId: receipt.warehouseId, lots: [] }
  }
  const issueAt = world.directIssues.findIndex((document) => document._id === documentId)
  const issue = world.directIssues[issueAt]
  if (!issue) throw new Error(`demo data: nothing to reverse: ${documentId}`)
  world.directIssues[issueAt] = allowed(undoDirectIssue(issue, reversed))
  return { warehouseId: issue.warehouseId, lots: issue.picks }
}
