import { hasRole, maySeeWarehouse, refuseWarehouse, visibleWarehouses } from '../../../shared/domain/rights'
import { ok, reject } from '../../../shared/errors'
import type { Reconciliation } from '../../../shared/schema/reconciliation'
import { _ } from '../../runtime/app'
import { replay } from '../../runtime/commit'
import type { CallContext } from '../../runtime/context'
import type { Handler } from '../../runtime/define-function'
import { allWarehouses, warehouseById, warehouseNames } from '../../runtime/directory'
import { get } from '../../runtime/store'
import { newestFirst } from '../../runtime/time-pages'
import { runReconciliation } from './run'

export const reconcile: Handler<'stock.reconcile'> = async ({ warehouseId, reconciliationId }, call) => {
  const warehouse = await warehouseById(warehouseId)
  if (!warehouse) return reject('NOT_FOUND', { what: '仓库' })
  const refused = hasRole(call.caller, 'admin') ? null : refuseWarehouse(call.caller, warehouse)
  if (refused) return refused
  // Reading the books again for a repetition would take the time of a run.
  const before = await replay(call)
  if (before) return before as never
  if (!reconciliationId) return runReconciliation(call, warehouse, undefined)
  const report = await get('reconciliations', reconciliationId)
  if (report?.warehouseId !== warehouseId) return reject('NOT_FOUND', { what: '核对记录' })
  if (report.status !== 'running') return reject('ALREADY_HANDLED', { state: '已核对' })
  return runReconciliation(call, warehouse, report)
}

export const listReconciliations: Handler<'stock.reconciliations'> = async (
  { warehouseId, ...page },
  { caller },
) => {
  if (warehouseId && !maySeeWarehouse(caller, warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const visible = visibleWarehouses(caller)
  const warehouses = warehouseId ?? (visible && _.in([...visible]))
  const where = warehouses ? { warehouseId: warehouses } : {}
  const { rows, nextCursor } = await newestFirst('reconciliations', where, 'startedAt', page)
  const nameOf = await warehouseNames()
  return ok({ rows: rows.map((row) => ({ ...row, warehouseName: nameOf(row.warehouseId) })), nextCursor })
}

export const getReconciliation: Handler<'stock.reconciliation'> = async (
  { reconciliationId },
  { caller },
) => {
  const report = await get('reconciliations', reconciliationId)
  if (!report) return reject('NOT_FOUND', { what: '核对记录' })
  if (!maySeeWarehouse(caller, report.warehouseId)) return reject('WAREHOUSE_FORBIDDEN')
  const nameOf = await warehouseNames()
  return ok({ ...report, warehouseName: nameOf(report.warehouseId) })
}

/**
 * Every night, every warehouse in use. The timer fires several times: a warehouse whose run is finished is left alone,
 * one that needs more time goes on where it was.
 */
export async function reconcileNightly(call: CallContext): Promise<void> {
  for (const warehouse of await allWarehouses()) {
    if (warehouse.status !== 'active') continue
    const tonight = await tonightsRun(warehouse._id, call.today)
    if (tonight && tonight.status !== 'running') continue
    if (Date.now() > call.deadline - 3_000) return
    const part = (tonight?.parts ?? 0) + 1
    const own = {
      ...call,
      requestId: `${call.requestId}-${warehouse._id}-${part}`,
      input: { warehouseId: warehouse._id, part },
    }
    const result = await runReconciliation(own, warehouse, tonight)
    if (!result.ok)
      console.warn(JSON.stringify({ timer: call.operation, warehouse: warehouse._id, code: result.code }))
  }
}

const tonightsRun = (warehouseId: string, day: string): Promise<Reconciliation | undefined> =>
  get('reconciliations', `HD-timer-reconcile-${day}-${warehouseId}-1`)
