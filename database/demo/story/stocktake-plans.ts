import { addDays, businessDay } from '../../../shared/domain/calendar'
import { dueItems } from '../../../shared/domain/stocktake/cycle'
import { afterMorning, savePlan } from '../../../shared/domain/stocktake/plan'
import { classesOf } from '../../../shared/domain/stocktake/value-class'
import type { PlanInput } from '../../../shared/operations/stocktake-open'
import { byOf, type Opening } from '../actions/opening-counts'
import { post } from '../actions/posting-counts'
import { accept, approve, finish, submit } from '../actions/reviewing-counts'
import type { Random } from '../random'
import { instant, minutesAgo, momentOf } from '../working-time'
import { allowed, type World } from '../world'
import { Telling } from './stocktake-telling'
import type { Step } from './step'

const HOUR = 60
const WEEK_DAYS = 7
/** 纸制文具, 书写文具 and 清洁用品: none of that needs a photo. */
const OFFICE = ['A05040100', 'A05040400', 'A05040500']
const CYCLE_PLAN = 'plan-weekly-cycle'
const CYCLE = { A: 30, B: 60, C: 120, maxItems: 24 }
const CYCLE_NAME = '办公用品库每周循环盘点'

/** Two plans; the weekly one has counted what was due last week, and this week's count is half done. */
export function cyclePlan(world: World, random: Random, now: number): Step[] {
  const today = businessDay(minutesAgo(now, 5 * HOUR))
  const lastWeek = addDays(today, -WEEK_DAYS)
  const begun = momentOf(addDays(lastWeek, -20), 10 * HOUR)
  const common = { blind: false, double: false, frozen: false }
  const weekday = new Date(lastWeek).getUTCDay() || WEEK_DAYS
  const weekly: PlanInput = {
    ...common,
    name: CYCLE_NAME,
    kind: 'cycle',
    warehouseId: 'WH-BG',
    cycle: CYCLE,
    scope: { categoryIds: OFFICE },
    recurrence: { unit: 'week', every: 1, day: weekday },
    daysToCount: 3,
    nextOn: lastWeek,
    note: '贵的每月、其余每季度轮到一次',
  }
  const monthly: PlanInput = {
    ...common,
    name: '药品月末盘点',
    kind: 'periodic',
    warehouseId: 'WH-SY',
    scope: { zones: ['B'] },
    blind: true,
    recurrence: { unit: 'month', every: 1, day: 28 },
    daysToCount: 2,
    nextOn: nextMonthEnd(addDays(businessDay(now), 1)),
  }
  return [
    { moment: begun, run: () => keepPlan(world, CYCLE_PLAN, weekly, 'clerk', random, begun) },
    {
      moment: begun + 60_000,
      run: () => keepPlan(world, 'plan-monthly-medicine', monthly, 'sunli', random, begun + 60_000),
    },
    ...pastWeek(world, random, lastWeek),
    ...thisWeek(world, random, minutesAgo(now, 5 * HOUR), now),
  ]
}

function nextMonthEnd(day: string): string {
  const of = (month: string) => `${month}-28`
  const here = of(day.slice(0, 'YYYY-MM'.length))
  return here >= day ? here : of(addDays(here, 10).slice(0, 'YYYY-MM'.length))
}

function keepPlan(
  world: World,
  planId: string,
  plan: PlanInput,
  by: string,
  random: Random,
  moment: number,
): void {
  const at = instant(moment)
  const actor = world.person(by)
  const areas = [{ areaId: 0, name: '全部', counters: [], seconds: [] }]
  const saved = allowed(
    savePlan(undefined, { planId, plan, areas, by: byOf(actor) }, businessDay(moment), at),
  )
  world.stocktakePlans.set(planId, saved)
  world.record(
    {
      operation: 'stocktake.savePlan',
      actor,
      at,
      input: { plan },
      summary: `新建盘点计划「${plan.name}」`,
      warehouseId: plan.warehouseId,
      document: { type: 'stocktakePlan', id: planId },
      postings: [],
    },
    random,
  )
}

/** As the timer opens it: what is due of the warehouse's goods. */
function openingOf(world: World, moment: number): Opening {
  const today = businessDay(moment)
  const stocks = [...world.stocks.values()].filter(
    ({ warehouseId, onHand, item }) =>
      warehouseId === 'WH-BG' && onHand > 0 && OFFICE.includes(item.categoryId),
  )
  const counts = new Map([...world.itemCounts.values()].flatMap(countsHere))
  const due = dueItems(stocks, counts, classesOf(stocks), CYCLE, today)
  return {
    kind: 'cycle',
    name: `${CYCLE_NAME} ${today}`,
    warehouseId: 'WH-BG',
    scope: { itemIds: due },
    openedBy: 'system',
    dueOn: addDays(today, 3),
    planId: CYCLE_PLAN,
  }
}

const countsHere = (counts: World['itemCounts'] extends Map<string, infer C> ? C : never) =>
  counts.warehouseId === 'WH-BG' ? [[counts.itemId, counts] as const] : []

function openedByPlan(world: World, no: string, moment: number): void {
  const plan = world.stocktakePlans.get(CYCLE_PLAN)
  if (!plan) throw new Error('demo data: no cycle plan')
  const outcome = { kind: 'opened', stocktakeId: no } as const
  world.stocktakePlans.set(plan._id, afterMorning(plan, outcome, businessDay(moment), instant(moment)))
}

function pastWeek(world: World, random: Random, day: string): Step[] {
  const at = (minute: number) => momentOf(day, minute)
  const told = new Telling(world, random, () => openingOf(world, at(6 * HOUR)), at(6 * HOUR), {
    BG01001: { change: -1 },
    BG05002: { change: 2 },
    BG02001: { change: -3 },
  })
  const hand = () => ({ no: told.no, by: 'clerk' })
  told.then(at(6 * HOUR), (moment) => openedByPlan(world, told.no, moment))
  told.count(at(9 * HOUR + 30), { by: 'sunli', to: 0.5 })
  told.count(at(10 * HOUR), { by: 'clerk', from: 0.5 })
  told.then(at(10 * HOUR + 10), (moment) => finish(world, hand(), random, moment))
  told.then(at(10 * HOUR + 15), (moment) =>
    accept(world, { ...hand(), reason: 'missedIssue' }, random, moment),
  )
  told.then(at(10 * HOUR + 20), (moment) => submit(world, hand(), random, moment))
  told.then(at(11 * HOUR), (moment) => approve(world, { no: told.no, comment: '同意' }, random, moment))
  told.then(at(11 * HOUR + 5), (moment) => post(world, hand(), random, moment))
  return told.steps
}

function thisWeek(world: World, random: Random, opened: number, now: number): Step[] {
  const told = new Telling(world, random, () => openingOf(world, opened), opened, {
    BG01010: { change: -2 },
    BG02006: { change: 5 },
  })
  told.then(opened, (moment) => openedByPlan(world, told.no, moment))
  told.count(minutesAgo(now, 2 * HOUR), { by: 'clerk', to: 0.4 })
  return told.steps
}
