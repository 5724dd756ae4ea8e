import { ok, reject, type Rejection, type Result } from '../../errors'
import type { PlanInput } from '../../operations/stocktake-open'
import type { By } from '../../schema/common'
import type { CountArea, Stocktake, StocktakePlan } from '../../schema/stocktake'
import { addDays } from '../calendar'
import { refuseStale } from '../lifecycle'
import { nextOn, refuseRecurrence } from './recurrence'

export interface PlanCommand {
  /** Of the plan, new or old. */
  planId: string
  /** As the form was filled from. */
  updatedAt?: string | undefined
  status?: StocktakePlan['status'] | undefined
  plan: PlanInput
  /** Those of the input, with the people's names. */
  areas: CountArea[]
  by: By
}

/**
 * A plan (盘点计划) as it is after saving. The warehouse of a plan is fixed: its stocktakes and what they counted are of that
 * one. Rejects CHANGED_MEANWHILE when somebody saved since the form was filled, INVALID_INPUT for a cycle plan without days
 * (or days without a cycle), a day that the recurrence does not have, and a first opening in the past of an active plan.
 */
export function savePlan(
  before: StocktakePlan | undefined,
  { planId, updatedAt, status = before?.status ?? 'active', plan, areas, by }: PlanCommand,
  today: string,
  now: string,
): Result<StocktakePlan> {
  const stale = before && refuseStale(before, updatedAt, '盘点计划')
  if (stale) return stale
  const refused = refusePlan(before, plan, status, today)
  if (refused) return refused
  return ok({
    ...(before && rememberedOf(before)),
    _id: planId,
    name: plan.name,
    kind: plan.kind,
    status,
    warehouseId: plan.warehouseId,
    scope: plan.scope,
    ...(plan.cycle && { cycle: plan.cycle }),
    blind: plan.blind,
    double: plan.double,
    frozen: plan.frozen,
    areas,
    recurrence: plan.recurrence,
    daysToCount: plan.daysToCount,
    nextOn: plan.nextOn,
    ...(plan.note && { note: plan.note }),
    createdBy: before?.createdBy ?? by,
    updatedAt: now,
  })
}

/** What saving does not touch. */
const rememberedOf = ({ lastStocktakeId, lastNote }: StocktakePlan) => ({
  ...(lastStocktakeId && { lastStocktakeId }),
  ...(lastNote && { lastNote }),
})

function refusePlan(
  before: StocktakePlan | undefined,
  plan: PlanInput,
  status: StocktakePlan['status'],
  today: string,
): Rejection | null {
  const wrong = (problem: string) => reject('INVALID_INPUT', { problem })
  if (before && before.warehouseId !== plan.warehouseId)
    return wrong('计划的仓库不能改，请停用这个计划，再为另一个仓库新建')
  if (plan.kind === 'cycle' && !plan.cycle) return wrong('循环盘点要填写 A、B、C 三类各隔多少天盘一次')
  if (plan.kind === 'periodic' && plan.cycle) return wrong('定期盘点每次全盘，不用填写 A、B、C 类的间隔')
  if (plan.cycle && plan.scope.notCountedForDays !== undefined)
    return wrong('循环盘点按 A、B、C 类的间隔选物资，请去掉「多久没盘」')
  const days = refuseRecurrence(plan.recurrence)
  if (days) return days
  // A plan that waits for its last stocktake may be edited, and one that sleeps need not name a day to come.
  const kept = before?.nextOn === plan.nextOn && before.status === status
  if (status === 'active' && !kept && plan.nextOn < today)
    return wrong('下次开盘日期已经过了，请选今天或以后')
  return null
}

/** What a morning does to a plan that is due: the day is past whatever came of it, and the plan says what did. */
export type PlanOutcome =
  | { kind: 'opened'; stocktakeId: string }
  /** Nothing to count this time. */
  | { kind: 'skipped'; note: string }
  /** Another try tomorrow: its last stocktake goes on, or something must be put right first. */
  | { kind: 'waits'; note: string }

export function afterMorning(
  plan: StocktakePlan,
  outcome: PlanOutcome,
  today: string,
  now: string,
): StocktakePlan {
  const { lastNote: _past, ...rest } = plan
  const next = nextOn(plan.recurrence, plan.nextOn, today)
  switch (outcome.kind) {
    case 'opened':
      return { ...rest, lastStocktakeId: outcome.stocktakeId, nextOn: next, updatedAt: now }
    case 'skipped':
      return { ...rest, lastNote: outcome.note, nextOn: next, updatedAt: now }
    case 'waits':
      return { ...rest, lastNote: outcome.note, nextOn: addDays(today, 1), updatedAt: now }
  }
}

/** Whether the timer has something to do with a plan. */
export const isDue = ({ status, nextOn }: Pick<StocktakePlan, 'status' | 'nextOn'>, today: string): boolean =>
  status === 'active' && nextOn <= today

/** Whether a stocktake still goes on: no second one of the same plan is opened beside it. */
export const isUnderWay = ({ status }: Pick<Stocktake, 'status'>): boolean =>
  status !== 'posted' && status !== 'cancelled'
