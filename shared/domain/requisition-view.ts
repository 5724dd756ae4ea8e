import type { RequisitionRow } from '../operations/requisition'
import type { Requisition } from '../schema/requisition'
import { formatQuantity } from './units'

/** A requisition as a list shows it. */
export const requisitionRow = (requisition: Requisition): RequisitionRow => ({
  requisitionId: requisition._id,
  status: requisition.status,
  requesterName: requisition.requester.name,
  departmentName: requisition.departmentName,
  warehouseId: requisition.warehouseId,
  warehouseName: requisition.warehouseName,
  purpose: requisition.purpose,
  urgent: requisition.urgent,
  ...(requisition.neededBy ? { neededBy: requisition.neededBy } : {}),
  approverNames: requisition.approverNames,
  itemIds: requisition.lines.map((line) => line.itemId),
  lineCount: requisition.lines.length,
  brief: briefOf(requisition),
  createdAt: requisition.createdAt,
  updatedAt: requisition.updatedAt,
})

/** 「中性笔 ×20 支、复印纸 ×5 包」, the first two lines. */
function briefOf({ lines }: Requisition): string {
  const shown = lines.slice(0, 2).map(({ item, quantity, approvedQuantity }) => {
    const amount = formatQuantity(approvedQuantity ?? quantity, item.scale)
    return `${item.name} ×${amount} ${item.unit}`
  })
  return shown.join('、') + (lines.length > 2 ? ' 等' : '')
}
