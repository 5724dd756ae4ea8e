import type { PlanInput } from '../../operations/stocktake-open'
import type { StocktakePlan } from '../../schema/stocktake'
import { afterMorning, isDue, isUnderWay, savePlan, type PlanCommand } from './plan'

const today = '2026-11-22'
const now = '2026-11-22T02:00:00.000Z'
const by = { id: 'clerk', name: '王敏' }
const areas = [{ areaId: 0, name: '全部', counters: [], seconds: [] }]

const input = (change: Partial<PlanInput> = {}): PlanInput => ({
  name: '月度盘点',
  kind: 'periodic',
  warehouseId: 'WH-BG',
  scope: {},
  blind: true,
  double: false,
  frozen: false,
  recurrence: { unit: 'month', every: 1, day: 1 },
  daysToCount: 3,
  nextOn: '2026-12-01',
  ...change,
})
const cycle = { A: 30, B: 90, C: 180, maxItems: 50 }
const old: StocktakePlan = {
  ...input({ nextOn: '2026-11-20' }),
  _id: 'plan-1',
  status: 'active',
  areas,
  cycle: undefined,
  note: undefined,
  lastStocktakeId: 'PD20261101-0001',
  lastNote: '没有到期要盘的物资',
  createdBy: { id: 'sunli', name: '孙丽' },
  updatedAt: '2026-11-01T00:00:00.000Z',
}
const save = (plan: PlanInput, before?: StocktakePlan, change: Partial<PlanCommand> = {}) =>
  savePlan(
    before,
    { planId: before?._id ?? 'plan-2', updatedAt: before?.updatedAt, plan, areas, by, ...change },
    today,
    now,
  )

test('a new plan is active and belongs to who made it', () => {
  expect(save(input({ note: '每月一次' }))).toEqual({
    ok: true,
    data: {
      ...input({ note: '每月一次' }),
      _id: 'plan-2',
      status: 'active',
      areas,
      createdBy: by,
      updatedAt: now,
    },
  })
})

test('an edited plan keeps who made it and what it remembers', () => {
  const edited = save(input({ name: '改名' }), old)
  expect(edited).toMatchObject({
    ok: true,
    data: { name: '改名', createdBy: old.createdBy, lastStocktakeId: 'PD20261101-0001', updatedAt: now },
  })
})

test('a plan without a note any more has none', () => {
  expect(save(input({ note: '' }), { ...old, note: '旧' })).not.toHaveProperty('data.note')
})

test.each<[string, PlanInput, StocktakePlan | undefined, Partial<PlanCommand>, string]>([
  ['saved by somebody meanwhile', input(), old, { updatedAt: now }, 'CHANGED_MEANWHILE'],
  ['another warehouse', input({ warehouseId: 'WH-SB' }), old, {}, 'INVALID_INPUT'],
  ['a cycle without days', input({ kind: 'cycle' }), undefined, {}, 'INVALID_INPUT'],
  ['days without a cycle', input({ cycle }), undefined, {}, 'INVALID_INPUT'],
  [
    'two rules for when',
    input({ kind: 'cycle', cycle, scope: { notCountedForDays: 9 } }),
    undefined,
    {},
    'INVALID_INPUT',
  ],
  [
    'an eighth weekday',
    input({ recurrence: { unit: 'week', every: 1, day: 8 } }),
    undefined,
    {},
    'INVALID_INPUT',
  ],
  ['a first opening in the past', input({ nextOn: '2026-11-21' }), undefined, {}, 'INVALID_INPUT'],
  [
    'awakened with a day in the past',
    input({ nextOn: '2026-11-20' }),
    { ...old, status: 'disabled' },
    { status: 'active' },
    'INVALID_INPUT',
  ],
])('%s is refused', (_, plan, before, change, code) => {
  expect(save(plan, before, change)).toMatchObject({ ok: false, code })
})

test.each<[string, PlanInput, StocktakePlan | undefined, Partial<PlanCommand>]>([
  ['today as the first day', input({ nextOn: today }), undefined, {}],
  ['a cycle with days', input({ kind: 'cycle', cycle, scope: { valueClasses: ['A'] } }), undefined, {}],
  ['an edit of a plan that is due', input({ nextOn: '2026-11-20' }), old, {}],
  ['sleep, whatever its day', input({ nextOn: '2026-11-20' }), old, { status: 'disabled' }],
])('%s is accepted', (_, plan, before, change) => {
  expect(save(plan, before, change)).toMatchObject({ ok: true })
})

test('after a morning the day is past, and the plan says what came of it', () => {
  const due = { ...old, nextOn: '2026-11-01' }
  expect(afterMorning(due, { kind: 'opened', stocktakeId: 'PD20261122-0001' }, today, now)).toEqual({
    ...old,
    lastNote: undefined,
    lastStocktakeId: 'PD20261122-0001',
    nextOn: '2026-12-01',
    updatedAt: now,
  })
  const skipped = afterMorning(due, { kind: 'skipped', note: '没有到期要盘的物资' }, today, now)
  expect(skipped).toMatchObject({ nextOn: '2026-12-01', lastNote: '没有到期要盘的物资' })
  const waits = afterMorning(due, { kind: 'waits', note: '上一张还没结束' }, today, now)
  expect(waits).toMatchObject({ nextOn: '2026-11-23', lastNote: '上一张还没结束' })
})

test('a plan is due from its day on while it is active', () => {
  expect(isDue({ status: 'active', nextOn: today }, today)).toBe(true)
  expect(isDue({ status: 'active', nextOn: '2026-11-23' }, today)).toBe(false)
  expect(isDue({ status: 'disabled', nextOn: today }, today)).toBe(false)
})

test.each([
  ['opening', true],
  ['approving', true],
  ['posting', true],
  ['posted', false],
  ['cancelled', false],
] as const)('a stocktake in the state %s goes on: %s', (status, goesOn) => {
  expect(isUnderWay({ status })).toBe(goesOn)
})
