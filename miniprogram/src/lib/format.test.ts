import { formatAge, formatDay, formatDaysLeft, formatInstant, formatMoney, formatTime } from './format'

// 21 November 2026, 20:00 in Shanghai
const now = Date.parse('2026-11-21T12:00:00.000Z')

test.each([
  [0, '¥0.00'],
  [5, '¥0.05'],
  [123456, '¥1,234.56'],
  [-100, '-¥1.00'],
  [100000000, '¥1,000,000.00'],
])('%i fen is %s', (fen, text) => expect(formatMoney(fen)).toBe(text))

test.each([
  ['2026-11-21T11:59:30.000Z', '刚刚'],
  ['2026-11-21T11:55:00.000Z', '5 分钟前'],
  ['2026-11-21T09:00:00.000Z', '3 小时前'],
  ['2026-11-20T11:00:00.000Z', '11月20日 19:00'],
  // after midnight in Shanghai, still the day before in UTC
  ['2026-01-31T17:30:00.000Z', '2月1日 01:30'],
  ['2025-12-31T10:00:00.000Z', '2025-12-31 18:00'],
])('%s reads %s', (instant, text) => expect(formatTime(instant, now)).toBe(text))

test('the year is the one in Shanghai', () => {
  const newYear = Date.parse('2026-12-31T18:00:00.000Z')
  expect(formatDay('2027-01-01', newYear)).toBe('1月1日')
  expect(formatDay('2026-12-31', newYear)).toBe('2026-12-31')
  expect(formatInstant('2026-12-31T17:00:00.000Z', newYear)).toBe('1月1日 01:00')
})

test.each([
  ['2026-11-21T11:59:59.000Z', '不到 1 分钟'],
  ['2026-11-21T11:15:00.000Z', '45 分钟'],
  ['2026-11-20T13:00:00.000Z', '23 小时'],
  ['2026-11-18T12:00:00.000Z', '3 天'],
])('waiting since %s is %s', (instant, text) => expect(formatAge(instant, now)).toBe(text))

test.each([
  [12, '还有 12 天'],
  [0, '今天到期'],
  [-3, '已过期 3 天'],
])('%i days left: %s', (days, text) => expect(formatDaysLeft(days)).toBe(text))
