import type { RequisitionRow } from '../operations/requisition'
import type { Requisition } from '../schema/requisition'
import { formatQuantity } from './units'

/** A requisition as a list shows it. */
export const requisitionRow = (requisition: Requisition): RequisitionRow => ({
  requisitionId: requisition._id,
  kind: requisition.kind,
  status: requisition.status,
  ...(requisition.shipment ? { shipment: requisition.shipment } : {}),
  ...(requisition.dueDate ? { dueDate: requisition.dueDate } : {}),
  ...(requisition.recipient ? { recipientName: requisition.recipient.organisation } : {}),
  requesterName: requisition.requester.name,
  departmentName: requisition.departmentName,
  warehouseId: requisition.warehouseId,
  warehouseName: requisition.warehouseName,
  purpose: requisition.purpose,
  urgent: requisition.urgent,
  ...(requisition.neededBy ? { neededBy: requisition.neededBy } : {}),
  approverNames: requisition.approverNames,
  itemIds: requisition.lines.map((line) => line.itemId),
  lineCount: kept(requisition).length,
  brief: briefOf(requisition),
  createdAt: requisition.createdAt,
  updatedAt: requisition.updatedAt,
})

/** Lines that were not struck out: what somebody still fetches, or fetched. */
const kept = ({ lines }: Requisition) => lines.filter(({ approvedQuantity }) => approvedQuantity !== 0)

/** 「中性笔 ×20 支、复印纸 ×5 包等 3 种」: the first two of the lines that count. */
function briefOf(requisition: Requisition): string {
  const lines = kept(requisition)
  const shown = lines.slice(0, 2).map(({ item, quantity, approvedQuantity }) => {
    const amount = formatQuantity(approvedQuantity ?? quantity, item.scale)
    return `${item.name} ×${amount} ${item.unit}`
  })
  return shown.join('、') + (lines.length > 2 ? `等 ${lines.length} 种` : '')
}
