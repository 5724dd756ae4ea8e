import { changedField, changedValue } from './change-text'

test.each([
  ['name', undefined, '无'],
  ['inspect', true, '是'],
  ['priceFen', 150, '¥1.50'],
  ['status', 'disabled', '停用'],
  ['roles', ['clerk', 'admin'], '仓管员、管理员'],
  ['roles', [], '无'],
  ['units', [{ name: '盒', numerator: 12, denominator: 1 }], '1 盒 = 12'],
  ['barcodes', [{ code: '6901', unit: '支' }], '6901（支）'],
  ['levels', [{ warehouseId: 'WH-BG', minimum: 3 }], '仓库 WH-BG，最低库存 3'],
  ['approval', { none: { fen: 10_000, percent: 0.5 } }, '免审批 金额 ¥100.00，比例（%） 0.5'],
  ['PD1/A-01/L1', { state: 'counted', round: 2, reason: 'misplaced' }, '状态 已盘，第几轮 2，原因 放错货位'],
  ['custodian', { id: 'wang', name: '王敏' }, '王敏'],
])('%s %j is said %s', (path, value, text) => {
  expect(changedValue(path, value)).toBe(text)
})

test('fields have the names that forms give them', () => {
  expect(['name', 'categoryId', 'levels', 'x'].map((path) => changedField({ path }))).toEqual([
    '名称',
    '分类',
    '库存水位',
    'x',
  ])
})
