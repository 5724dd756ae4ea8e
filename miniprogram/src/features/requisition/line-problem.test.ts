import { baseQuantity, mostOf, type BasketItem, type BasketLine } from './basket-line'
import { lineProblem } from './line-problem'

const pen: BasketItem = {
  code: 'BG02001',
  name: '中性笔',
  specification: '0.5mm 黑色',
  unit: '支',
  scale: 0,
  units: [
    { name: '盒', numerator: 12, denominator: 1 },
    { name: '半支', numerator: 1, denominator: 2 },
  ],
}
const alcohol: BasketItem = {
  ...pen,
  name: '无水乙醇',
  unit: 'L',
  scale: 1,
  units: [{ name: '桶', numerator: 20, denominator: 1 }],
}
const line = (quantity: number | null, unit: string, item = pen): BasketLine => ({
  itemId: item.code,
  item,
  quantity,
  unit,
})

test.each([
  ['two boxes', line(2, '盒'), 24],
  ['half a litre', line(5, 'L', alcohol), 5],
  ['one and a half drums', line(15, '桶', alcohol), 300],
  ['no number', line(null, '支'), null],
  ['three halves are no whole pens', line(3, '半支'), null],
])('%s in the smallest step', (_name, given, expected) => {
  expect(baseQuantity(given)).toBe(expected)
})

test.each([
  ['pens', pen, 30, '支', 30],
  ['boxes of 30 pens', pen, 30, '盒', 2],
  ['drums of 30.5 L, in tenths', alcohol, 305, '桶', 15],
])('the most one may take: %s', (_name, item, available, unit, expected) => {
  expect(mostOf(item, available, unit)).toBe(expected)
})

test.each([
  [line(null, '支'), 10, '请填写数量'],
  [line(0, '支'), 10, '数量要大于 0，不要了就点删除'],
  [line(3, '半支'), 10, '按「半支」折算后不是整数支，请换个单位'],
  [line(1, '盒'), 10, '最多可领 10 支'],
  [line(1, '支'), 0, '现在没有可领的，请删除或等补货'],
  [line(10, '支'), 10, undefined],
  [line(99, '支'), undefined, undefined],
])('line %#', (given, available, expected) => {
  expect(lineProblem(given, available)).toBe(expected)
})
