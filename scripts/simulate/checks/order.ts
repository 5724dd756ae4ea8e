import type { JournalEntry, Posting } from '../../../shared/schema/journal'
import type { Lot } from '../../../shared/schema/stock'
import type { Sent } from '../sender'
import { findings, type Check, type Evidence } from './evidence'

/** What makes a lot older or younger; it never changes while the lot lives. */
type Facts = Pick<Lot, 'receivedAt' | 'expiryDate'>

/**
 * No older usable lot is skipped. The journal is read again in the order of the stock documents' versions, row by row, and
 * at each issue without a reason for another lot, whatever stayed behind must not be older than what went.
 */
export const checkOrder: Check = (evidence) => {
  const facts = factsOf(evidence)
  const chosen = new Set(evidence.sent.filter(isChosen).map(({ requestId }) => requestId))
  const policies = new Map(evidence.stock.map((stock) => [stock._id, stock.item.policy]))
  const skipped = [...byStock(evidence)].flatMap(([stockId, entries]) => {
    const rows = new Map<string, Row>()
    return entries
      .sort((a, b) => a.version - b.version)
      .flatMap(({ entry, postings }) => {
        const found =
          entry.operation === 'outbound.issue' && !chosen.has(entry._id)
            ? older(rows, postings, entry, facts, policies.get(stockId) ?? 'fifo')
            : []
        for (const posting of postings) {
          inherit(facts, entry.operation, posting)
          apply(rows, posting)
        }
        return found.map((row) => ({
          stockId,
          entry: entry._id,
          operation: entry.operation,
          ...row,
          age: facts.get(row.lotId),
          taken: postings.map((p) => [p.lotId, p.from, p.quantity, facts.get(p.lotId)]),
        }))
      })
  })
  return findings('no older usable lot is passed over', skipped)
}

interface Row {
  lotId: string
  place: string
  status: string
  quantity: number
}

/** Entries of each simulated stock document with their own postings of it. */
function byStock({ journal, simulated }: Evidence) {
  const stocks = new Map<string, { entry: JournalEntry; version: number; postings: Posting[] }[]>()
  for (const entry of journal) {
    for (const itemId of new Set(entry.postings.map((posting) => posting.itemId))) {
      if (!simulated.has(itemId)) continue
      const postings = entry.postings.filter((posting) => posting.itemId === itemId)
      const key = `${entry.warehouseId}:${itemId}`
      const list = stocks.get(key) ?? []
      list.push({ entry, version: postings[0]?.stockVersion ?? 0, postings })
      stocks.set(key, list)
    }
  }
  return stocks
}

/** Age of every lot that came from outside: what comes back or is transferred keeps the age that it had. */
function factsOf({ receipts, stock, assets }: Evidence): Map<string, Facts> {
  const facts = new Map<string, Facts>()
  for (const { lots } of stock) for (const lot of lots) facts.set(lot.lotId, factsOfRow(lot, lot.receivedAt))
  for (const asset of assets) facts.set(asset._id, factsOfRow(asset, asset.receivedAt))
  for (const { kind, lines, receivedAt } of receipts) {
    if (kind === 'return' || kind === 'transfer') continue
    for (const line of lines) facts.set(line.lotId, factsOfRow(line, receivedAt))
  }
  return facts
}

const factsOfRow = ({ expiryDate }: { expiryDate?: string | undefined }, receivedAt: string): Facts => ({
  receivedAt,
  ...(expiryDate ? { expiryDate } : {}),
})

/**
 * A part of a lot is as old as the lot; what is put together is as old as its eldest part; what is divided again by a
 * reversal is as old as it was.
 */
function inherit(facts: Map<string, Facts>, operation: string, { lotId, toLotId }: Posting): void {
  const from = facts.get(lotId)
  if (!toLotId || toLotId === lotId || !from) return
  const to = operation === 'stock.splitLot' ? undefined : facts.get(toLotId)
  const elder = operation === 'stock.mergeLots' && to && from.receivedAt < to.receivedAt
  facts.set(toLotId, to && !elder ? to : from)
}

/** Somebody chose the lots and said why: then the order is theirs. */
const isChosen = ({ command }: Sent): boolean => 'overrideReason' in command.input

/** Rows that stay although they are older than one that goes. */
function older(
  rows: ReadonlyMap<string, Row>,
  postings: readonly Posting[],
  entry: JournalEntry,
  facts: ReadonlyMap<string, Facts>,
  policy: 'fifo' | 'fefo',
) {
  const left = new Map([...rows].map(([key, row]) => [key, { ...row }]))
  for (const posting of postings) apply(left, posting)
  const ages = postings.flatMap((posting) => facts.get(posting.lotId) ?? [])
  const youngest = ages
    .map((age) => ageOf(age, policy))
    .sort()
    .at(-1)
  if (youngest === undefined) return []
  return [...left.values()].filter((row) => {
    const age = facts.get(row.lotId)
    const usable =
      row.status === 'available' && row.quantity > 0 && !(age?.expiryDate && age.expiryDate < entry.day)
    return usable && age !== undefined && ageOf(age, policy) < youngest
  })
}

const ageOf = ({ receivedAt, expiryDate }: Facts, policy: 'fifo' | 'fefo'): string =>
  policy === 'fefo' ? `${expiryDate ?? '9999-12-31'} ${receivedAt}` : receivedAt

function apply(rows: Map<string, Row>, posting: Posting): void {
  const { lotId, toLotId = lotId, from, to, fromStatus = 'available', toStatus = 'available' } = posting
  add(rows, lotId, from, fromStatus, -posting.quantity)
  add(rows, toLotId, to, toStatus, posting.quantity)
}

function add(rows: Map<string, Row>, lotId: string, place: string, status: string, quantity: number): void {
  if (!place.startsWith('stock:')) return
  const key = `${lotId} ${place} ${status}`
  const row = rows.get(key) ?? { lotId, place, status, quantity: 0 }
  rows.set(key, { ...row, quantity: row.quantity + quantity })
}
