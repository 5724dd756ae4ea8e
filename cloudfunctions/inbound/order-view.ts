import { isOverdue, progressPercent } from '../../shared/domain/purchase-order'
import type { OrderView } from '../../shared/operations/inbound-orders'
import type { PurchaseOrder } from '../../shared/schema/purchase-order'

/** An order as pages show it. */
export const orderView = (order: PurchaseOrder, warehouseName: string, today: string): OrderView => ({
  ...order,
  warehouseName,
  overdue: isOverdue(order, today),
  progressPercent: progressPercent(order),
})
