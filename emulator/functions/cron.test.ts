import { isDue, parseCron } from './cron'

const at = (text: string) => new Date(text).getTime()

test.each([
  ['0 0 2 * * * *', '2026-03-01T18:00:00Z', true],
  ['0 0 2 * * * *', '2026-03-01T02:00:00Z', false],
  ['*/5 * * * * * *', '2026-03-01T00:00:15Z', true],
  ['*/5 * * * * * *', '2026-03-01T00:00:16Z', false],
  ['0 0,30 8-18 * * MON-FRI *', '2026-03-02T02:30:00Z', true],
  ['0 0,30 8-18 * * MON-FRI *', '2026-02-28T02:30:00Z', false],
  ['0 0 0 1 JAN * 2027', '2026-12-31T16:00:00Z', true],
  ['10/20 * * * * * *', '2026-03-01T00:00:50Z', true],
])('%s at %s: %s', (expression, time, due) => {
  expect(isDue(parseCron(expression), at(time))).toBe(due)
})

test.each(['0 0 2 * *', '60 * * * * * *', '* * * * * FOO *', '*/0 * * * * * *', '1-99 * * * * * *'])(
  '%s is refused',
  (expression) => {
    expect(() => parseCron(expression)).toThrow()
  },
)
