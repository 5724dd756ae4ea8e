import type { RequisitionLine } from '../schema/requisition'

/** What is approved, not yet handed out and not given up, in the item's smallest step. */
export const openQuantity = (line: RequisitionLine): number =>
  Math.max(0, (line.approvedQuantity ?? 0) - line.issuedQuantity - (line.closedQuantity ?? 0))
