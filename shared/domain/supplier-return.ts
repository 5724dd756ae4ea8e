import { ok, reject, type Result } from '../errors'
import type { Caller } from '../schema/person'
import type { Photo } from '../schema/photo'
import type { Carrier, ReturnReason, SupplierReturn, SupplierReturnLine } from '../schema/supplier-return'
import type { Closed, Ledger } from './ledger'
import { lotFacts } from './lot-facts'
import { brief } from './item-brief'
import { mergeParts, refusePromised, type RowPart } from './rows'
import { sum } from './stock'

export const returnReasonText: Record<ReturnReason, string> = {
  rejected: '质检不合格',
  quality: '使用中发现质量问题',
  wrongGoods: '错发或多发',
  shortDated: '效期太短',
  recall: '厂家召回',
  surplus: '多余退换',
  other: '其他',
}

/** Where a row came from, as far as receipts tell. */
export type Origin = Pick<SupplierReturnLine, 'receiptId' | 'orderId' | 'orderLineId'> & {
  supplierId?: string | undefined
}

export interface ReturnCommand {
  no: string
  warehouseId: string
  supplier: { _id: string; name: string }
  reason: ReturnReason
  note?: string | undefined
  carrier: Carrier
  photos: readonly Photo[]
  parts: readonly RowPart[]
  /** The receipt of a lot; undefined when none is known, as for opening stock. */
  originOf: (lotId: string) => Origin | undefined
  by: Pick<Caller, '_id' | 'name'>
}

/**
 * Sends rows of stock back to the supplier who delivered them: rejected, frozen or usable goods. Rejects rows that are
 * not there, goods still to be judged or held for scrap, lots of another supplier, and goods promised to approved requests.
 */
export function returnToSupplier(
  ledger: Ledger,
  command: ReturnCommand,
  now: string,
): Result<Closed & { supplierReturn: SupplierReturn }> {
  const { supplier } = command
  const parts = mergeParts(command.parts)
  const before = new Map(parts.map(({ itemId }) => [itemId, ledger.stock(itemId)]))
  for (const stock of before.values()) {
    const refused = stock && refusePromised(stock, parts, now)
    if (refused) return refused
  }
  const lines: SupplierReturnLine[] = []
  for (const [index, part] of parts.entries()) {
    const stock = before.get(part.itemId)
    const row = stock?.lots.find((lot) => lot.lotId === part.lotId)
    const details = { lotId: part.lotId, lotNo: row?.lotNo, line: index }
    if (part.status === 'inspection') return reject('LOT_IN_INSPECTION', details)
    if (part.status === 'condemned') return reject('LOT_NOT_AVAILABLE', details)
    const { supplierId, ...origin } = command.originOf(part.lotId) ?? {}
    const from = row?.supplierId ?? supplierId
    if (from !== undefined && from !== supplier._id) {
      return reject('WRONG_SUPPLIER', { ...details, supplierName: supplier.name })
    }
    const taken = ledger.take({ ...part, to: `supplier:${supplier._id}` })
    if (!taken.ok) return { ...taken, details: { ...taken.details, line: index } }
    if (!stock) return reject('LOT_NOT_FOUND', details)
    const { lot, quantity, valueFen } = taken.data
    lines.push({
      lineId: index + 1,
      itemId: part.itemId,
      item: brief(stock.item),
      ...lotFacts(lot),
      locationId: part.locationId,
      status: part.status,
      quantity,
      valueFen,
      ...origin,
    })
  }
  const closed = ledger.close()
  return closed.ok ? ok({ ...closed.data, supplierReturn: toDocument(command, lines, now) }) : closed
}

const toDocument = (command: ReturnCommand, lines: SupplierReturnLine[], now: string): SupplierReturn => ({
  _id: command.no,
  warehouseId: command.warehouseId,
  supplierId: command.supplier._id,
  supplierName: command.supplier.name,
  reason: command.reason,
  ...(command.note ? { note: command.note } : {}),
  carrier: command.carrier,
  photos: [...command.photos],
  lines,
  valueFen: sum(lines.map((line) => line.valueFen ?? 0)),
  returnedBy: { id: command.by._id, name: command.by.name },
  returnedAt: now,
  status: 'posted',
})
