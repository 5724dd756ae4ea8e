import { moveAsset, type AssetFacts } from '../../shared/domain/asset'
import type { Closed } from '../../shared/domain/ledger'
import { ok, type Result } from '../../shared/errors'
import type { Asset, Holder } from '../../shared/schema/asset'
import type { Posting } from '../../shared/schema/journal'
import type { Snapshot, Write } from './commit'

/** As `AssetFacts`; a holder may depend on the posting, as in an issue to many departments. */
export interface AssetMoves extends Omit<AssetFacts, 'holder'> {
  holder?: Holder | ((posting: Posting) => Holder | undefined)
}

/**
 * What one command does to the documents of its serial-numbered pieces: to be written in the command's own transaction
 * after its stock. Goods without serial numbers cost nothing, a piece one read and one write.
 * Rejects SERIAL_EXISTS and ASSET_ELSEWHERE.
 */
export async function assetWrites(
  snapshot: Snapshot,
  { stocks, postings }: Closed,
  { holder, ...facts }: AssetMoves,
  now: string,
): Promise<Result<Write[]>> {
  const stockOf = new Map(stocks.map((stock) => [stock.itemId, stock]))
  const before = new Map<string, Asset | undefined>()
  const after = new Map<string, Asset>()
  for (const posting of postings) {
    const stock = stockOf.get(posting.itemId)
    if (stock?.item.tracking !== 'serial') continue
    const { lotId } = posting
    if (!before.has(lotId)) before.set(lotId, await snapshot.get('assets', lotId))
    const had = typeof holder === 'function' ? holder(posting) : holder
    const goods = { stock, lot: stock.lots.find((lot) => lot.lotId === lotId) }
    const own = { ...facts, ...(had ? { holder: had } : {}) }
    const moved = moveAsset(after.get(lotId) ?? before.get(lotId), posting, goods, own, now)
    if (!moved.ok) return moved
    after.set(lotId, moved.data)
  }
  return ok([...after.values()].map((document) => assetWrite(before.get(document._id), document)))
}

const assetWrite = (before: Asset | undefined, document: Asset): Write =>
  before
    ? { kind: 'update', collection: 'assets', before, document }
    : { kind: 'insert', collection: 'assets', document }
