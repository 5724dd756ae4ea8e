import { monthBars } from './month-bars'

const monthOf = (month: string, byLines: number | null) => ({
  month,
  byLines,
  stocktakes: 1,
  lines: 10,
  matched: 9,
})

test('oldest first, cut off a good way below the worst', () => {
  const { bars, floor } = monthBars([monthOf('2026-11', 100), monthOf('2026-10', 92.5)])
  expect(floor).toBe(70)
  expect(bars.map(({ text, height }) => [text, height])).toEqual([
    ['10月', 75],
    ['11月', 100],
  ])
})

test('a bad month is still a bar, one without counts is none', () => {
  const { bars, floor } = monthBars([monthOf('2026-09', 4), monthOf('2026-10', null)])
  expect(floor).toBe(0)
  expect(bars.map(({ height, rate }) => [height, rate])).toEqual([
    [4, 4],
    [0, null],
  ])
})

test('a year at most', () => {
  const months = Array.from({ length: 14 }, (_, index) =>
    monthOf(`2025-${String(index).padStart(2, '0')}`, 99),
  )
  expect(monthBars(months).bars).toHaveLength(12)
})
