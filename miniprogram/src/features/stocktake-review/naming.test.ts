import type { Item } from '@shared/schema/masterdata'
import { blankNaming, namingInput, namingProblem } from './naming'

const itemOf = (tracking: Item['tracking']) => ({ _id: 'I1', tracking, unit: '支' }) as Item

test.each([
  [blankNaming, '请先找到是哪种物资'],
  [{ ...blankNaming, item: itemOf('serial') }, '这种物资按序列号管理，请填写序列号'],
  [{ ...blankNaming, item: itemOf('serial'), lotNo: 'SN1' }, undefined],
  [{ ...blankNaming, item: itemOf('lot') }, undefined],
  [
    { ...blankNaming, item: itemOf('none'), productionDate: '2026-02-01', expiryDate: '2026-01-01' },
    '有效期早于生产日期，请核对',
  ],
  [{ ...blankNaming, item: itemOf('none'), expiryDate: '2026-01-01' }, undefined],
])('%o: %s', (naming, problem) => expect(namingProblem(naming)).toBe(problem))

test('only what is known is sent', () => {
  expect(namingInput(itemOf('lot'), { ...blankNaming, lotNo: ' B7 ' })).toEqual({ itemId: 'I1', lotNo: 'B7' })
  expect(
    namingInput(itemOf('none'), { ...blankNaming, productionDate: '2026-01-01', expiryDate: '2027-01-01' }),
  ).toEqual({ itemId: 'I1', productionDate: '2026-01-01', expiryDate: '2027-01-01' })
  expect(namingInput(itemOf('serial'), { ...blankNaming, lotNo: 'SN1' })).toEqual({
    itemId: 'I1',
    serialNo: 'SN1',
  })
  expect(namingInput(itemOf('none'), { ...blankNaming, unit: '盒' })).toEqual({ itemId: 'I1', unit: '盒' })
  expect(namingInput(itemOf('none'), { ...blankNaming, unit: '支' })).toEqual({ itemId: 'I1' })
})
