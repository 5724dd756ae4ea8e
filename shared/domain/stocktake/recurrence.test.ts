import fc from 'fast-check'
import type { Recurrence } from '../../schema/stocktake'
import { nextOn, recurrenceText, refuseRecurrence } from './recurrence'

type Row = [what: string, recurrence: Recurrence, due: string, today: string, next: string]

test.each<Row>([
  ['each day', { unit: 'day', every: 1 }, '2026-11-22', '2026-11-22', '2026-11-23'],
  ['every ten days', { unit: 'day', every: 10 }, '2026-11-22', '2026-11-22', '2026-12-02'],
  ['each Monday', { unit: 'week', every: 1, day: 1 }, '2026-11-23', '2026-11-23', '2026-11-30'],
  ['each Sunday', { unit: 'week', every: 1, day: 7 }, '2026-11-22', '2026-11-22', '2026-11-29'],
  ['every other Friday', { unit: 'week', every: 2, day: 5 }, '2026-11-20', '2026-11-20', '2026-12-04'],
  ['the first of each month', { unit: 'month', every: 1, day: 1 }, '2026-12-01', '2026-12-01', '2027-01-01'],
  ['the 28th', { unit: 'month', every: 1, day: 28 }, '2027-01-28', '2027-01-28', '2027-02-28'],
  [
    'the first month of each quarter',
    { unit: 'quarter', every: 1, day: 5 },
    '2026-10-05',
    '2026-10-05',
    '2027-01-05',
  ],
  ['each year', { unit: 'year', every: 1, day: 10 }, '2026-01-10', '2026-01-10', '2027-01-10'],
  ['no day told is the first', { unit: 'month', every: 2 }, '2026-11-01', '2026-11-01', '2027-01-01'],
  ['a first opening between', { unit: 'month', every: 1, day: 1 }, '2026-11-25', '2026-11-25', '2026-12-01'],
  [
    'between, before the day of its own month',
    { unit: 'month', every: 1, day: 20 },
    '2026-11-05',
    '2026-11-05',
    '2026-12-20',
  ],
  ['missed weeks open once', { unit: 'week', every: 1, day: 1 }, '2026-11-02', '2026-11-25', '2026-11-30'],
  [
    'missed, and today is one of its days',
    { unit: 'week', every: 1, day: 1 },
    '2026-11-02',
    '2026-11-23',
    '2026-11-30',
  ],
  [
    'missed months keep their beat',
    { unit: 'month', every: 3, day: 1 },
    '2026-01-01',
    '2026-08-15',
    '2026-10-01',
  ],
])('%s', (_, recurrence, due, today, next) => {
  expect(nextOn(recurrence, due, today)).toBe(next)
})

test.each<[Recurrence, boolean]>([
  [{ unit: 'week', every: 1, day: 8 }, true],
  [{ unit: 'day', every: 1, day: 3 }, true],
  [{ unit: 'week', every: 1, day: 7 }, false],
  [{ unit: 'day', every: 1 }, false],
  [{ unit: 'year', every: 1, day: 28 }, false],
])('%j is refused: %s', (recurrence, refused) => {
  expect(refuseRecurrence(recurrence) !== null).toBe(refused)
})

test.each<[Recurrence, string]>([
  [{ unit: 'day', every: 1 }, '每天'],
  [{ unit: 'day', every: 3 }, '每 3 天'],
  [{ unit: 'week', every: 1, day: 1 }, '每周一'],
  [{ unit: 'week', every: 2, day: 7 }, '每 2 周的周日'],
  [{ unit: 'month', every: 1, day: 1 }, '每月 1 日'],
  [{ unit: 'month', every: 2, day: 15 }, '每 2 个月的 15 日'],
  [{ unit: 'quarter', every: 1 }, '每季度首月 1 日'],
  [{ unit: 'quarter', every: 2, day: 3 }, '每 2 个季度首月 3 日'],
  [{ unit: 'year', every: 1, day: 10 }, '每年 1 月 10 日'],
  [{ unit: 'year', every: 2, day: 10 }, '每 2 年 1 月 10 日'],
])('%j → %s', (recurrence, text) => {
  expect(recurrenceText(recurrence)).toBe(text)
})

test('the next day is later than both, on the day of its period, and the first such day', () => {
  const day = fc
    .integer({ min: 0, max: 3_000 })
    .map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10))
  const recurrence = fc.record({
    unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'quarter' as const),
    every: fc.integer({ min: 1, max: 6 }),
    day: fc.integer({ min: 1, max: 7 }),
  })
  fc.assert(
    fc.property(recurrence, day, day, (rule, due, today) => {
      const next = nextOn(rule, due, today)
      expect(next > due && next > today).toBe(true)
      if (rule.unit === 'week') expect((new Date(next).getUTCDay() + 6) % 7).toBe(rule.day - 1)
      if (rule.unit === 'month' || rule.unit === 'quarter') expect(new Date(next).getUTCDate()).toBe(rule.day)
      // Whoever opened on an earlier day of the plan comes to the same day: the beat is kept.
      const first = nextOn(rule, due, due)
      if (first <= today) expect(nextOn(rule, first, today)).toBe(next)
    }),
  )
})
