import fc from 'fast-check'
import { isDue, nextFiring, parseCron } from './cron'

const at = (text: string) => new Date(text).getTime()

test.each([
  ['0 0 2 * * * *', '2026-03-01T18:00:00Z', true],
  ['0 0 2 * * * *', '2026-03-01T02:00:00Z', false],
  ['*/5 * * * * * *', '2026-03-01T00:00:15Z', true],
  ['*/5 * * * * * *', '2026-03-01T00:00:16Z', false],
  ['0 0,30 8-18 * * MON-FRI *', '2026-03-02T02:30:00Z', true],
  ['0 0,30 8-18 * * MON-FRI *', '2026-02-28T02:30:00Z', false],
  ['0 0,30 8-18 ? * mon-fri *', '2026-03-02T02:30:00Z', true],
  ['0 0 0 1 JAN * 2027', '2026-12-31T16:00:00Z', true],
  ['10/20 * * * * * *', '2026-03-01T00:00:50Z', true],
  ['0 0 8-18/5 * * * *', '2026-03-01T05:00:00Z', true],
  // Day and weekday together: either is enough. 2026-03-01 is a Sunday, 2026-03-02 a Monday.
  ['0 0 8 1 * MON *', '2026-03-01T00:00:00Z', true],
  ['0 0 8 1 * MON *', '2026-03-02T00:00:00Z', true],
  ['0 0 8 1 * MON *', '2026-03-03T00:00:00Z', false],
])('%s at %s: %s', (expression, time, due) => {
  expect(isDue(parseCron(expression), at(time))).toBe(due)
})

test.each([
  '0 0 2 * *',
  '60 * * * * * *',
  '* * * * * FOO *',
  '*/0 * * * * * *',
  '1-99 * * * * * *',
  '5-1 * * * * * *',
  '* * * * * FRI-MON *',
  '1/2/3 * * * * * *',
  '1-2-3 * * * * * *',
  '+1 * * * * * *',
  ', * * * * * *',
  '/5 * * * * * *',
  '* * * 0 * * *',
  '* * * * * 7 *',
])('%s is refused', (expression) => {
  expect(() => parseCron(expression)).toThrow()
})

test.each([
  ['0 0 2 * * * *', '2026-03-01T17:59:59.500Z', '2026-03-01T18:00:00Z'],
  ['0 0 2 * * * *', '2026-03-01T18:00:00Z', '2026-03-02T18:00:00Z'],
  ['0 0 0 29 2 * *', '2026-03-01T00:00:00Z', '2028-02-28T16:00:00Z'],
  ['30 59 23 31 12 * 2099', '2026-03-01T00:00:00Z', '2099-12-31T15:59:30Z'],
])('after %s at %s comes %s', (expression, from, next) => {
  expect(nextFiring(parseCron(expression), at(from))).toBe(at(next))
})

test('a schedule that is over, or never comes, has no next firing', () => {
  expect(nextFiring(parseCron('0 0 0 1 1 * 2020'), at('2026-03-01T00:00:00Z'))).toBeUndefined()
  expect(nextFiring(parseCron('0 0 0 31 2 * *'), at('2026-03-01T00:00:00Z'))).toBeUndefined()
})

/** Evaluates an expression of numbers for one moment straight from its text, as a reader of the document would. */
function naive(expression: string, time: number): boolean {
  const date = new Date(time + 8 * 3_600_000)
  const now = [
    date.getUTCSeconds(),
    date.getUTCMinutes(),
    date.getUTCHours(),
    date.getUTCDate(),
    date.getUTCMonth() + 1,
    date.getUTCDay(),
    date.getUTCFullYear(),
  ]
  const parts = expression.split(' ')
  const fits = parts.map((part, i) =>
    part.split(',').some((item) => {
      const [range = '', step] = item.split('/')
      const bounds = range === '*' ? [] : range.split('-').map(Number)
      const low = bounds[0] ?? (i === 3 || i === 4 ? 1 : i === 6 ? 1970 : 0)
      const high = bounds[1] ?? (range === '*' || step !== undefined ? Infinity : low)
      const value = now[i] as number
      return value >= low && value <= high && (value - low) % Number(step ?? 1) === 0
    }),
  )
  const [, , , day, month, weekday, year] = fits
  const either = parts[3] !== '*' && parts[5] !== '*'
  return (
    fits.slice(0, 3).every(Boolean) &&
    month === true &&
    year === true &&
    (either ? day === true || weekday === true : day === true && weekday === true)
  )
}

const item = (low: number, high: number) =>
  fc
    .tuple(
      fc.integer({ min: low, max: high }),
      fc.integer({ min: low, max: high }),
      fc.constantFrom(1, 2, 3, 5),
    )
    .chain(([a, b, step]) => {
      const [first, last] = [Math.min(a, b), Math.max(a, b)]
      return fc.constantFrom(
        `${a}`,
        `${first}-${last}`,
        `${a}/${step}`,
        `${first}-${last}/${step}`,
        `*/${step}`,
      )
    })
const field = (low: number, high: number) =>
  fc.oneof(
    fc.constant('*'),
    fc.array(item(low, high), { minLength: 1, maxLength: 3 }).map((items) => items.join(',')),
  )
const anyCron = fc
  .tuple(field(0, 59), field(0, 59), field(0, 23), field(1, 31), field(1, 12), field(0, 6), field(2024, 2030))
  .map((parts) => parts.join(' '))
const anyTime = fc.integer({
  min: at('2024-01-01T00:00:00Z') / 1_000,
  max: at('2030-12-31T00:00:00Z') / 1_000,
})

test('every expression means what its text says, second by second', () => {
  fc.assert(
    fc.property(anyCron, anyTime, (expression, start) => {
      const cron = parseCron(expression)
      for (let second = start; second < start + 150; second++) {
        if (isDue(cron, second * 1_000) !== naive(expression, second * 1_000)) return false
      }
      return true
    }),
    { numRuns: 400 },
  )
})

test('the next firing is the first second that is due, and none lies between', () => {
  fc.assert(
    fc.property(anyCron, anyTime, (expression, start) => {
      const next = nextFiring(parseCron(expression), start * 1_000)
      const searched = 3_000
      for (let second = start + 1; second <= start + searched; second++) {
        if (naive(expression, second * 1_000)) return next === second * 1_000
      }
      return next === undefined || (next > (start + searched) * 1_000 && naive(expression, next))
    }),
    { numRuns: 200 },
  )
})
