import { refuseWhileChecked } from '../../shared/domain/check-waiting'
import { isIssuable, openQuantity } from '../../shared/domain/issue'
import { pickLine } from '../../shared/domain/pick-line'
import { alreadyHandled, statusText } from '../../shared/domain/requisition'
import { requisitionRow } from '../../shared/domain/requisition-view'
import { refuseWarehouse } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import type { PickLine } from '../../shared/operations/outbound'
import type { Handler } from '../runtime/define-function'
import { settings } from '../runtime/directory'
import { stocksOf } from '../runtime/stock-access'
import { get } from '../runtime/store'
import { pickSequenceOf } from '../runtime/pick-sequence'

/** What the clerk takes from where, and why: the allocator's answer for the open lines, in walking order. */
export const pickList: Handler<'outbound.pickList'> = async ({ requisitionId }, call) => {
  const requisition = await get('requisitions', requisitionId)
  if (!requisition) return reject('NOT_FOUND', { what: `领用单 ${requisitionId}` })
  const refused = refuseWarehouse(call.caller, {
    _id: requisition.warehouseId,
    name: requisition.warehouseName,
  })
  if (refused) return refused
  if (requisition.status === 'submitted')
    return reject('NOT_APPROVED', { state: statusText[requisition.status] })
  if (!isIssuable(requisition)) return alreadyHandled(requisition)
  const waiting = refuseWhileChecked(requisition)
  if (waiting) return waiting

  const open = requisition.lines.filter((line) => openQuantity(line) > 0)
  const stocks = await stocksOf(
    requisition.warehouseId,
    open.map((line) => line.itemId),
  )
  const sequence = await pickSequenceOf(requisition.warehouseId)
  const lines = open.flatMap((line) => {
    const stock = stocks.find((s) => s.itemId === line.itemId)
    if (!stock) return []
    const wish = { documentId: requisition._id, line, quantity: openQuantity(line) }
    return [pickLine(wish, stock, sequence, call)]
  })
  const walk = (line: PickLine): number => (line.picks[0] ? sequence(line.picks[0].locationId) : Infinity)
  return ok({
    requisition: requisitionRow(requisition),
    lines: lines.sort((a, b) => walk(a) - walk(b)),
    substitutes: (requisition.substitutes ?? []).filter(({ state }) => state === 'waiting'),
    controlled: await settings('controlled'),
  })
}
