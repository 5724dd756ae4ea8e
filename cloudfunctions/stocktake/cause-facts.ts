import type { CauseFacts } from '../../shared/domain/stocktake/causes'
import type { OpenDocuments } from '../../shared/domain/stocktake/open-documents'
import type { CountLine } from '../../shared/schema/count-line'
import { _ } from '../runtime/app'
import { itemsById } from '../runtime/directory'
import { placeNames } from '../runtime/place-names'
import { find, get } from '../runtime/store'

/** Lines of one item that are compared with one another. */
const MOST_LINES = 500
/** Newest entries of the item among which those of the row are looked for. */
const MOST_ENTRIES = 100
/** Documents of a kind that are looked through. */
const MOST_DOCUMENTS = 50

/** Everything that may explain a variance. Thirteen requests at once, for a page that one person opens for one line. */
export async function causeFacts(line: CountLine): Promise<CauseFacts> {
  const { itemId, warehouseId, stocktakeId } = line
  const key = `${warehouseId}:${itemId}`
  const counts = await get('itemCounts', key)
  const since = counts?.counts.find((count) => count.stocktakeId !== stocktakeId)?.at
  const [items, itemLines, stock, entries, nameOf, documents, shorts] = await Promise.all([
    itemsById([itemId]),
    find('countLines', { stocktakeId, itemId }, { limit: MOST_LINES }),
    get('stock', key),
    find(
      'journal',
      { stockKeys: key, ...period(since, line.result?.countedAt) },
      {
        orderBy: [
          ['at', 'desc'],
          ['_id', 'desc'],
        ],
        limit: MOST_ENTRIES,
        fields: ['at', 'actor', 'postings', 'document'],
      },
    ),
    placeNames(),
    openDocuments(itemId, warehouseId),
    find('countRequests', { itemId, status: 'open', warehouseId }, { limit: MOST_DOCUMENTS }),
  ])
  const units = items.get(itemId)?.units ?? []
  return { line, units, itemLines, stock, entries, nameOf, documents, counts, shorts }
}

/** After the last count and until this one. */
function period(since: string | undefined, until: string | undefined): object {
  const bounds = [...(since ? [_.gt(since)] : []), ...(until ? [_.lte(until)] : [])]
  return bounds.length > 0 ? { at: _.and(bounds) } : {}
}

async function openDocuments(itemId: string, warehouseId: string): Promise<OpenDocuments> {
  const limit = { limit: MOST_DOCUMENTS }
  const naming = (states: readonly string[]) => ({ 'lines.itemId': itemId, status: _.in([...states]) })
  const [requisitions, checks, transfers, inspections, scraps, orders] = await Promise.all([
    find('requisitions', { ...naming(['approved', 'partlyIssued']), warehouseId }, limit),
    find('issueChecks', { status: 'waiting', warehouseId }, limit),
    find('transfers', naming(['requested', 'sent', 'partlyReceived']), limit),
    find('inspections', { waitingItemIds: itemId, warehouseId }, limit),
    find('scraps', { warehouseId, status: _.in(['requested', 'approved']) }, limit),
    find('purchaseOrders', { ...naming(['open', 'partlyReceived']), warehouseId }, limit),
  ])
  return { requisitions, checks, transfers, inspections, scraps, orders }
}
