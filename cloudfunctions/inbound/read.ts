import { maySeeWarehouse, visibleWarehouses } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { warehouseNames } from '../runtime/directory'
import { get } from '../runtime/store'
import { newestFirst } from '../runtime/time-pages'

export const getReceipt: Handler<'inbound.get'> = async ({ receiptId }, { caller }) => {
  const receipt = await get('receipts', receiptId)
  if (!receipt) return reject('NOT_FOUND', { what: '入库单' })
  if (!maySeeWarehouse(caller, receipt.warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const nameOf = await warehouseNames()
  return ok({ ...receipt, warehouseName: nameOf(receipt.warehouseId) })
}

export const listReceipts: Handler<'inbound.list'> = async ({ warehouseId, kind, ...page }, { caller }) => {
  const visible = visibleWarehouses(caller)
  if (warehouseId && !maySeeWarehouse(caller, warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const warehouses = warehouseId ?? (visible && _.in([...visible]))
  const where = { ...(warehouses ? { warehouseId: warehouses } : {}), ...(kind ? { kind } : {}) }
  const { rows, nextCursor } = await newestFirst('receipts', where, 'receivedAt', page)
  const nameOf = await warehouseNames()
  return ok({ rows: rows.map((row) => ({ ...row, warehouseName: nameOf(row.warehouseId) })), nextCursor })
}
