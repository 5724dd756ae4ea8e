import { lotName } from './lot-name'

test.each([
  ['the number on the piece', { lotId: 'SB1:A', lotNo: 'L1', serialNo: 'A' }, '序列号 A'],
  ['the number on the box', { lotId: 'RK20190709-0003-1', lotNo: 'L1' }, '批号 L1'],
  ['the day it came in', { lotId: 'RK20190709-0003-1' }, '2019-07-09 入库'],
  ['what was split off', { lotId: 'CF20190709-0003-1' }, '批次 CF20190709-0003-1'],
])('a lot is told by %s', (_by, lot, name) => {
  expect(lotName(lot)).toBe(name)
})
