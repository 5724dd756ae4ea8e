import { defaultSettings } from '../schema/settings'
import type { Stock } from '../schema/stock'
import { saveItem, type ItemCommand, type ItemState } from './item'
import { deleteItem, setItemStatus } from './item-status'
import { emptyStock, setReservation } from './stock'
import { coreOf } from './item-brief'
import { ethanol, lot, now, pen, stockWith } from './testing/fixtures'

const category = {
  _id: 'C1',
  code: 'C1',
  name: '文具',
  parentId: null,
  order: 10,
  scheme: 'own',
  status: 'active',
} as const
const later = '2026-11-22T04:00:00.000Z'
const held = stockWith(pen, [lot('L1', 5)])

const state = (more: Partial<ItemState> = {}): ItemState => ({
  before: { ...pen, keptIn: ['W1'] },
  stocks: new Map([['W1', held]]),
  category,
  warehouses: [
    { _id: 'W1', name: '一库' },
    { _id: 'W2', name: '二库' },
  ],
  rule: defaultSettings.itemCode,
  spelled: { initials: 'zxb', pinyin: 'zhongxingbi' },
  named: false,
  ownerOf: () => undefined,
  ...more,
})
const { initials: _initials, status: _status, updatedAt: _updatedAt, ...penInput } = pen
const command = (more: Partial<ItemCommand> = {}): ItemCommand => ({
  ...penInput,
  basedOn: pen.updatedAt,
  typedCode: true,
  ...more,
})
const fresh = (more: Partial<ItemState> = {}) => state({ before: undefined, stocks: new Map(), ...more })
const saved = (given: ItemState, wanted: ItemCommand) => {
  const result = saveItem(given, wanted, later)
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.details)}`)
  return result.data
}

test('a new item claims its codes and gets a shelf where a level is set', () => {
  const barcodes = [{ code: '6901234567892', unit: '盒' }]
  const { item, stocks, claimed, changes } = saved(fresh(), command({ barcodes }))
  expect(item).toMatchObject({ status: 'active', pinyin: 'zhongxingbi', keptIn: ['W1'], updatedAt: later })
  expect(stocks).toMatchObject([{ _id: 'W1:PEN', onHand: 0, minimum: 10, belowMinimum: true, version: 0 }])
  expect(claimed).toEqual(['PEN', '6901234567892'])
  expect(changes.find(({ path }) => path === 'name')).toEqual({ path: 'name', after: '中性笔' })
})

test('a changed item carries its copy and its minimum to its shelves and leaves their goods and version', () => {
  const wanted = command({ name: '签字笔', levels: [{ warehouseId: 'W1', minimum: 4 }] })
  const { stocks, changes } = saved(state(), wanted)
  expect(stocks).toHaveLength(1)
  expect(stocks[0]).toMatchObject({ lots: held.lots, version: held.version, minimum: 4, belowMinimum: false })
  expect(stocks[0]?.item.name).toBe('签字笔')
  expect(changes.map(({ path }) => path)).toEqual(['name', 'levels'])
})

test('a level that goes takes the minimum away, and the shelf only when it never held anything', () => {
  const w2 = emptyStock('W2', 'PEN', coreOf(pen), 3)
  const given = state({
    stocks: new Map([
      ['W1', held],
      ['W2', w2],
    ]),
  })
  const { stocks, dropped, item } = saved(given, command({ levels: [] }))
  expect(stocks.map(({ _id, minimum }) => [_id, minimum])).toEqual([['W1:PEN', undefined]])
  expect(dropped).toEqual(['W2:PEN'])
  expect(item.keptIn).toEqual(['W1'])
})

test('codes: a changed code keeps the id, a dropped barcode is free again', () => {
  const before = { ...pen, barcodes: [{ code: 'OLD', unit: '支' }], keptIn: ['W1'] }
  const first = saved(state({ before }), command({ code: 'PEN2', barcodes: [{ code: 'NEW', unit: '支' }] }))
  expect([first.claimed, first.released]).toEqual([['PEN2', 'NEW'], ['OLD']])
  const renamed = { ...first.item, updatedAt: pen.updatedAt }
  const second = saved(state({ before: renamed }), command({ code: 'PEN3' }))
  expect([second.claimed, second.released]).toEqual([['PEN3'], ['PEN2', 'NEW']])
})

test('factors are stored in their lowest terms', () => {
  const { item } = saved(state(), command({ units: [{ name: '盒', numerator: 24, denominator: 2 }] }))
  expect(item.units).toEqual([{ name: '盒', numerator: 12, denominator: 1 }])
})

test('what was received settles unit, decimal places and tracking; before that they may change', () => {
  for (const more of [{ unit: '根' }, { scale: 2 }, { tracking: 'lot' as const }])
    expect(saveItem(state(), command(more), later)).toMatchObject({ code: 'ITEM_FIXED' })
  const never = state({ stocks: new Map([['W1', emptyStock('W1', 'PEN', coreOf(pen), 10)]]) })
  expect(saved(never, command({ unit: '根', scale: 2 })).stocks[0]?.item).toMatchObject({
    unit: '根',
    scale: 2,
  })
  expect(saveItem({ ...never, named: true }, command({ unit: '根' }), later)).toMatchObject({
    code: 'ITEM_FIXED',
  })
  const emptied: Stock = { ...held, lots: [], onHand: 0 }
  const past = state({ stocks: new Map([['W1', emptied]]) })
  expect(saveItem(past, command({ unit: '根' }), later)).toMatchObject({ code: 'ITEM_FIXED' })
})

const owned = { ownerOf: (code: string) => (code === 'X1' ? { itemId: 'OTHER', name: '铅笔' } : undefined) }
const disabledCategory = { ...category, _id: 'C2', status: 'disabled' } as const

test.each<[string, Partial<ItemState>, Partial<ItemCommand>, string]>([
  ['a form older than the item', {}, { basedOn: '2026-01-01T00:00:00.000Z' }, 'CHANGED_MEANWHILE'],
  ['an unknown category', { category: undefined }, {}, 'NOT_FOUND'],
  ['a disabled category', { category: disabledCategory }, { categoryId: 'C2' }, 'CATEGORY_IN_USE'],
  [
    'the base unit as a further one',
    {},
    { units: [{ name: '支', numerator: 2, denominator: 1 }] },
    'UNIT_CHAIN',
  ],
  ['a unit twice', {}, { units: [...pen.units, { name: '盒', numerator: 2, denominator: 1 }] }, 'UNIT_CHAIN'],
  ['serial numbers of what is measured', {}, { tracking: 'serial', scale: 1 }, 'INVALID_INPUT'],
  ['a GTIN with a wrong digit', {}, { barcodes: [{ code: '6901234567893', unit: '支' }] }, 'BARCODE_WRONG'],
  ['a barcode of no unit', {}, { barcodes: [{ code: 'B1', unit: '桶' }] }, 'BARCODE_WRONG'],
  ['a barcode like a document', {}, { barcodes: [{ code: 'RK20261122-0007', unit: '支' }] }, 'BARCODE_WRONG'],
  ['a barcode of another item', owned, { barcodes: [{ code: 'X1', unit: '支' }] }, 'ITEM_CODE_TAKEN'],
  [
    'a new item with the very code of another',
    fresh({ ownerOf: (code: string) => (code === 'PEN' ? { itemId: 'PEN', name: '别的' } : undefined) }),
    {},
    'ITEM_CODE_TAKEN',
  ],
  ['a code that reads like a document number', fresh(), { code: 'RK20261122-0001' }, 'INVALID_INPUT'],
  ['a code that reads like a place', fresh(), { code: 'WH-BG:A-01' }, 'INVALID_INPUT'],
  ['a code of another item', owned, { code: 'X1' }, 'ITEM_CODE_TAKEN'],
  ['a warehouse that is not there', {}, { levels: [{ warehouseId: 'W9', minimum: 1 }] }, 'NOT_FOUND'],
  [
    'a typed code with a wrong check character',
    { rule: { ...defaultSettings.itemCode, checkTyped: true } },
    { code: 'WZ000001*' },
    'ITEM_CODE_CHECK',
  ],
  [
    'a barcode twice',
    {},
    {
      barcodes: [
        { code: 'B1', unit: '支' },
        { code: 'B1', unit: '盒' },
      ],
    },
    'BARCODE_WRONG',
  ],
  [
    'a warehouse twice',
    {},
    {
      levels: [
        { warehouseId: 'W1', minimum: 1 },
        { warehouseId: 'W1', minimum: 2 },
      ],
    },
    'INVALID_INPUT',
  ],
  [
    'a reorder point below the minimum',
    {},
    { levels: [{ warehouseId: 'W1', minimum: 5, reorderPoint: 4 }] },
    'INVALID_INPUT',
  ],
  [
    'a maximum below the reorder point',
    {},
    { levels: [{ warehouseId: 'W1', minimum: 5, reorderPoint: 8, maximum: 7 }] },
    'INVALID_INPUT',
  ],
  [
    'a maximum below the minimum',
    {},
    { levels: [{ warehouseId: 'W1', minimum: 5, maximum: 4 }] },
    'INVALID_INPUT',
  ],
])('%s is refused', (_name, given, wanted, code) =>
  expect(saveItem(state(given), command(wanted), later)).toMatchObject({ ok: false, code }),
)

test('the check character of a code that was there before is nobody’s matter', () => {
  const rule = { ...defaultSettings.itemCode, checkTyped: true }
  expect(saveItem(state({ rule }), command(), later)).toMatchObject({ ok: true })
})

describe('disabling and deleting', () => {
  const use = (stocks: Stock[], open = [] as { name: string; id: string }[]) => ({
    stocks,
    open,
    warehouseName: () => '一库',
  })
  const empty: Stock = { ...held, lots: [], onHand: 0 }

  test('an emptied item is disabled on its shelves too, and enabled again', () => {
    const off = setItemStatus(pen, use([empty]), 'disabled', later)
    expect(off).toMatchObject({
      data: { item: { status: 'disabled' }, stocks: [{ item: { status: 'disabled' } }] },
    })
    const on = off.ok && setItemStatus(off.data.item, use(off.data.stocks), 'active', later)
    expect(on).toMatchObject({ data: { stocks: [{ item: { status: 'active' }, version: held.version }] } })
  })

  const promised = setReservation(
    stockWith(ethanol, []),
    { requisitionId: 'R', lineId: 1, quantity: 1, until: '2026-12-01T00:00:00.000Z' },
    now,
  )
  test.each([
    ['goods on the shelf', pen, use([held]), 'disabled', 'ITEM_IN_USE', '还有 5 支'],
    ['a promise', ethanol, use([promised]), 'disabled', 'ITEM_IN_USE', '预留'],
    ['a document', pen, use([empty], [{ name: '领用单', id: 'LY1' }]), 'disabled', 'ITEM_IN_USE', 'LY1'],
    ['what is so already', pen, use([]), 'active', 'ALREADY_HANDLED', '启用'],
  ] as const)('%s is refused', (_name, item, given, status, code, text) => {
    const result = setItemStatus(item, given, status, later)
    expect(result).toMatchObject({ code })
    expect(JSON.stringify(result)).toContain(text)
  })

  test('only what nothing ever named is deleted', () => {
    const never = emptyStock('W1', 'PEN', coreOf(pen), 10)
    expect(deleteItem(pen, [never], [])).toEqual({ ok: true, data: { stockIds: ['W1:PEN'] } })
    expect(deleteItem(pen, [empty], [])).toMatchObject({ code: 'ITEM_IN_USE' })
    expect(deleteItem(pen, [], [{ name: '采购订单', id: 'CG1' }])).toMatchObject({ code: 'ITEM_IN_USE' })
  })
})
