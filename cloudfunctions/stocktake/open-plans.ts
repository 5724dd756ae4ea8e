import { addDays } from '../../shared/domain/calendar'
import { afterMorning, isDue, isUnderWay, type PlanOutcome } from '../../shared/domain/stocktake/plan'
import { errorText } from '../../shared/error-text'
import { ok, reject, type ErrorCode } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { StocktakePlan, StocktakeScope } from '../../shared/schema/stocktake'
import { _ } from '../runtime/app'
import { commit } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import { find } from '../runtime/store'
import { dueScope } from './due-scope'
import { goOn } from './go-on'
import { openStocktake } from './open'
import { underWay } from './preview'

const PAGE = 100

/**
 * Every morning: what is due is opened. A plan as it stands is opened once, whoever fires the timer how often: the request id
 * is made of the plan and its state, and what was opened moves the plan on. What one plan meets does not stop the others.
 */
export async function openDuePlans(call: CallContext): Promise<void> {
  let after = ''
  for (;;) {
    const due = { status: 'active' as const, nextOn: _.lte(call.today) }
    const where = after ? { ...due, _id: _.gt(after) } : due
    const page = await find('stocktakePlans', where, { orderBy: [['_id', 'asc']], limit: PAGE })
    for (const plan of page) {
      if (Date.now() > call.deadline) return
      await openPlan(plan, call).catch((error: unknown) => log(plan, error))
    }
    after = page.at(-1)?._id ?? ''
    if (page.length < PAGE) return
  }
}

async function openPlan(plan: StocktakePlan, timer: CallContext): Promise<void> {
  const requestId = `${timer.operation}-${plan._id}-${Date.parse(plan.updatedAt)}`
  const call = { ...timer, requestId, input: { planId: plan._id, nextOn: plan.nextOn } }
  const outcome = await morningOf(plan, call)
  const opened = await note(plan, outcome, { ...call, requestId: `${requestId}-note` })
  // The lines too, as far as the time goes; what is left another timer does.
  if (opened) await goOn(timer, opened)
}

/** Opens the plan's stocktake, or says why not. */
async function morningOf(plan: StocktakePlan, call: CallContext): Promise<PlanOutcome> {
  const last = await lastUnderWay(plan)
  // Opened by a run that was cut short before it could say so.
  if (last && last === (await openedBy(call))) return { kind: 'opened', stocktakeId: last }
  if (last) return { kind: 'waits', note: `上一张盘点单 ${last} 还没有结束，明天再试` }
  const scope = await dueScope(plan, call.today)
  const opened = scope.ok
    ? await openStocktake(call, inputOf(plan, scope.data, call.today), { planId: plan._id })
    : scope
  if (opened.ok) return { kind: 'opened', stocktakeId: opened.data.stocktake._id }
  const why = errorText(opened.code, opened.details)
  return empty.has(opened.code) ? { kind: 'skipped', note: why } : { kind: 'waits', note: `${why}；明天再试` }
}

const empty: ReadonlySet<ErrorCode> = new Set(['PLAN_NOTHING_DUE', 'NOTHING_TO_COUNT'])

async function lastUnderWay({ _id, warehouseId }: StocktakePlan): Promise<string | undefined> {
  const where = { warehouseId, status: _.in([...underWay]), planId: _id }
  const found = await find('stocktakes', where, { limit: 10 })
  return found.find(isUnderWay)?._id
}

async function openedBy({ requestId }: CallContext): Promise<string | undefined> {
  const [entry] = await find('journal', { _id: requestId }, { limit: 1, fields: ['document'] })
  return entry?.document.id
}

const inputOf = (plan: StocktakePlan, scope: StocktakeScope, today: string): InputOf<'stocktake.open'> => ({
  kind: plan.kind,
  name: `${plan.name.slice(0, NAME_LENGTH - ' 2026-11-22'.length)} ${today}`,
  warehouseId: plan.warehouseId,
  scope,
  blind: plan.blind,
  double: plan.double,
  frozen: plan.frozen,
  dueOn: addDays(today, plan.daysToCount),
  areas: plan.areas.map(({ name, zones, prefixes, counters, seconds }) => ({
    name,
    ...(zones ? { zones } : {}),
    ...(prefixes ? { prefixes } : {}),
    counterIds: counters.map(({ id }) => id),
    secondIds: seconds.map(({ id }) => id),
  })),
})
const NAME_LENGTH = 60

/** Writes into the plan what came of it; answers the stocktake that was opened. */
async function note({ _id }: StocktakePlan, outcome: PlanOutcome, call: CallContext): Promise<string | null> {
  const stocktakeId = outcome.kind === 'opened' ? outcome.stocktakeId : null
  const result = await commit<string | null>(call, async (snapshot, now) => {
    const before = await snapshot.get('stocktakePlans', _id)
    if (!before || !isDue(before, call.today)) return reject('ALREADY_HANDLED')
    const document = afterMorning(before, outcome, call.today, now)
    const what = outcome.kind === 'opened' ? `开盘 ${outcome.stocktakeId}` : `没有开盘：${outcome.note}`
    return ok({
      writes: [{ kind: 'update', collection: 'stocktakePlans', before, document }],
      journal: {
        summary: `盘点计划「${before.name}」${what}；下次 ${document.nextOn}`,
        postings: [],
        document: { type: 'stocktakePlan', id: _id },
        warehouseId: before.warehouseId,
      },
      answer: stocktakeId,
    })
  })
  return result.ok ? result.data : null
}

const log = ({ _id }: StocktakePlan, error: unknown) =>
  console.error(JSON.stringify({ operation: 'timer.stocktakePlans', planId: _id, error: String(error) }))
