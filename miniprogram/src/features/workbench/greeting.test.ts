import { dayWords, greeting } from './greeting'

test.each([
  ['2026-11-21T16:30:00Z', '夜深了', '11月22日 星期日'],
  ['2026-11-21T23:00:00Z', '早上好', '11月22日 星期日'],
  ['2026-11-22T02:00:00Z', '上午好', '11月22日 星期日'],
  ['2026-11-22T06:00:00Z', '下午好', '11月22日 星期日'],
  ['2026-11-22T12:00:00Z', '晚上好', '11月22日 星期日'],
])('at %s it says %s, %s', (instant, words, day) => {
  expect([greeting(Date.parse(instant)), dayWords(Date.parse(instant))]).toEqual([words, day])
})
