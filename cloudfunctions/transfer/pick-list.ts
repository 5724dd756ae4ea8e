import { pickLine } from '../../shared/domain/pick-line'
import { alreadyHandled } from '../../shared/domain/transfer/document'
import { ok } from '../../shared/errors'
import type { Handler } from '../runtime/define-function'
import { pickSequenceOf } from '../runtime/pick-sequence'
import { stocksOf } from '../runtime/stock-access'
import { get } from '../runtime/store'
import { notFound, refuseSide } from './view'

/** What the giving clerk takes from where: the allocator's answer for every line, in walking order. */
export const pickList: Handler<'transfer.pickList'> = async ({ transferId }, call) => {
  const transfer = await get('transfers', transferId)
  if (!transfer) return notFound(transferId)
  const refused = refuseSide(call.caller, transfer, 'from')
  if (refused) return refused
  if (transfer.status !== 'requested') return alreadyHandled(transfer)
  const { lines, fromWarehouseId } = transfer
  const itemIds = lines.map((line) => line.itemId)
  const stocks = await stocksOf(fromWarehouseId, itemIds)
  const sequence = await pickSequenceOf(fromWarehouseId)
  const found = lines.flatMap((line) => {
    const stock = stocks.find((candidate) => candidate.itemId === line.itemId)
    const wish = { documentId: transferId, line, quantity: line.quantity }
    return stock ? [pickLine(wish, stock, sequence, call)] : []
  })
  const walk = (line: (typeof found)[number]) =>
    line.picks[0] ? sequence(line.picks[0].locationId) : Number.MAX_SAFE_INTEGER
  return ok({ transfer, lines: found.sort((a, b) => walk(a) - walk(b)) })
}
