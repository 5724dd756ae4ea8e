import type { ValueClass } from '../../schema/stocktake'
import { dueItems } from './cycle'

const cycle = { A: 30, B: 90, C: 180, maxItems: 10 }
const classes = new Map<string, ValueClass>([
  ['a', 'A'],
  ['b', 'B'],
  ['c', 'C'],
])
const items = ['a', 'b', 'c'].map((itemId, index) => ({ itemId, valueFen: 100 - index }))
const counted = (days: Record<string, string>) =>
  new Map(Object.entries(days).map(([itemId, lastCountedAt]) => [itemId, { lastCountedAt }]))
const at = (day: string) => `${day}T02:00:00.000Z`
const due = (days: Record<string, string>, today: string, maxItems = 10) =>
  dueItems(items, counted(days), classes, { ...cycle, maxItems }, today)

test('what was never counted is due, the dearer first', () => {
  expect(due({}, '2026-11-22')).toEqual(['a', 'b', 'c'])
})

test.each([
  ['a day before', '2026-11-30', []],
  ['on the day', '2026-12-01', ['a']],
  ['class B', '2027-01-30', ['a', 'b']],
  ['class C', '2027-04-30', ['a', 'b', 'c']],
])('as many days as the class allows: %s', (_, today, ids) => {
  const day = at('2026-11-01')
  expect(due({ a: day, b: day, c: day }, today)).toEqual(ids)
})

test('never counted comes first, then the longest ago', () => {
  expect(due({ a: at('2026-03-02'), b: at('2026-03-01') }, '2026-11-22')).toEqual(['c', 'b', 'a'])
})

test('no more than a day of work', () => {
  expect(due({ a: at('2026-03-02') }, '2026-11-22', 2)).toEqual(['b', 'c'])
})

test('days are business days: an evening in UTC is the next day in Shanghai', () => {
  const rows = { b: at('2026-11-22'), c: at('2026-11-22') }
  expect(due({ ...rows, a: '2026-11-01T15:59:59.000Z' }, '2026-12-01')).toEqual(['a'])
  expect(due({ ...rows, a: '2026-11-01T16:00:00.000Z' }, '2026-12-01')).toEqual([])
})

test('an item without a class has the longest time', () => {
  const strange = [{ itemId: 'x', valueFen: 0 }]
  const last = counted({ x: at('2026-11-01') })
  expect(dueItems(strange, last, classes, cycle, '2027-04-29')).toEqual([])
  expect(dueItems(strange, last, classes, cycle, '2027-04-30')).toEqual(['x'])
})
