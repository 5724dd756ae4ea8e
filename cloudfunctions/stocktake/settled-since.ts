import { changeOf } from '../../shared/domain/stocktake/book-at'
import type { PostLine } from '../../shared/domain/stocktake/posting-plan'
import type { JournalEntry } from '../../shared/schema/journal'
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
          posting.stockVersion > line.result.position && changeOf(posting, line.itemId, line) !== 0,
      )
      if (touches) settled.set(line._id, document.id)
    }
  }
  return settled
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
