import {
  draftOfPlan,
  emptyPlan,
  openingDay,
  planProblem,
  recurrenceOf,
  toPlanInput,
  type PlanDraft,
} from './plan-draft'

const TODAY = '2026-11-22'
const plan = (part: Partial<PlanDraft>): PlanDraft => ({
  ...emptyPlan,
  name: '季度盘点',
  warehouseId: 'WH-BG',
  ...part,
})

test.each<[string, Partial<PlanDraft>, string]>([
  ['a day of the month that is still to come', { unit: 'month', day: '25' }, '2026-11-25'],
  ['a day of the month that has passed', { unit: 'month', day: '5' }, '2026-12-05'],
  ['every second month begins with the next one', { unit: 'month', every: '2', day: '5' }, '2026-12-05'],
  ['a Monday', { unit: 'week', day: '1' }, '2026-11-23'],
  ['a Sunday, not today', { unit: 'week', day: '7' }, '2026-11-29'],
  ['a quarter', { unit: 'quarter', day: '1' }, '2027-01-01'],
  ['a year', { unit: 'year', day: '10' }, '2027-01-10'],
  ['tomorrow', { unit: 'day' }, '2026-11-23'],
  ['as chosen', { nextOn: '2026-12-24' }, '2026-12-24'],
  ['a chosen day that has passed does not hold', { nextOn: '2026-11-01', day: '25' }, '2026-11-25'],
])('opens first on %s', (_name, part, day) => {
  expect(openingDay(plan(part), TODAY)).toBe(day)
})

test.each<[Partial<PlanDraft>, string]>([
  [{ name: ' ' }, '请填写计划名称'],
  [{ warehouseId: '' }, '请选择仓库'],
  [{ every: '0' }, '多久一次请填 1 到 24 的整数'],
  [{ every: '1.5' }, '多久一次请填 1 到 24 的整数'],
  [{ daysToCount: '91' }, '几天盘完请填 0 到 90 的整数'],
  [{ kind: 'cycle', cycle: { ...emptyPlan.cycle, B: '' } }, '循环天数请填 1 到 3650 的整数'],
  [{ kind: 'cycle', cycle: { ...emptyPlan.cycle, maxItems: '2000' } }, '每次种数请填 1 到 1000 的整数'],
])('refuses %j', (part, problem) => {
  expect(planProblem(plan(part), [])).toBe(problem)
})

test('a plan by day has no day to fall on', () => {
  expect(recurrenceOf(plan({ unit: 'day', every: '10' }))).toEqual({ unit: 'day', every: 10 })
})

test('what is not of the kind is not sent', () => {
  const periodic = toPlanInput(plan({}), [], TODAY)
  expect(periodic).not.toHaveProperty('cycle')
  expect(periodic).toMatchObject({ recurrence: { unit: 'month', every: 1, day: 1 }, nextOn: '2026-12-01' })
  const cycle = toPlanInput(
    plan({ kind: 'cycle', scope: { ...emptyPlan.scope, notCountedForDays: 90 } }),
    [],
    TODAY,
  )
  expect(cycle.scope).toEqual({})
  expect(cycle.cycle).toEqual({ A: 30, B: 90, C: 180, maxItems: 50 })
})

test('a plan that exists is filled in as it is', () => {
  const input = toPlanInput(plan({ split: 'zones', unit: 'week', day: '3', note: '财务监盘' }), [], TODAY)
  const zhang = { id: 'zhang', name: '张三' }
  const draft = draftOfPlan({
    warehouseName: '办公用品库',
    scopeText: '全库',
    plan: {
      ...input,
      _id: 'p1',
      status: 'active',
      areas: [{ areaId: 0, name: 'A 区', zones: ['A'], counters: [zhang], seconds: [] }],
      createdBy: zhang,
      updatedAt: '2026-11-22T00:00:00.000Z',
    },
  })
  expect(draft).toMatchObject({
    split: 'zones',
    people: { A: { counters: [zhang], seconds: [] } },
    unit: 'week',
    day: '3',
    nextOn: '2026-11-25',
    note: '财务监盘',
  })
})
