import { sendTransfer } from '../../shared/domain/transfer/send'
import { ok } from '../../shared/errors'
import type { TransferView } from '../../shared/operations/transfer'
import { assetWrites } from '../runtime/asset-writes'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { pickSequenceOf } from '../runtime/pick-sequence'
import { ledgerWrites, snapshotLedger } from '../runtime/stock-access'
import { goodsText, notFound, refuseSide, transferView } from './view'

/** Sends: the goods leave the giving warehouse's books for the road. One stock document an item, and the transfer. */
export const send: Handler<'transfer.send'> = (input, call) =>
  commit<TransferView>(call, async (snapshot, now) => {
    const { transferId } = input
    const transfer = await snapshot.get('transfers', transferId)
    if (!transfer) return notFound(transferId)
    const refused = refuseSide(call.caller, transfer, 'from')
    if (refused) return refused
    const wanted = new Set(input.lines?.map((line) => line.lineId))
    const itemIds = transfer.lines
      .filter((line) => !input.lines || wanted.has(line.lineId))
      .map((line) => line.itemId)
    const { ledger, before } = await snapshotLedger(snapshot, transfer.fromWarehouseId, itemIds, now)
    const command = {
      by: call.caller,
      lines: input.lines,
      overrideReason: input.overrideReason || undefined,
    }
    const sequence = await pickSequenceOf(transfer.fromWarehouseId)
    const decision = sendTransfer(transfer, ledger, command, sequence, now)
    if (!decision.ok) return decision
    const { transfer: sent, closed } = decision.data
    const document = { type: 'transfer' as const, id: transferId }
    const by = { id: call.caller._id, name: call.caller.name }
    const assets = await assetWrites(
      snapshot,
      closed,
      { document, by, note: `调往${sent.toWarehouseName}` },
      now,
    )
    if (!assets.ok) return assets
    const goods = goodsText(sent.lines.map((line) => ({ ...line, quantity: line.sentQuantity })))
    return ok({
      writes: [
        ...ledgerWrites(before, closed.stocks),
        ...assets.data,
        { kind: 'update', collection: 'transfers', before: transfer, document: sent },
      ],
      journal: {
        summary: `调拨发出 ${goods}，到${sent.toWarehouseName}，调拨单 ${transferId}`,
        postings: closed.postings,
        document,
        warehouseId: sent.fromWarehouseId,
      },
      answer: transferView(sent, call.caller),
    })
  })
