import type { AuditRow } from '@shared/operations/audit'
import { dayTitle, groupByDay } from './day-groups'

const row = (entryId: string, at: string) => ({ entryId, at }) as AuditRow

test('a day is a day in Shanghai, and the order stays', () => {
  const groups = groupByDay([
    row('c', '2026-11-21T17:00:00.000Z'),
    row('b', '2026-11-21T16:00:00.000Z'),
    row('a', '2026-11-21T15:59:59.000Z'),
  ])
  expect(groups.map(({ day, rows }) => [day, rows.map(({ entryId }) => entryId)])).toEqual([
    ['2026-11-22', ['c', 'b']],
    ['2026-11-21', ['a']],
  ])
})

test.each([
  ['2026-11-22', '今天 11月22日 周日'],
  ['2026-11-21', '昨天 11月21日 周六'],
  ['2026-11-02', '11月2日 周一'],
  ['2025-12-31', '2025-12-31 周三'],
])('%s reads %s', (day, title) => {
  expect(dayTitle(day, Date.parse('2026-11-22T02:00:00.000Z'))).toBe(title)
})
