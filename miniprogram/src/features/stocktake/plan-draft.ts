import { nextOn } from '@shared/domain/stocktake/recurrence'
import type { InputOf } from '@shared/operations'
import type { PlanInput, PlanView } from '@shared/operations/stocktake-open'
import type { Recurrence } from '@shared/schema/stocktake'
import { areaProblem, toAreas, WHOLE, type Area, type PeopleByArea, type Split } from './areas-draft'
import { scopeDraftOf, toScope, wholeWarehouse, type ScopeDraft } from './scope-draft'

/** A plan while it is filled in; numbers as they are typed. */
export interface PlanDraft {
  name: string
  kind: 'periodic' | 'cycle'
  warehouseId: string
  scope: ScopeDraft
  /** Days between two counts of an item of each class, and how many items at once. */
  cycle: { A: string; B: string; C: string; maxItems: string }
  blind: boolean
  double: boolean
  frozen: boolean
  split: Split
  people: PeopleByArea
  unit: Recurrence['unit']
  every: string
  day: string
  daysToCount: string
  /** Empty: the first day of the recurrence after today. */
  nextOn: string
  note: string
}

export const emptyPlan: PlanDraft = {
  name: '',
  kind: 'periodic',
  warehouseId: '',
  scope: wholeWarehouse,
  cycle: { A: '30', B: '90', C: '180', maxItems: '50' },
  blind: true,
  double: false,
  frozen: false,
  split: 'none',
  people: {},
  unit: 'month',
  every: '1',
  day: '1',
  daysToCount: '3',
  nextOn: '',
  note: '',
}

/** A plan that exists, to be changed. */
export function draftOfPlan({ plan, names = {} }: PlanView): PlanDraft {
  const { recurrence, areas, cycle } = plan
  const split: Split = areas.some(({ prefixes }) => prefixes?.length)
    ? 'racks'
    : areas.some(({ zones }) => zones?.length)
      ? 'zones'
      : 'none'
  const keyOf = ({ zones, prefixes }: (typeof areas)[number]) => zones?.[0] ?? prefixes?.[0] ?? WHOLE
  return {
    name: plan.name,
    kind: plan.kind,
    warehouseId: plan.warehouseId,
    scope: scopeDraftOf(plan.scope, (id) => names[id]),
    cycle: cycle
      ? { A: `${cycle.A}`, B: `${cycle.B}`, C: `${cycle.C}`, maxItems: `${cycle.maxItems}` }
      : emptyPlan.cycle,
    blind: plan.blind,
    double: plan.double,
    frozen: plan.frozen,
    split,
    people: Object.fromEntries(
      areas.map((area) => [keyOf(area), { counters: area.counters, seconds: area.seconds }]),
    ),
    unit: recurrence.unit,
    every: `${recurrence.every}`,
    day: `${recurrence.day ?? 1}`,
    daysToCount: `${plan.daysToCount}`,
    nextOn: plan.nextOn,
    note: plan.note ?? '',
  }
}

/** How often it comes, once the number typed is one. */
export function recurrenceOf({ unit, every, day }: PlanDraft): Recurrence | undefined {
  const count = wholeWithin(every, 1, 24)
  if (count === undefined) return undefined
  return unit === 'day' ? { unit, every: count } : { unit, every: count, day: Number(day) }
}

/** First opening: as chosen, else the first day of the recurrence after today. */
export function openingDay(draft: PlanDraft, today: string): string | undefined {
  const recurrence = recurrenceOf(draft)
  if (draft.nextOn && draft.nextOn >= today) return draft.nextOn
  return recurrence && firstAfter(recurrence, today)
}

/**
 * The first day after `today` that is one of the recurrence's days. Counted from the period before, since that of today may
 * still be to come.
 */
function firstAfter(recurrence: Recurrence, today: string): string {
  return nextOn({ ...recurrence, every: 1 }, periodBefore(recurrence, today), today)
}

const DAY_MS = 86_400_000
const spans: Record<Recurrence['unit'], number> = { day: 1, week: 7, month: 31, quarter: 92, year: 366 }

const periodBefore = ({ unit }: Recurrence, today: string): string =>
  new Date(Date.parse(today) - spans[unit] * DAY_MS).toISOString().slice(0, 10)

/** What must be put right before it can be saved; undefined when nothing must. */
export function planProblem(draft: PlanDraft, areas: readonly Area[]): string | undefined {
  if (!draft.name.trim()) return '请填写计划名称'
  if (!draft.warehouseId) return '请选择仓库'
  if (!recurrenceOf(draft)) return '多久一次请填 1 到 24 的整数'
  if (wholeWithin(draft.daysToCount, 0, 90) === undefined) return '几天盘完请填 0 到 90 的整数'
  if (draft.kind === 'cycle') {
    const { A, B, C, maxItems } = draft.cycle
    if ([A, B, C].some((days) => wholeWithin(days, 1, 3_650) === undefined)) {
      return '循环天数请填 1 到 3650 的整数'
    }
    if (wholeWithin(maxItems, 1, 1_000) === undefined) return '每次种数请填 1 到 1000 的整数'
  }
  return areaProblem(areas, draft.double)
}

/** What is sent; only for a draft without problems. */
export function toPlanInput(draft: PlanDraft, areas: readonly Area[], today: string): PlanInput {
  const { kind, cycle, scope, note } = draft
  const sent = toAreas(draft.split, areas, draft.double)
  return {
    name: draft.name.trim(),
    kind,
    warehouseId: draft.warehouseId,
    scope: toScope(kind === 'cycle' ? { ...scope, notCountedForDays: null } : scope),
    ...(kind === 'cycle'
      ? {
          cycle: {
            A: Number(cycle.A),
            B: Number(cycle.B),
            C: Number(cycle.C),
            maxItems: Number(cycle.maxItems),
          },
        }
      : {}),
    blind: draft.blind,
    double: draft.double,
    frozen: draft.frozen,
    ...(sent ? { areas: sent } : {}),
    recurrence: recurrenceOf(draft) ?? { unit: 'month', every: 1, day: 1 },
    daysToCount: Number(draft.daysToCount),
    nextOn: openingDay(draft, today) ?? today,
    ...(note.trim() ? { note: note.trim() } : {}),
  }
}

export type SavePlan = InputOf<'stocktake.savePlan'>

/** A whole number within bounds; undefined for anything else. */
function wholeWithin(typed: string, from: number, to: number): number | undefined {
  if (!/^\d{1,5}$/.test(typed.trim())) return undefined
  const number = Number(typed)
  return number >= from && number <= to ? number : undefined
}
