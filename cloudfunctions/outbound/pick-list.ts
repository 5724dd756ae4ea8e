import { allocate, eligibility, type PickSequence } from '../../shared/domain/allocation'
import { chosenText, passedText } from '../../shared/domain/allocation-text'
import { isIssuable, openQuantity } from '../../shared/domain/issue'
import { alreadyHandled, statusText } from '../../shared/domain/requisition'
import { requisitionRow } from '../../shared/domain/requisition-view'
import { refuseWarehouse } from '../../shared/domain/rights'
import { locationCode } from '../../shared/domain/stock'
import { ok, reject } from '../../shared/errors'
import type { PickLine } from '../../shared/operations/outbound'
import type { Requisition, RequisitionLine } from '../../shared/schema/requisition'
import type { Lot, Stock } from '../../shared/schema/stock'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { stocksOf } from '../runtime/stock-access'
import { get } from '../runtime/store'
import { pickSequenceOf } from './pick-sequence'

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

  const open = requisition.lines.filter((line) => openQuantity(line) > 0)
  const stocks = await stocksOf(
    requisition.warehouseId,
    open.map((line) => line.itemId),
  )
  const sequence = await pickSequenceOf(requisition.warehouseId)
  const lines = open.flatMap((line) => {
    const stock = stocks.find((s) => s.itemId === line.itemId)
    return stock ? [pickLine(requisition, line, stock, sequence, call)] : []
  })
  const walk = (line: PickLine): number => (line.picks[0] ? sequence(line.picks[0].locationId) : Infinity)
  return ok({ requisition: requisitionRow(requisition), lines: lines.sort((a, b) => walk(a) - walk(b)) })
}

function pickLine(
  requisition: Requisition,
  line: RequisitionLine,
  stock: Stock,
  pickSequence: PickSequence,
  { today, now }: CallContext,
): PickLine {
  const request = {
    quantity: openQuantity(line),
    for: { requisitionId: requisition._id, lineId: line.lineId },
    pickSequence,
  }
  const { picks, passedOver, shortage } = allocate(stock, request, today, now)
  return {
    lineId: line.lineId,
    itemId: line.itemId,
    item: { ...line.item, ...(stock.item.controlled ? { controlled: stock.item.controlled } : {}) },
    barcodes: [stock.item.code, ...stock.item.barcodes.map((barcode) => barcode.code)],
    openQuantity: request.quantity,
    picks: picks.map(({ lot, quantity, reason }) => ({
      ...pickLot(lot),
      quantity,
      reason: chosenText(reason, lot),
    })),
    passedOver: passedOver.map(({ lot, reason }) => ({
      ...pickLot(lot),
      reason: passedText(reason, lot),
      usable: eligibility(lot, today) === null,
    })),
    shortage,
  }
}

const pickLot = ({ lotId, lotNo, locationId, receivedAt, expiryDate, quantity }: Lot) => ({
  lotId,
  ...(lotNo ? { lotNo } : {}),
  locationId,
  location: locationCode(locationId),
  receivedAt,
  ...(expiryDate ? { expiryDate } : {}),
  onHand: quantity,
})
