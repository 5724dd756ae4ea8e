import { Edition } from './edition'
import { RateLimit } from './rate-limit'

test('no second holds more than the limit, wherever it begins', () => {
  let now = 0
  const limit = new RateLimit(3, () => now)
  const at = (ms: number) => ((now = ms), limit.take())
  expect([0, 100, 900].map(at)).toEqual([true, true, true])
  expect(at(999)).toBe(false)
  expect(at(1_000)).toBe(true)
  expect(at(1_099)).toBe(false)
  expect([1_100, 1_899, 1_900].map(at)).toEqual([true, false, true])
})

test('refused requests do not count', () => {
  let now = 0
  const limit = new RateLimit(1, () => now)
  expect(limit.take()).toBe(true)
  for (now = 1; now < 1_000; now += 100) expect(limit.take()).toBe(false)
  now = 1_000
  expect(limit.take()).toBe(true)
})

test('the quota is the database’s: functions and files pass', () => {
  const edition = new Edition({ qps: 1 })
  edition.admit('database.getDocument')
  expect(() => edition.admit('database.getDocument')).toThrow('quota of 1 database requests a second')
  edition.admit('functions.invokeFunction')
})

test('settings that mean nothing are refused', () => {
  expect(() => new Edition({ qps: 0 })).toThrow('qps must be')
  expect(() => new Edition({ latencyMs: -1 })).toThrow('latencyMs must be')
})
