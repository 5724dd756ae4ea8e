import fc from 'fast-check'
import { addDays, businessDay, daysBetween, isExpired, startOfDay } from './calendar'

test.each([
  ['2026-11-22T15:59:59.999Z', '2026-11-22'],
  ['2026-11-22T16:00:00.000Z', '2026-11-23'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01'],
])('%s is the business day %s in Shanghai', (instant, day) => {
  expect(businessDay(instant)).toBe(day)
  expect(businessDay(Date.parse(instant))).toBe(day)
})

test.each([
  ['2026-01-31', 1, '2026-02-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-03-01', -1, '2026-02-28'],
  ['2026-12-31', 1, '2027-01-01'],
])('%s and %i days is %s', (day, days, then) => {
  expect(addDays(day, days)).toBe(then)
  expect(daysBetween(day, then)).toBe(days)
})

test('a day begins with its own first instant', () => {
  expect(startOfDay('2026-11-22')).toBe('2026-11-21T16:00:00.000Z')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
      const day = addDays('2000-01-01', days)
      expect(businessDay(startOfDay(day))).toBe(day)
      expect(businessDay(Date.parse(startOfDay(day)) - 1)).toBe(addDays(day, -1))
    }),
  )
})

test.each([
  ['the day before', '2026-11-21', true],
  ['its own day, still good', '2026-11-22', false],
  ['the day after', '2026-11-23', false],
  ['no expiry at all', undefined, false],
])('a lot of %s', (_name, expiryDate, expired) => {
  expect(isExpired(expiryDate, '2026-11-22')).toBe(expired)
})
