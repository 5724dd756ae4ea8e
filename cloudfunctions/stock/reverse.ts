import { documentKindOf } from '../../shared/domain/document-numbers'
import type { Closed } from '../../shared/domain/ledger'
import { mirror, promiseAgain, refusePromised } from '../../shared/domain/reversal/mirror'
import { refuseReversal } from '../../shared/domain/reversal/rights'
import { ok, reject, type Result } from '../../shared/errors'
import type { OutputOf } from '../../shared/operations'
import type { JournalEntry } from '../../shared/schema/journal'
import type { Reversal, ReversalLine, Reversed } from '../../shared/schema/reversal'
import type { Stock } from '../../shared/schema/stock'
import { assetWrites } from '../runtime/asset-writes'
import { commit, type Snapshot, type Write } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { warehouseById } from '../runtime/directory'
import { nextNumber, returnUnlessUsed } from '../runtime/numbers'
import { ledgerWrites, snapshotLedger } from '../runtime/stock-access'
import { find } from '../runtime/store'
import { goneSince, lotMemory } from './lot-memory'
import { undoTable, type Undoing } from './reverse-table'

/**
 * Takes a posted document back: its postings the other way round, the document's own undo, its pieces, and a CX document
 * that both sides name, in one transaction. The document itself keeps every line it had.
 */
export const reverse: Handler<'stock.reverse'> = async ({ documentId, reason }, call) => {
  const no = await nextNumber('CX', call.today)
  const result = await commit<OutputOf<'stock.reverse'>>(call, async (snapshot, now) => {
    const reversed: Reversed = { no, by: by(call), at: now, reason }
    const plan = await planReversal(snapshot, documentId.toUpperCase(), reversed, call, now)
    if (!plan.ok) return plan
    const { undoing, closed, writes, reversal } = plan.data
    return ok({
      writes: [...writes, ...undoing.writes, { kind: 'insert', collection: 'reversals', document: reversal }],
      journal: {
        summary: `冲销${undoing.title} ${undoing.document.id}，冲销单 ${no}，原因：${reason}`,
        postings: closed.postings,
        document: { type: 'reversal', id: no },
        warehouseId: undoing.warehouseId,
        ...(reversal.entryIds[0] ? { reverses: reversal.entryIds[0] } : {}),
      },
      answer: { reversalId: no, title: undoing.title, of: undoing.document },
    })
  })
  returnUnlessUsed(no, result, result.ok ? result.data.reversalId : undefined)
  if (result.ok || result.code !== 'GOODS_GONE') return result
  return { ...result, details: await goneSince(result.details ?? {}) }
}

export interface ReversalPlan {
  undoing: Undoing
  closed: Closed
  /** Stock and pieces, the contended documents first. */
  writes: Write[]
  reversal: Reversal
}

/** Everything that a reversal will do, decided from the snapshot; also asked by the query that only wants to know. */
export async function planReversal(
  snapshot: Snapshot,
  documentId: string,
  reversed: Reversed,
  call: CallContext,
  now: string,
): Promise<Result<ReversalPlan>> {
  const opened = await openUndoing(snapshot, documentId, reversed)
  if (!opened.ok) return opened
  const undoing = opened.data
  const entries = await entriesOf(undoing)
  const itemIds = entries.flatMap((entry) => entry.postings.map((posting) => posting.itemId))
  const { ledger, before } = await snapshotLedger(snapshot, undoing.warehouseId, itemIds, now)
  const warehouse = await warehouseById(undoing.warehouseId)
  const refused = refuseReversal(
    call.caller,
    {
      warehouse: { _id: undoing.warehouseId, name: warehouse?.name },
      postedAt: undoing.postedAt,
      items: [...before.values()].map((stock) => stock.item),
    },
    now,
  )
  if (refused) return refused
  if (entries.some((entry) => entry.warehouseId !== undoing.warehouseId))
    return reject('NOT_REVERSIBLE', { why: '它在两个仓库都记了账，请分别处理' })

  const remember = await lotMemory(snapshot, undoing, entries, ledger)
  const beside = mirror(ledger, entries, remember)
  if (!beside.ok) return beside
  promiseAgain(ledger, undoing.promises ?? [], now)
  const closing = ledger.close()
  if (!closing.ok) return closing
  const closed = { stocks: closing.data.stocks, postings: [...closing.data.postings, ...beside.data] }
  for (const stock of closed.stocks) {
    const old = before.get(stock.itemId)
    const broken = old && refusePromised(old, stock, now)
    if (broken) return broken
    // Goods of a disabled item are shown nowhere: they would come back unseen.
    if (stock.item.status === 'disabled' && stock.onHand > (old?.onHand ?? 0))
      return reject('ITEM_DISABLED', { itemName: stock.item.name })
  }
  const facts = {
    document: { type: 'reversal' as const, id: reversed.no },
    by: reversed.by,
    note: reversed.reason,
  }
  const assets = await assetWrites(snapshot, withStocks(closed, before), { ...facts, reversing: true }, now)
  if (!assets.ok) return assets
  return ok({
    undoing,
    closed,
    writes: [...ledgerWrites(before, closed.stocks), ...assets.data],
    reversal: {
      _id: reversed.no,
      of: undoing.document,
      title: undoing.title,
      warehouseId: undoing.warehouseId,
      reason: reversed.reason,
      entryIds: entries.map((entry) => entry._id),
      lines: linesOf(closed, before),
      by: reversed.by,
      at: now,
    },
  })
}

async function openUndoing(
  snapshot: Snapshot,
  documentId: string,
  reversed: Reversed,
): Promise<Result<Undoing>> {
  const kind = documentKindOf(documentId)
  if (kind?.type === 'reversal')
    return reject('NOT_REVERSIBLE', { why: '冲销单不能再冲销，请重新做一张正确的单据' })
  const undo = kind && undoTable[kind.type]
  if (!undo) return reject('NOT_REVERSIBLE', { why: `${kind?.name ?? '这种单据'}不记账，不需要冲销` })
  return (
    (await undo(snapshot, documentId, reversed)) ??
    reject('NOT_FOUND', { what: `${kind.name} ${documentId}` })
  )
}

/** Outside the transaction: what was posted never changes, and a second reversal fails at the document. */
async function entriesOf({ entries: { documentId, at } }: Undoing): Promise<JournalEntry[]> {
  const where = { 'document.id': documentId, ...(at ? { at } : {}) }
  const found = await find('journal', where, {
    orderBy: [
      ['at', 'asc'],
      ['_id', 'asc'],
    ],
    limit: 200,
  })
  return found.filter((entry) => entry.postings.length > 0)
}

/** Postings beside the shelves are of items whose stock did not change: the pieces want to know the item all the same. */
const withStocks = (closed: Closed, before: ReadonlyMap<string, Stock>): Closed => ({
  ...closed,
  stocks: [...new Map([...before, ...closed.stocks.map((stock) => [stock.itemId, stock] as const)]).values()],
})

function linesOf({ stocks, postings }: Closed, before: ReadonlyMap<string, Stock>): ReversalLine[] {
  return postings.map(({ itemId, lotId, from, to, quantity, valueFen }) => {
    const stock = stocks.find((one) => one.itemId === itemId) ?? before.get(itemId)
    const lots = [...(stock?.lots ?? []), ...(before.get(itemId)?.lots ?? [])]
    const lot = lots.find((row) => row.lotId === lotId)
    const { code, name, specification, unit, scale } = stock?.item ?? unknownItem(itemId)
    return {
      itemId,
      item: { code, name, specification, unit, scale },
      lotId,
      ...(lot?.lotNo ? { lotNo: lot.lotNo } : {}),
      ...(lot?.serialNo ? { serialNo: lot.serialNo } : {}),
      from,
      to,
      quantity,
      valueFen,
    }
  })
}

const unknownItem = (itemId: string) => ({
  code: itemId,
  name: itemId,
  specification: '',
  unit: '件',
  scale: 0,
})

export const by = ({ caller }: CallContext) => ({ id: caller._id, name: caller.name })
