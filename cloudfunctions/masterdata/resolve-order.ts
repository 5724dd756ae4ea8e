import { orderText } from '../../shared/domain/purchase-order'
import { hasRole, maySeeWarehouse, mayWorkIn } from '../../shared/domain/rights'
import type { Resolved } from '../../shared/operations/masterdata'
import type { Caller } from '../../shared/schema/person'
import { get } from '../runtime/store'

/** A purchase order's number (CG), for those who receive on it or keep the books. */
export async function orderOf(code: string, caller: Caller): Promise<Resolved | undefined> {
  const order = hasRole(caller, 'clerk', 'admin') ? await get('purchaseOrders', code) : undefined
  if (!order || !maySeeWarehouse(caller, order.warehouseId)) return undefined
  return {
    kind: 'purchaseOrder',
    orderId: order._id,
    supplierName: order.supplierName,
    state: orderText[order.status],
    mayReceive: order.awaited && mayWorkIn(caller, order.warehouseId),
  }
}
