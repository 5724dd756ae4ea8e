import { dueText, leftText, methodText, percentOf } from './words'

test.each([
  [0, 10, 0],
  [1, 1_000, 1],
  [5, 10, 50],
  [999, 1_000, 99],
  [10, 10, 100],
  [0, 0, 100],
])('%i of %i is %i per cent', (done, total, percent) => {
  expect(percentOf(done, total)).toBe(percent)
})

test.each([
  ['2026-11-20', '已超期 2 天', true],
  ['2026-11-22', '今天要盘完', false],
  ['2026-11-30', /月30日前盘完|2026-11-30前盘完/, false],
])('due on %s, seen on the 22nd', (dueOn, text, late) => {
  const due = dueText(dueOn, '2026-11-22')
  expect(due.late).toBe(late)
  expect(due.text).toMatch(text)
})

test('only what is left is said', () => {
  expect(leftText({ toCount: 12, toSecond: 0, toRecount: 3 })).toBe('12 行没盘、3 行要重盘')
  expect(leftText({ toCount: 0, toSecond: 1_200, toRecount: 0 })).toBe('1,200 行等第二人盘')
  expect(leftText({ toCount: 0, toSecond: 0, toRecount: 0 })).toBe('')
})

test('how it is counted', () => {
  expect(methodText({ blind: true, double: true, frozen: true })).toBe('盲盘 · 双人各盘一遍 · 冻结收发')
  expect(methodText({ blind: false, double: false, frozen: false })).toBe('明盘 · 单人盘')
})
