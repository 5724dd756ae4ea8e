import type { RequisitionLine } from '@shared/schema/requisition'
import { approvedOf, cutToStock, obstacle, withCut } from './cuts'

const line = (lineId: number, quantity: number): RequisitionLine => ({
  lineId,
  itemId: `IT${lineId}`,
  item: { code: `IT${lineId}`, name: `物资${lineId}`, specification: '', unit: '盒', scale: 0 },
  quantity,
  approvedQuantity: null,
  issuedQuantity: 0,
})
const lines = [line(1, 10), line(2, 4)]
const plenty = new Map([
  [1, 100],
  [2, 100],
])

describe('cuts of an approver', () => {
  test('a line not named is approved as asked', () => {
    expect(approvedOf(line(1, 10), {})).toBe(10)
    expect(approvedOf(line(1, 10), { 1: 0 })).toBe(0)
  })

  test('a line back at what was asked is no cut', () => {
    expect(withCut({ 1: 3, 2: 1 }, line(1, 10), 10)).toEqual({ 2: 1 })
  })

  test('cutting to stock touches only the lines that are short, and never gives more than was asked', () => {
    const available = new Map([
      [1, 6],
      [2, 9],
    ])
    expect(cutToStock({}, lines, available)).toEqual({ 1: 6 })
    expect(cutToStock({ 1: 2 }, lines, available)).toEqual({ 1: 2 })
    expect(cutToStock({}, lines, new Map())).toEqual({ 1: 0, 2: 0 })
  })

  test.each([
    ['as asked with enough stock', {}, plenty, undefined],
    ['one struck out', { 1: 0 }, plenty, undefined],
    ['no number', { 1: null }, plenty, '「物资1」的数量没有填对'],
    ['more than asked', { 2: 5 }, plenty, '「物资2」不能比申请的多'],
    ['too little stock', {}, new Map([[1, 100]]), '有 1 种库存不够，先减少数量再同意'],
    ['everything struck out', { 1: 0, 2: 0 }, plenty, '每一种都划去了，都不同意就点「驳回」'],
  ])('%s', (_name, cuts, available, expected) => {
    expect(obstacle(lines, cuts, available)).toBe(expected)
  })
})
