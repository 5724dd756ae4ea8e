import { errorText } from './error-text'
import { errorCodes } from './errors'

test.each(errorCodes)('%s has a Chinese text that stands without details', (code) => {
  const text = errorText(code)
  expect(text).toMatch(/[\u4e00-\u9fff]{4}/)
  expect(text).not.toMatch(/undefined|null|NaN|\[object/)
})

test.each(errorCodes)('%s never shows what is not there', (code) => {
  const text = errorText(code, {
    itemName: undefined,
    lotNo: undefined,
    by: null,
    scale: undefined,
    needed: undefined,
  })
  expect(text).not.toMatch(/undefined|null|NaN|\[object/)
})

test.each([
  [
    'quantities in the unit of the item',
    'INSUFFICIENT_STOCK',
    { itemName: '无水乙醇', unit: 'L', scale: 2, needed: 1250, available: 300 },
    '「无水乙醇」库存不足：需要 12.5 L，可用 3 L，请减少数量或等待补货',
  ],
  [
    'the number on the box, not our own',
    'EXPIRED_LOT',
    { lotId: 'RK1-1', lotNo: '20250101', expiryDate: '2026-01-01' },
    '批次 20250101 已于 2026-01-01 过期，不能收发，请隔离后办理报废或退货',
  ],
  [
    'our own where the box has none',
    'OVERRIDE_REASON_REQUIRED',
    { lotId: 'RK1-1' },
    '没有按推荐的先后取批次 RK1-1，请填写换批原因',
  ],
  [
    'who was quicker',
    'ALREADY_HANDLED',
    { by: '李建国', state: '待出库' },
    '这张单据已由李建国处理，现在的状态是「待出库」，请刷新查看',
  ],
] as const)('shows %s', (_name, code, details, text) => {
  expect(errorText(code, details)).toBe(text)
})
