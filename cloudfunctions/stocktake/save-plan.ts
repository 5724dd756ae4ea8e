import { fieldChanges } from '../../shared/domain/field-changes'
import { mayRun } from '../../shared/domain/stocktake/access'
import { savePlan as decide } from '../../shared/domain/stocktake/plan'
import { recurrenceText } from '../../shared/domain/stocktake/recurrence'
import { ok, reject, type Result } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { PlanView } from '../../shared/operations/stocktake-open'
import type { Warehouse } from '../../shared/schema/masterdata'
import type { StocktakePlan } from '../../shared/schema/stocktake'
import { commit } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { warehouseById } from '../runtime/directory'
import { readAreas } from './read-areas'
import { nameScope } from './read-scope'

/** Makes a plan, edits it, puts it to sleep or wakes it; what it names (people, places, goods) must be there. */
export const savePlan: Handler<'stocktake.savePlan'> = async (input, call) => {
  const { plan, planId: oldId, updatedAt, status } = input
  const warehouse = await runnable(plan.warehouseId, call)
  if (!warehouse.ok) return warehouse
  const checked = await readPlan(warehouse.data, plan, status)
  if (!checked.ok) return checked
  const { scopeText, areas } = checked.data
  const planId = oldId ?? `plan-${call.requestId}`
  const by = { id: call.caller._id, name: call.caller.name }
  return commit<PlanView>(call, async (snapshot, now) => {
    const before = oldId ? await snapshot.get('stocktakePlans', oldId) : undefined
    if (oldId && !before) return planNotFound()
    const decision = decide(before, { planId, updatedAt, status, plan, areas, by }, call.today, now)
    if (!decision.ok) return decision
    const document = decision.data
    return ok({
      writes: [
        before
          ? { kind: 'update', collection: 'stocktakePlans', before, document }
          : { kind: 'insert', collection: 'stocktakePlans', document },
      ],
      journal: {
        summary: summaryOf(before, document, warehouse.data.name),
        postings: [],
        document: { type: 'stocktakePlan', id: planId },
        warehouseId: document.warehouseId,
        changes: fieldChanges(before, document),
      },
      answer: { plan: document, warehouseName: warehouse.data.name, scopeText },
    })
  })
}

export const planNotFound = () => reject('NOT_FOUND', { what: '盘点计划' })

async function runnable(warehouseId: string, { caller }: CallContext): Promise<Result<Warehouse>> {
  const warehouse = await warehouseById(warehouseId)
  if (!warehouse) return reject('NOT_FOUND', { what: '仓库' })
  if (!mayRun(caller, warehouseId)) return reject('WAREHOUSE_FORBIDDEN', { warehouseName: warehouse.name })
  return ok(warehouse)
}

/** A plan that is put to sleep may name what is gone: that may be why. */
async function readPlan(
  warehouse: Warehouse,
  plan: InputOf<'stocktake.savePlan'>['plan'],
  status: StocktakePlan['status'] | undefined,
): Promise<Result<{ scopeText: string; areas: StocktakePlan['areas'] }>> {
  const sleeps = status === 'disabled'
  if (!sleeps && warehouse.status !== 'active')
    return reject('WAREHOUSE_DISABLED', { warehouseName: warehouse.name })
  const text = await nameScope(warehouse, plan.scope)
  if (!text.ok && !sleeps) return text
  const areas = await readAreas(plan.areas, warehouse, plan.double)
  if (!areas.ok) return areas
  return ok({ scopeText: text.ok ? text.data : '', areas: areas.data })
}

function summaryOf(before: StocktakePlan | undefined, plan: StocktakePlan, warehouseName: string): string {
  const verb = !before
    ? '新建'
    : before.status === plan.status
      ? '修改'
      : plan.status === 'active'
        ? '启用'
        : '停用'
  return `${verb}盘点计划「${plan.name}」：${warehouseName}，${recurrenceText(plan.recurrence)}，下次 ${plan.nextOn}`
}
