import type { Closed } from '../../shared/domain/ledger'
import { sum } from '../../shared/domain/stock'
import { settleTransfer } from '../../shared/domain/transfer/settle'
import { ok } from '../../shared/errors'
import type { TransferView } from '../../shared/operations/transfer'
import type { Stock } from '../../shared/schema/stock'
import type { Transfer } from '../../shared/schema/transfer'
import { assetWrites } from '../runtime/asset-writes'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { locationsOf } from '../runtime/directory'
import { ledgerWrites, snapshotLedger } from '../runtime/stock-access'
import { goodsText, notFound, refuseSide, transferView } from './view'

/** The giving side ends what did not arrive: written off, or back on its own shelf. */
export const settle: Handler<'transfer.settle'> = (input, call) =>
  commit<TransferView>(call, async (snapshot, now) => {
    const transfer = await snapshot.get('transfers', input.transferId)
    if (!transfer) return notFound(input.transferId)
    const refused = refuseSide(call.caller, transfer, 'from')
    if (refused) return refused
    const itemIds = transfer.lines.filter((line) => line.sentQuantity > 0).map((line) => line.itemId)
    const { ledger, before } = await snapshotLedger(snapshot, transfer.fromWarehouseId, itemIds, now)
    const locations = await locationsOf(transfer.fromWarehouseId)
    const by = { id: call.caller._id, name: call.caller.name }
    const { outcome, rows, reason } = input
    const state = { ledger, location: (id: string) => locations.get(id) }
    const decision = settleTransfer(transfer, state, { by, outcome, rows, reason }, now)
    if (!decision.ok) return decision
    const { transfer: settled, closed } = decision.data
    const document = { type: 'transfer' as const, id: transfer._id }
    const assets = await assetWrites(snapshot, withItems(closed, before), { document, by, note: reason }, now)
    if (!assets.ok) return assets
    return ok({
      writes: [
        ...ledgerWrites(before, closed.stocks),
        ...assets.data,
        { kind: 'update', collection: 'transfers', before: transfer, document: settled },
      ],
      journal: {
        summary: `${verbs[outcome]} ${endedText(settled)}，调拨单 ${transfer._id}，原因：${reason}`,
        postings: closed.postings,
        document,
        warehouseId: transfer.fromWarehouseId,
      },
      answer: transferView(settled, call.caller),
    })
  })

const verbs = { loss: '核销调拨途中损失', return: '调拨退回' } as const

/** What the last step ended, line by line. */
function endedText({ lines, rows, history }: Transfer): string {
  const ended = history.at(-1)?.rows ?? []
  const lineOf = new Map(rows.map((row) => [row.rowId, row.lineId]))
  return goodsText(
    lines.map(({ lineId, item }) => ({
      item,
      quantity: sum(ended.filter(({ rowId }) => lineOf.get(rowId) === lineId).map((row) => row.quantity)),
    })),
  )
}

/** Pieces that are lost on the way change no stock, and yet want to know their item. */
const withItems = (closed: Closed, before: ReadonlyMap<string, Stock>): Closed => ({
  ...closed,
  stocks: [...new Map([...before, ...closed.stocks.map((stock) => [stock.itemId, stock] as const)]).values()],
})
