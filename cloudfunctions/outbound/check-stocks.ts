import { openQuantity } from '../../shared/domain/open-quantity'
import type { IssueCheck } from '../../shared/schema/issue-check'
import type { Requisition } from '../../shared/schema/requisition'
import type { Stock } from '../../shared/schema/stock'
import type { Snapshot } from '../runtime/commit'

/** Stock of what was prepared, one request an item; and of everything open where the rest is to be closed. */
export async function snapshotCheckStocks(
  snapshot: Snapshot,
  check: IssueCheck,
  requisition?: Requisition,
): Promise<ReadonlyMap<string, Stock>> {
  const rest = check.closeReason ? (requisition?.lines ?? []).filter((line) => openQuantity(line) > 0) : []
  const stocks = new Map<string, Stock>()
  for (const itemId of new Set([...check.lines, ...rest].map((line) => line.itemId))) {
    const stock = await snapshot.get('stock', `${check.warehouseId}:${itemId}`)
    if (stock) stocks.set(itemId, stock)
  }
  return stocks
}
