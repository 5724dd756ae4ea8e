import { maySeeWarehouse, visibleWarehouses } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { get } from '../runtime/store'
import { newestFirst } from '../runtime/time-pages'

export const getAdjustment: Handler<'stock.adjustment'> = async ({ adjustmentId }, { caller }) => {
  const found = await get('adjustments', adjustmentId)
  if (!found || !maySeeWarehouse(caller, found.warehouseId)) {
    return reject('NOT_FOUND', { what: `单据 ${adjustmentId}` })
  }
  return ok(found)
}

/** Moves, freezing, splitting and merging of the warehouses that the caller sees, newest first. */
export const listAdjustments: Handler<'stock.adjustments'> = async ({ warehouseId, ...page }, { caller }) => {
  if (warehouseId && !maySeeWarehouse(caller, warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const visible = visibleWarehouses(caller)
  const warehouses = warehouseId ?? (visible && _.in([...visible]))
  return ok(await newestFirst('adjustments', warehouses ? { warehouseId: warehouses } : {}, 'at', page))
}
