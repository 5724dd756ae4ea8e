import type { Ledger } from '../../shared/domain/ledger'
import type { LotMemory } from '../../shared/domain/reversal/mirror'
import type { ErrorDetails } from '../../shared/errors'
import { businessDay } from '../../shared/domain/calendar'
import type { JournalEntry } from '../../shared/schema/journal'
import type { LotFacts } from '../../shared/schema/requisition'
import type { Snapshot } from '../runtime/commit'
import { find } from '../runtime/store'
import type { Undoing } from './reverse-table'

/**
 * What lots were that have no row any more: as the document that is taken back remembers them, else as the receipt that
 * brought them says (`RK20261122-0007-1` is line 1 of it), else as the piece's own document does.
 */
export async function lotMemory(
  snapshot: Snapshot,
  { lots = [] }: Undoing,
  entries: readonly JournalEntry[],
  ledger: Ledger,
): Promise<LotMemory> {
  const facts = new Map(lots.map((lot) => [lot.lotId, lot]))
  for (const { postings } of entries) {
    for (const { itemId, lotId } of postings) {
      const there = ledger.stock(itemId)?.lots.some((lot) => lot.lotId === lotId)
      if (there || facts.get(lotId)?.receivedAt) continue
      const remembered = (await fromReceipt(snapshot, lotId)) ?? (await fromAsset(snapshot, lotId))
      if (remembered) facts.set(lotId, remembered)
    }
  }
  return ({ lotId }) => facts.get(lotId)
}

async function fromReceipt(snapshot: Snapshot, lotId: string): Promise<LotFacts | undefined> {
  const [, receiptId] = /^([A-Z]{2}\d{8}-\d{4,})-\d+$/.exec(lotId) ?? []
  const receipt = receiptId ? await snapshot.get('receipts', receiptId) : undefined
  const line = receipt?.lines.find((one) => one.lotId === lotId)
  if (!receipt || !line) return undefined
  return {
    lotId,
    ...(line.lotNo ? { lotNo: line.lotNo } : {}),
    ...(receipt.supplierId ? { supplierId: receipt.supplierId } : {}),
    receivedAt: receipt.receivedAt,
    ...(line.productionDate ? { productionDate: line.productionDate } : {}),
    ...(line.expiryDate ? { expiryDate: line.expiryDate } : {}),
  }
}

async function fromAsset(snapshot: Snapshot, lotId: string): Promise<LotFacts | undefined> {
  const asset = lotId.includes(':') ? await snapshot.get('assets', lotId) : undefined
  if (!asset) return undefined
  const { serialNo, lotNo, supplierId, receivedAt, productionDate, expiryDate } = asset
  return {
    lotId,
    serialNo,
    receivedAt,
    ...(lotNo ? { lotNo } : {}),
    ...(supplierId ? { supplierId } : {}),
    ...(productionDate ? { productionDate } : {}),
    ...(expiryDate ? { expiryDate } : {}),
  }
}

/** The details of GOODS_GONE with what last happened to the lot, so that the clerk knows where to ask. */
export async function goneSince(details: ErrorDetails): Promise<ErrorDetails> {
  const { itemId, lotId } = details
  if (typeof lotId !== 'string' || typeof details.stockKey !== 'string') return details
  const recent = await find('journal', { stockKeys: details.stockKey }, { orderBy: NEWEST, limit: 100 })
  const last = recent.find(({ postings }) =>
    postings.some((p) => p.itemId === itemId && p.lotId === lotId && p.from.startsWith('stock:')),
  )
  if (!last) return details
  return { ...details, since: `${businessDay(last.at)} ${last.actor.name}：${last.summary}` }
}

const NEWEST = [
  ['at', 'desc'],
  ['_id', 'desc'],
] as const
