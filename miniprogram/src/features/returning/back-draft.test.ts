import { emptyPart, partsOf, problemOf, totalsOf, type BackGoods } from './back-draft'

const item = { code: 'TY', name: '投影仪', specification: '', unit: '台', scale: 0 }
const goods: BackGoods = { key: 1, itemId: 'TY', item, lotId: 'L1', locationId: 'W:A-01', left: 3 }
const places = { good: ['W:A-01', 'W:A-02'], damaged: ['W:BH-01'] }
const part = emptyPart(goods, places)

test('goods go back to where they were, or where there is room when that shelf is gone', () => {
  expect(part).toMatchObject({ good: 0, damaged: 0, goodPlace: 'W:A-01', damagedPlace: 'W:BH-01' })
  expect(emptyPart({ ...goods, locationId: 'W:X' }, places).goodPlace).toBe('W:A-01')
})

test.each([
  [{ good: null }, /重新填写/],
  [{ good: 2, damaged: 2, reason: '裂' }, /不能超过 3 台/],
  [{ good: 1, goodPlace: '' }, /放回哪个库位/],
  [{ damaged: 1, reason: '裂', damagedPlace: '' }, /不合格区/],
  [{ damaged: 1, reason: ' ' }, /损坏的情况/],
])('what stands in the way: %j', (change, why) => {
  expect(problemOf(goods, { ...part, ...change })).toMatch(why)
})

test('one line for what is good, one for what is damaged, none for nothing', () => {
  const counted = { ...part, good: 2, damaged: 1, reason: ' 镜头裂 ' }
  expect(problemOf(goods, counted)).toBeUndefined()
  expect(partsOf(counted)).toEqual([
    { quantity: 2, condition: 'good', locationId: 'W:A-01' },
    { quantity: 1, condition: 'damaged', locationId: 'W:BH-01', reason: '镜头裂' },
  ])
  expect(partsOf(part)).toEqual([])
  expect(totalsOf([goods], { 1: counted })).toEqual({ counted: 1, damaged: true })
  expect(totalsOf([goods], { 1: part })).toEqual({ counted: 0, damaged: false })
})
