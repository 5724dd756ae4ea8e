import type { Ledger } from '../../shared/domain/ledger'
import type { Scrapped } from '../../shared/domain/scrap'
import { ok, reject, type Rejection, type Result } from '../../shared/errors'
import type { ScrapView } from '../../shared/operations/quality'
import type { Scrap } from '../../shared/schema/scrap'
import { assetWrites } from '../runtime/asset-writes'
import { commit } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import { ledgerWrites, snapshotLedger } from '../runtime/stock-access'
import { scrapView } from './scrap-view'

export interface ScrapStep {
  /** Why the caller may not touch this document, before stock is read. */
  refuse?: (scrap: Scrap) => Rejection | null
  /** Whether the step moves goods: then the stock of every line is read. */
  moves: boolean
  decide: (scrap: Scrap, ledger: Ledger, now: string) => Result<Scrapped>
  summary: (scrap: Scrap) => string
}

/** One step of a scrap document after its request: goods, document and pieces in one transaction. */
export const commitStep = (call: CallContext, scrapId: string, step: ScrapStep): Promise<Result<ScrapView>> =>
  commit<ScrapView>(call, async (snapshot, now) => {
    const scrap = await snapshot.get('scraps', scrapId)
    if (!scrap) return reject('NOT_FOUND', { what: `报废单 ${scrapId}` })
    const refused = step.refuse?.(scrap)
    if (refused) return refused
    const itemIds = step.moves ? scrap.lines.map((line) => line.itemId) : []
    const { ledger, before } = await snapshotLedger(snapshot, scrap.warehouseId, itemIds, now)
    const decision = step.decide(scrap, ledger, now)
    if (!decision.ok) return decision
    const { scrap: after, ...closed } = decision.data
    const document = { type: 'scrap' as const, id: after._id }
    const by = { id: call.caller._id, name: call.caller.name }
    const assets = await assetWrites(snapshot, closed, { document, by }, now)
    if (!assets.ok) return assets
    return ok({
      writes: [
        ...ledgerWrites(before, closed.stocks),
        { kind: 'update', collection: 'scraps', before: scrap, document: after },
        ...assets.data,
      ],
      journal: {
        summary: step.summary(after),
        postings: closed.postings,
        document,
        warehouseId: after.warehouseId,
      },
      answer: scrapView(after, call.caller),
    })
  })
