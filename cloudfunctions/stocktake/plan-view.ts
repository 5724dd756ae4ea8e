import type { PlanView } from '../../shared/operations/stocktake-open'
import type { StocktakePlan } from '../../shared/schema/stocktake'
import { warehouseById } from '../runtime/directory'
import { nameScope } from './read-scope'

/** A plan with its warehouse and scope in words; what of the scope is gone since is told, so that somebody edits it. */
export async function planView(plan: StocktakePlan): Promise<PlanView> {
  const warehouse = await warehouseById(plan.warehouseId)
  if (!warehouse) return { plan, warehouseName: plan.warehouseId, scopeText: '仓库已不存在' }
  const text = await nameScope(warehouse, plan.scope)
  const gone = text.ok ? '' : String(text.details?.what ?? text.details?.location ?? '')
  return {
    plan,
    warehouseName: warehouse.name,
    scopeText: text.ok ? text.data : `${gone || '范围的一部分'}已不存在，请修改计划`,
  }
}
