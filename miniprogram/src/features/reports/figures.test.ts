import { axisMoney, barShare, shortMoney } from './figures'

test.each([
  [0, '¥0', ''],
  [820_549, '¥8,205', ''],
  [123_456_789, '¥123.46', '万'],
  [12_000_000_000, '¥1.20', '亿'],
])('%i fen is short', (fen, value, unit) => {
  expect(shortMoney(fen)).toEqual({ value, unit })
})

test.each([
  [0, '0'],
  [200_000, '2,000'],
  [1_500_000, '1.5万'],
  [2_000_000, '2万'],
])('%i fen on an axis', (fen, text) => {
  expect(axisMoney(fen)).toBe(text)
})

test('the largest bar is full, a small one can still be seen, none is empty', () => {
  expect([barShare(10, 10), barShare(1, 1_000_000), barShare(0, 10), barShare(0, 0)]).toEqual([
    100, 1.5, 0, 0,
  ])
})
