import { at } from '../testing/counting'
import { behind, corrected, refuseTimes } from './count-time'

test("a phone's clock is put right by the time at which it says it is sending", () => {
  expect(behind(at(-100), at(0))).toBe(100_000)
  expect(behind(at(3_600), at(0))).toBe(-3_600_000)
  expect(behind(undefined, at(0))).toBe(0)
  expect(corrected({ startedAt: at(3_580), countedAt: at(3_590) }, -3_600_000)).toEqual({
    startedAt: at(-20),
    countedAt: at(-10),
  })
})

const long = { createdAt: at(-700_000) }
test.each([
  ['now', -10, 0, null],
  ['a little ahead', -10, 2, null],
  ['ahead', -10, 2.001, /比现在还晚/],
  ['all at once', 0, 0, null],
  ['backwards', 0, -0.001, /开始时间/],
  ['a week ago', -604_800, -604_800, null],
  ['more than a week', -604_801, -604_800.001, /七天/],
])('%s', (_name, start, end, problem) => {
  const refused = refuseTimes({ startedAt: at(start), countedAt: at(end) }, long, at(0))
  if (problem === null) return expect(refused).toBeNull()
  expect(refused).toMatchObject({
    code: 'COUNT_TIME_WRONG',
    details: { problem: expect.stringMatching(problem) },
  })
})

test('not before the stocktake', () => {
  const young = { createdAt: at(-60) }
  expect(refuseTimes({ startedAt: at(-99), countedAt: at(-62) }, young, at(0))).toBeNull()
  expect(refuseTimes({ startedAt: at(-99), countedAt: at(-62.001) }, young, at(0))).toMatchObject({
    details: { problem: expect.stringMatching(/早于开盘/) },
  })
})
