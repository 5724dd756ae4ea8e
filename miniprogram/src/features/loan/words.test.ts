import { dueWords } from './words'

const today = '2026-11-22'
const lent = { status: 'lent' as const, overdueDays: 0 }

test.each([
  [{ ...lent, dueDate: '2026-11-19', overdueDays: 3 }, '逾期 3 天', 'danger'],
  [{ ...lent, dueDate: today }, '今天到期', 'warning'],
  [{ ...lent, dueDate: '2026-11-27' }, '还有 5 天', 'warning'],
  [{ ...lent, status: 'returned' as const, dueDate: '2026-11-19' }, '已归还', 'success'],
  [{ ...lent, status: 'toSettle' as const, dueDate: '2026-11-19' }, '待定责', 'warning'],
])('%j is said as %s', (loan, text, tone) => {
  expect(dueWords(loan, today)).toEqual({ text, tone })
})

test('what has time says its day', () => {
  expect(dueWords({ ...lent, dueDate: '2026-12-20' }, today).text).toMatch(/12月20日前还|2026-12-20前还/)
})
