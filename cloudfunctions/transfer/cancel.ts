import { cancelTransfer } from '../../shared/domain/transfer/create'
import { ok } from '../../shared/errors'
import type { TransferView } from '../../shared/operations/transfer'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { notFound, refuseSide, transferView } from './view'

/** The giving side declines, or the receiving side takes its own request back. */
export const cancel: Handler<'transfer.cancel'> = ({ transferId, reason }, call) =>
  commit<TransferView>(call, async (snapshot, now) => {
    const transfer = await snapshot.get('transfers', transferId)
    if (!transfer) return notFound(transferId)
    const asksFor = transfer.filedFor === 'to' && refuseSide(call.caller, transfer, 'to') === null
    const refused = asksFor ? null : refuseSide(call.caller, transfer, 'from')
    if (refused) return refused
    const by = { id: call.caller._id, name: call.caller.name }
    const decision = cancelTransfer(transfer, { by, reason }, now)
    if (!decision.ok) return decision
    return ok({
      writes: [{ kind: 'update', collection: 'transfers', before: transfer, document: decision.data }],
      journal: {
        summary: `取消调拨单 ${transferId}，原因：${reason}`,
        postings: [],
        document: { type: 'transfer', id: transferId },
        warehouseId: asksFor ? transfer.toWarehouseId : transfer.fromWarehouseId,
      },
      answer: transferView(decision.data, call.caller),
    })
  })
