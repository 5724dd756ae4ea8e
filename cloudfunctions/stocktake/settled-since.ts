import { changeOf } from '../../shared/domain/stocktake/book-at'
import { isFoundLot } from '../../shared/domain/stocktake/line-id'
import type { PostLine } from '../../shared/domain/stocktake/posting-plan'
import { labelOf } from '../../shared/domain/stocktake/surplus-lot'
import type { JournalEntry, Posting } from '../../shared/schema/journal'
import type { Stock } from '../../shared/schema/stock'
import { _ } from '../runtime/app'
import { find } from '../runtime/store'

/** Entries of one request. */
const PAGE = 1_000

type Correction = Pick<JournalEntry, '_id' | 'at' | 'postings' | 'document'>

/**
 * Lines whose row was put right in the books after they were counted, by another stocktake or by a reversal: no goods moved
 * then, so the difference that was counted may be settled already, and posting it would settle it twice. By line, the number of
 * the document that did it. One request unless a thousand such entries were made since.
 */
export async function settledSince(
  stocktakeId: string,
  warehouseId: string,
  lines: readonly PostLine[],
  stocks: ReadonlyMap<string, Stock>,
): Promise<ReadonlyMap<string, string>> {
  const keys = [...new Set(lines.map(({ itemId }) => `${warehouseId}:${itemId}`))]
  const earliest = lines.map(({ result }) => result.countedAt).sort()[0] ?? ''
  const entries = await correctionsSince(keys, new Date(Date.parse(earliest) - MARGIN_MS).toISOString())
  const settled = new Map<string, string>()
  for (const { postings, document } of entries) {
    if (document.id === stocktakeId) continue
    for (const line of lines) {
      const touches = postings.some(
        (posting) =>
          posting.stockVersion > line.result.position &&
          (changeOf(posting, line.itemId, line) !== 0 || bringsFound(posting, line, stocks.get(line.itemId))),
      )
      if (touches) settled.set(line._id, document.id)
    }
  }
  return settled
}

/**
 * Whether a posting brought in what the line found: goods that the books did not know get a lot of their own from whoever posts
 * them first, so it is told by place, state and number on the label. A lot that is gone again may have been it.
 */
function bringsFound(posting: Posting, line: PostLine, stock: Stock | undefined): boolean {
  if (!isFoundLot(line.lotId) || posting.itemId !== line.itemId) return false
  if (posting.to !== `stock:${line.locationId}` || (posting.toStatus ?? 'available') !== line.status)
    return false
  const lotId = posting.toLotId ?? posting.lotId
  const lot = stock?.lots.find((other) => other.lotId === lotId)
  return lot === undefined || lot.lotNo === labelOf(line).lotNo
}

/** Which entries came after a count is told by versions; clocks only bound what is read. */
const MARGIN_MS = 60_000

async function correctionsSince(keys: readonly string[], from: string): Promise<Correction[]> {
  const found: Correction[] = []
  const where = {
    stockKeys: _.in([...keys]),
    at: _.gte(from),
    'document.type': _.in(['stocktake', 'reversal']),
  }
  for (;;) {
    const page = await find('journal', where, {
      orderBy: [
        ['at', 'desc'],
        ['_id', 'desc'],
      ],
      skip: found.length,
      limit: PAGE,
      fields: ['_id', 'at', 'postings', 'document'],
    })
    found.push(...page)
    if (page.length < PAGE) return found
  }
}
