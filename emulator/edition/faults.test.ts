import { checkFaultPlan, faultNames, parseFaultPlan, type FaultName } from './fault-plan'
import { Faults } from './faults'
import { randomAt } from './random'

const drawn = (faults: Faults, count: number) =>
  Array.from({ length: count }, () => faults.ofRequest('database.modifyDocument', 'things', true))

test('the same seed gives the same faults in the same order; another seed gives others', () => {
  const plan = { seed: 7, rates: { conflict: 0.2, 'lost-reply': 0.2 } }
  const first = drawn(new Faults(plan), 500)
  expect(drawn(new Faults(plan), 500)).toEqual(first)
  expect(drawn(new Faults({ ...plan, seed: 8 }), 500)).not.toEqual(first)
  const again = new Faults(plan)
  drawn(again, 100)
  again.set(plan)
  expect(drawn(again, 500)).toEqual(first)
})

test('another rate moves only its own faults', () => {
  const places = (rate: number) =>
    drawn(new Faults({ seed: 'a', rates: { conflict: 0.1, timeout: rate } }), 2_000).flatMap((fault, i) =>
      fault === 'conflict' ? [i] : [],
    )
  const without = places(0)
  expect(without.length).toBeGreaterThan(100)
  const withMore = places(0.3)
  expect(withMore.length).toBeLessThan(without.length)
  expect(without).toEqual(expect.arrayContaining(withMore))
})

test('function calls and clients do not move the faults of requests', () => {
  const plan = { seed: 3, rates: { conflict: 0.3, 'function-kill': 0.5, 'client-lost-reply': 0.5 } }
  const alone = drawn(new Faults(plan), 50)
  const mixed = new Faults(plan)
  const kills = Array.from({ length: 50 }, () => mixed.ofCall('gateway'))
  expect(Array.from({ length: 50 }, () => mixed.ofClient('gateway'))).toContain('client-lost-reply')
  expect(drawn(mixed, 50)).toEqual(alone)
  expect(kills.filter((ms) => ms !== undefined).every((ms) => ms >= 0 && ms < 100)).toBe(true)
  expect(mixed.describe().met).toEqual({ request: 50, call: 50, client: 50, instance: 0 })
})

test('numbers spread evenly over streams and places', () => {
  for (const stream of faultNames) {
    const below = Array.from({ length: 10_000 }, (_, n) => randomAt('1', stream, n)).filter((r) => r < 0.05)
    expect(below.length).toBeGreaterThan(400)
    expect(below.length).toBeLessThan(600)
  }
})

test('clocks of instances are wrong by up to the skew, ahead and behind', () => {
  const faults = new Faults({ seed: 1, skewMs: 1_000 })
  const skews = Array.from({ length: 100 }, () => faults.skewOfInstance())
  expect(Math.max(...skews)).toBeGreaterThan(800)
  expect(Math.min(...skews)).toBeLessThan(-800)
  expect(skews.every((ms) => Math.abs(ms) <= 1_000)).toBe(true)
  expect(new Faults({ seed: 1 }).skewOfInstance()).toBe(0)
})

test('only writes and the commit of a transaction meet conflicts', () => {
  const faults = new Faults({ seed: 1, rates: { conflict: 1 } })
  expect(faults.ofRequest('database.modifyDocument', 'a', true)).toBe('conflict')
  expect(faults.ofRequest('database.commitTransaction', undefined, true)).toBe('conflict')
  expect(faults.ofRequest('database.getDocument', 'a', true)).toBeUndefined()
  expect(faults.ofRequest('database.modifyDocument', 'a', false)).toBeUndefined()
})

test('a fault for the next request waits for the one that fits, and strikes once', () => {
  const faults = new Faults({
    seed: 1,
    next: [{ fault: 'lost-reply', action: 'database.commitTransaction' }],
  })
  expect(faults.ofRequest('database.getDocument', 'a', false)).toBeUndefined()
  expect(faults.ofRequest('database.commitTransaction', undefined, true)).toBe('lost-reply')
  expect(faults.ofRequest('database.commitTransaction', undefined, true)).toBeUndefined()
  expect(faults.describe()).toMatchObject({
    counts: { 'lost-reply': 1 },
    injected: [{ n: 2, fault: 'lost-reply', action: 'database.commitTransaction' }],
    plan: { next: [], rates: {} },
  })
})

test('without a plan nothing happens, and ending a plan ends its faults', () => {
  const faults = new Faults()
  expect(faults.describe()).toMatchObject({ plan: null, counts: {} })
  faults.set({ seed: 1, rates: { conflict: 1 } })
  expect(faults.ofRequest('database.modifyDocument', 'a', true)).toBe('conflict')
  faults.set(undefined)
  expect(faults.ofRequest('database.modifyDocument', 'a', true)).toBeUndefined()
})

test('the flag is read as it is written in the help', () => {
  expect(parseFaultPlan('42')).toEqual({ seed: '42' })
  expect(parseFaultPlan('42:conflict=0.1,lost-reply=0.02,timeout-ms=500')).toEqual({
    seed: '42',
    rates: { conflict: 0.1, 'lost-reply': 0.02 },
    timeoutMs: 500,
  })
  const all = new Faults(parseFaultPlan('1')).describe().plan?.rates as Record<FaultName, number>
  expect(Object.keys(all)).toEqual(faultNames)
})

test.each([
  ['', 'seed'],
  ['1:conflicts=0.1', 'no such fault: conflicts. There are conflict, lost-request'],
  ['1:conflict=2', 'rate of conflict must be 0 to 1'],
  ['1:conflict', 'rate of conflict must be 0 to 1'],
  ['1:', 'no such fault'],
  ['1:timeout-ms=-3', 'timeoutMs must be'],
])('--faults "%s" is refused with what is right', (text, message) => {
  expect(() => parseFaultPlan(text)).toThrow(message)
})

test.each([
  [null, 'must be an object'],
  [{ seed: 1, rate: {} }, 'knows no "rate"'],
  [{ seed: 1, next: {} }, 'next must be a list'],
  [{ seed: 1, next: [{ fault: 'lost' }] }, 'no such fault: lost'],
  [{ seed: 1, next: [{ fault: 'lost-reply', action: 3 }] }, 'action must be a text'],
  [{ seed: {} }, 'the seed'],
])('a plan %j is refused with what is right', (plan, message) => {
  expect(() => checkFaultPlan(plan)).toThrow(message)
})
