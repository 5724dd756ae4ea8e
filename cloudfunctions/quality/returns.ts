import { maySeeWarehouse, visibleWarehouses } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { warehouseNames } from '../runtime/directory'
import { photoLinks } from '../runtime/photos'
import { get } from '../runtime/store'
import { newestFirst } from '../runtime/time-pages'

export const listReturns: Handler<'quality.supplierReturns'> = async (
  { warehouseId, ...page },
  { caller },
) => {
  if (warehouseId && !maySeeWarehouse(caller, warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const visible = visibleWarehouses(caller)
  const warehouses = warehouseId ?? (visible && _.in([...visible]))
  const where = warehouses ? { warehouseId: warehouses } : {}
  const { rows, nextCursor } = await newestFirst('supplierReturns', where, 'returnedAt', page)
  const nameOf = await warehouseNames()
  return ok({ rows: rows.map((row) => ({ ...row, warehouseName: nameOf(row.warehouseId) })), nextCursor })
}

export const getReturn: Handler<'quality.supplierReturn'> = async ({ returnId }, { caller }) => {
  const supplierReturn = await get('supplierReturns', returnId)
  if (!supplierReturn) return reject('NOT_FOUND', { what: `退货单 ${returnId}` })
  if (!maySeeWarehouse(caller, supplierReturn.warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const [pictures, nameOf] = await Promise.all([photoLinks(supplierReturn.photos), warehouseNames()])
  const warehouseName = nameOf(supplierReturn.warehouseId)
  return ok({ supplierReturn: { ...supplierReturn, warehouseName }, pictures })
}
