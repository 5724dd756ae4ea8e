import { DRUG, line, PEN } from '../testing/counting'
import { alwaysWantsPhoto, wantsPhoto } from './photo-rule'

/** A line's smallest step is worth 100 fen. */
const rule = { controlled: true, overFen: 500, overPercent: 50 }

test.each([
  ['no variance', line(PEN), 10, 0, false],
  ['worth as much as the limit', line(PEN), 20, -5, false],
  ['worth more', line(PEN), 20, 6, true],
  ['missing is as dear as too much', line(PEN), 20, -6, true],
  ['as many percent as the limit', line(PEN), 10, -5, false],
  ['more percent', line(PEN), 9, -5, true],
  ['where the books have none, percent says nothing', line(PEN), 0, 5, false],
  ['but worth does', line(PEN), 0, 6, true],
  ['controlled, without variance', line(DRUG), 10, 0, true],
])('%s', (_name, of, book, variance, wanted) => expect(wantsPhoto(rule, of, { book, variance })).toBe(wanted))

test('controlled goods want one before they are counted, unless the rule says no', () => {
  expect(alwaysWantsPhoto(rule, line(DRUG))).toBe(true)
  expect(alwaysWantsPhoto(rule, line(PEN))).toBe(false)
  expect(alwaysWantsPhoto({ ...rule, controlled: false }, line(DRUG))).toBe(false)
  expect(wantsPhoto({ ...rule, controlled: false }, line(DRUG), { book: 10, variance: 0 })).toBe(false)
})
