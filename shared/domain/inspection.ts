import type { Inspection, InspectionLine, InspectionStatus, RejectReason } from '../schema/inspection'
import type { Caller } from '../schema/person'

export const inspectionText: Record<InspectionStatus, string> = {
  waiting: '待质检',
  partlyJudged: '部分质检',
  judged: '已质检',
  cancelled: '已取消',
  reversed: '已冲销',
}

export const rejectReasonText: Record<RejectReason, string> = {
  damaged: '包装或外观破损',
  quality: '质量不合格',
  wrongItem: '与订单不符',
  specification: '规格型号不符',
  shortDated: '效期太短',
  noCertificate: '缺合格证或检验报告',
  contaminated: '受潮或污染',
  other: '其他',
}

/** A lot of a receipt that is to be judged: what the receipt's line or piece already says of it. */
export type InspectionPart = Pick<
  InspectionLine,
  | 'itemId'
  | 'item'
  | 'lotId'
  | 'lotNo'
  | 'serialNo'
  | 'productionDate'
  | 'expiryDate'
  | 'locationId'
  | 'quantity'
>

export interface OpenInspection {
  receiptId: string
  warehouseId: string
  supplierId?: string | undefined
  supplierName?: string | undefined
  deliveryNote?: string | undefined
  /** At least one; lots at a location of the 待检 zone with status 'inspection'. */
  parts: readonly InspectionPart[]
  by: Pick<Caller, '_id' | 'name'>
}

/**
 * The inspection that a receipt opens for those of its lots that somebody must judge; `no` is a ZJ number.
 * The receipt's own transaction inserts it, so that no goods wait unseen.
 */
export function openInspection(receipt: OpenInspection, no: string, now: string): Inspection {
  const lines = receipt.parts.map((part, index) => newLine(part, index + 1))
  return {
    _id: no,
    receiptId: receipt.receiptId,
    warehouseId: receipt.warehouseId,
    ...(receipt.supplierId ? { supplierId: receipt.supplierId } : {}),
    ...(receipt.supplierName ? { supplierName: receipt.supplierName } : {}),
    ...(receipt.deliveryNote ? { deliveryNote: receipt.deliveryNote } : {}),
    lines,
    ...progressOf(lines),
    openedBy: { id: receipt.by._id, name: receipt.by.name },
    createdAt: now,
    updatedAt: now,
  }
}

const newLine = (part: InspectionPart, lineId: number): InspectionLine => ({
  lineId,
  itemId: part.itemId,
  item: part.item,
  lotId: part.lotId,
  ...(part.lotNo ? { lotNo: part.lotNo } : {}),
  ...(part.serialNo ? { serialNo: part.serialNo } : {}),
  ...(part.productionDate ? { productionDate: part.productionDate } : {}),
  ...(part.expiryDate ? { expiryDate: part.expiryDate } : {}),
  locationId: part.locationId,
  quantity: part.quantity,
  accepted: 0,
  rejected: 0,
  putAway: 0,
  verdicts: [],
  puts: [],
})

/** Not yet judged, in the item's smallest step. */
export const toJudge = (line: InspectionLine): number => line.quantity - line.accepted - line.rejected

/** Accepted and still in the 待检 zone. */
export const toPutAway = (line: InspectionLine): number => line.accepted - line.putAway

/** What follows from the lines: the state, and what the lists ask for. */
export function progressOf(
  lines: readonly InspectionLine[],
): Pick<Inspection, 'status' | 'awaitsPutAway' | 'waitingItemIds'> {
  const begun = lines.some((line) => line.accepted + line.rejected > 0)
  const waiting = lines.filter((line) => toJudge(line) + toPutAway(line) > 0)
  return {
    status: lines.every((line) => toJudge(line) === 0) ? 'judged' : begun ? 'partlyJudged' : 'waiting',
    awaitsPutAway: lines.some((line) => toPutAway(line) > 0),
    waitingItemIds: [...new Set(waiting.map((line) => line.itemId))],
  }
}
