import { isIntact } from '../../cloudfunctions/runtime/seal'
import { codesOf } from '../../shared/domain/item'
import { expectBooksToBalance } from '../support/books'
import { databaseOf, everything } from '../support/database'
import {
  CLERKS_WAREHOUSE,
  FOREIGN_WAREHOUSE,
  lotsOf,
  receipt,
  stockWhere,
  succeed,
} from '../support/scenario'
import { startServer, type TestServer } from '../support/server'
import { newItem } from './commands/items'
import type { InputOf } from '../../shared/operations'

let server: TestServer
beforeAll(async () => (server = await startServer()))
afterAll(() => server?.close())

type ItemInput = InputOf<'masterdata.saveItem'>
const save = (input: ItemInput) => server.call('admin', 'masterdata.saveItem', input)
const made = (more: Partial<ItemInput> = {}) => succeed(save(newItem(more)))
/** The input that would save an item as it is. */
const inputOf = async (itemId: string, more: Partial<ItemInput> = {}): Promise<ItemInput> => {
  const { item } = await succeed(server.call('admin', 'masterdata.itemState', { itemId }))
  const { _id, initials, pinyin, status, custodian, photo, keptIn, ...rest } = item
  return { ...rest, itemId: _id, ...(custodian ? { custodianId: custodian.id } : {}), ...more }
}
const place = async (warehouseId = CLERKS_WAREHOUSE) => {
  const row = await stockWhere(server, warehouseId, (r) => r.onHand > 0)
  return (await lotsOf(server, row))[0]!.locationId
}
const receive = async (itemId: string, quantity = 5) =>
  succeed(
    server.call(
      'clerk',
      'inbound.receive',
      receipt({ itemId, warehouseId: CLERKS_WAREHOUSE }, await place(), { quantity }),
    ),
  )

test('the whole item: code by the rule, units, barcodes, levels, keeper, photo, and found by name, spelling and code', async () => {
  const proposed = await succeed(
    server.call('admin', 'masterdata.proposeItemCode', { categoryId: 'A05040100' }),
  )
  const item = await made({
    name: '牛皮纸信封',
    units: [
      { name: '盒', numerator: 100, denominator: 1 },
      { name: '箱', numerator: 1200, denominator: 1 },
    ],
    barcodes: [{ code: '6901234567892', unit: '盒' }],
    levels: [{ warehouseId: CLERKS_WAREHOUSE, minimum: 10, reorderPoint: 20, maximum: 100 }],
    custodianId: 'clerk',
    inspect: true,
    shelfLifeDays: 730,
    photo: PIXEL,
  })
  expect(item).toMatchObject({ code: proposed.code, initials: 'npzxf7676mm', pinyin: 'niupizhixinfeng' })
  expect(item).toMatchObject({ custodian: { id: 'clerk', name: '王敏' }, keptIn: [CLERKS_WAREHOUSE] })
  expect(item.code).toMatch(/^WZ-A050401-\d{4}[0-9A-Z]$/)
  for (const q of ['牛皮纸', 'npzxf', 'niupizhi', item.code.slice(0, 12), '6901234567892']) {
    const { rows } = await succeed(server.call('staff', 'masterdata.searchItems', { q }))
    expect(rows.map(({ _id }) => _id)).toContain(item._id)
  }
  expect(
    await succeed(server.call('clerk', 'masterdata.resolveCode', { code: '6901234567892' })),
  ).toMatchObject({
    kind: 'item',
    unit: '盒',
    item: { _id: item._id },
  })
  const stock = await succeed(server.call('admin', 'stock.item', { itemId: item._id }))
  expect(stock.stocks).toMatchObject([
    { warehouseId: CLERKS_WAREHOUSE, onHand: 0, minimum: 10, level: 'out' },
  ])
  const { rows } = await succeed(server.call('staff', 'masterdata.itemPhotos', { itemIds: [item._id] }))
  expect((await fetch(rows[0]!.url)).headers.get('content-type')).toBe('image/png')
})

test('codes are unique under concurrency, in sequence and without a gap where a save was refused', async () => {
  const category = await succeed(
    server.call('admin', 'masterdata.saveCategory', {
      code: 'SEQ',
      name: '连号',
      parentId: null,
      scheme: 'own',
    }),
  )
  const categoryId = category._id
  expect(await save(newItem({ categoryId, custodianId: 'nobody' }))).toMatchObject({ code: 'NOT_FOUND' })
  const items = await Promise.all(Array.from({ length: 6 }, (_, n) => made({ categoryId, name: `连号${n}` })))
  const numbers = items.map(({ code }) => Number(/^WZ-SEQ-(\d{4})/.exec(code)![1])).sort((a, b) => a - b)
  expect(numbers).toEqual([1, 2, 3, 4, 5, 6])
})

test('one barcode, one item: of many who claim it at once one gets it, and it is free again when given up', async () => {
  const barcodes = [{ code: 'JD-0001', unit: '本' }]
  const answers = await Promise.all(
    Array.from({ length: 5 }, (_, n) => save(newItem({ name: `抢码${n}`, barcodes }))),
  )
  const winners = answers.filter(({ ok }) => ok)
  expect(winners).toHaveLength(1)
  for (const answer of answers) if (!answer.ok) expect(answer.code).toBe('ITEM_CODE_TAKEN')
  const winner = winners[0]!.ok ? winners[0]!.data : undefined
  await succeed(save(await inputOf(winner!._id, { barcodes: [] })))
  expect(await made({ name: '得到的', barcodes })).toMatchObject({ barcodes })
})

test('another item’s code is no barcode, and the other way round', async () => {
  const one = await made({ code: 'ZM-0001', barcodes: [{ code: 'ZM-B1', unit: '本' }] })
  const answer = await save(newItem({ barcodes: [{ code: 'ZM-0001', unit: '本' }] }))
  expect(answer).toMatchObject({ code: 'ITEM_CODE_TAKEN', details: { byItemId: one._id } })
  expect(await save(newItem({ code: 'zm-b1' }))).toMatchObject({ code: 'ITEM_CODE_TAKEN' })
})

test('a saved item changes its copies; what was received settles unit and tracking', async () => {
  const item = await made({ name: '索引贴' })
  await succeed(save(await inputOf(item._id, { unit: '条', units: [] })))
  await receive(item._id)
  const held = async () => succeed(server.call('admin', 'stock.item', { itemId: item._id }))
  expect((await held()).stocks).toMatchObject([{ onHand: 5, item: { name: '索引贴', unit: '条' } }])
  await succeed(
    save(
      await inputOf(item._id, {
        name: '彩色索引贴',
        levels: [{ warehouseId: CLERKS_WAREHOUSE, minimum: 50 }],
      }),
    ),
  )
  expect((await held()).stocks).toMatchObject([
    { onHand: 5, minimum: 50, level: 'low', item: { name: '彩色索引贴' } },
  ])
  for (const more of [{ unit: '张' }, { scale: 2 }, { tracking: 'lot' } as const]) {
    const answer = await save(await inputOf(item._id, more))
    expect(answer).toMatchObject({ code: 'ITEM_FIXED' })
  }
  expect((await succeed(server.call('admin', 'masterdata.itemState', { itemId: item._id }))).fixed).toBe(true)
})

test('goods that come into a warehouse for the first time while the item is saved carry the new copy', async () => {
  for (let round = 0; round < 4; round++) {
    const item = await made({ name: '赛跑' })
    const [input, locationId] = [await inputOf(item._id, { name: '赛跑之后' }), await place()]
    const [saved, received] = await Promise.all([
      save(input),
      server.call(
        'clerk',
        'inbound.receive',
        receipt({ itemId: item._id, warehouseId: CLERKS_WAREHOUSE }, locationId),
      ),
    ])
    expect([saved.ok, received.ok]).toEqual([true, true])
    const [stock] = await everything(databaseOf(server.url), 'stock', { itemId: item._id })
    expect(stock!.item.name).toBe('赛跑之后')
    const [kept] = await everything(databaseOf(server.url), 'items', { _id: item._id })
    expect(kept!.keptIn).toEqual([CLERKS_WAREHOUSE])
  }
})

test('two who edit the same item: the second is told', async () => {
  const item = await made({ name: '两人同改' })
  const input = await inputOf(item._id, { name: '甲的' })
  await succeed(save(input))
  expect(await save({ ...input, name: '乙的' })).toMatchObject({ code: 'CHANGED_MEANWHILE' })
})

test('disabling: not while goods lie there or a request waits; then gone from the shelves and back again', async () => {
  const item = await made({ name: '要停用' })
  const status = (to: 'active' | 'disabled') =>
    server.call('admin', 'masterdata.setItemStatus', { itemId: item._id, status: to })
  await receive(item._id, 5)
  expect(await status('disabled')).toMatchObject({
    code: 'ITEM_IN_USE',
    message: expect.stringContaining('5 本'),
  })
  const stocked = await stockWhere(server, CLERKS_WAREHOUSE, (row) => row.reserved > 0)
  expect(
    await server.call('admin', 'masterdata.setItemStatus', { itemId: stocked.itemId, status: 'disabled' }),
  ).toMatchObject({ code: 'ITEM_IN_USE' })

  const other = await made({ name: '没有库存的' })
  const off = { itemId: other._id, status: 'disabled' } as const
  await succeed(server.call('admin', 'masterdata.setItemStatus', off))
  const found = await succeed(server.call('staff', 'masterdata.searchItems', { q: other.code }))
  expect(found.rows).toEqual([])
  const listed = await succeed(
    server.call('admin', 'masterdata.listItems', { q: other.code, status: 'disabled' }),
  )
  expect(listed.rows.map(({ _id }) => _id)).toEqual([other._id])
  expect(await server.call('admin', 'masterdata.setItemStatus', off)).toMatchObject({
    code: 'ALREADY_HANDLED',
  })
  await succeed(server.call('admin', 'masterdata.setItemStatus', { itemId: other._id, status: 'active' }))
})

test('what was handed out of a disabled item comes back once it is enabled again', async () => {
  const item = await made({ name: '发完停用' })
  await receive(item._id, 5)
  const issue = await succeed(
    server.call('clerk', 'outbound.directIssue', {
      warehouseId: CLERKS_WAREHOUSE,
      purpose: '日常办公',
      targets: [{ departmentId: 'BM04', receivedBy: '张晓雯' }],
      lines: [{ itemId: item._id, cells: [{ departmentId: 'BM04', quantity: 5 }] }],
    }),
  )
  const status = (to: 'active' | 'disabled') =>
    succeed(server.call('admin', 'masterdata.setItemStatus', { itemId: item._id, status: to }))
  await status('disabled')
  const line = { pick: 1, quantity: 2, condition: 'good', locationId: await place() } as const
  const back = { issueNo: issue._id, reason: '领多了', lines: [line] }
  expect(await server.call('clerk', 'inbound.returnIssued', back)).toMatchObject({ code: 'ITEM_DISABLED' })
  const reversal = { documentId: issue._id, reason: '发错了' }
  expect(await server.call('clerk', 'stock.reverse', reversal)).toMatchObject({ code: 'ITEM_DISABLED' })
  await status('active')
  await succeed(server.call('clerk', 'inbound.returnIssued', back))
})

test('deleting: only what nothing ever named; its codes are free again', async () => {
  const item = await made({
    code: 'SC-0001',
    barcodes: [{ code: 'SC-B1', unit: '本' }],
    levels: [{ warehouseId: FOREIGN_WAREHOUSE, minimum: 3 }],
  })
  const db = databaseOf(server.url)
  await succeed(server.call('admin', 'masterdata.deleteItem', { itemId: item._id }))
  expect(await everything(db, 'stock', { itemId: item._id })).toEqual([])
  expect(await everything(db, 'itemCodes', { itemId: item._id })).toEqual([])
  await made({ code: 'SC-0001', barcodes: [{ code: 'SC-B1', unit: '本' }] })
  expect(await server.call('admin', 'masterdata.deleteItem', { itemId: 'BG01001' })).toMatchObject({
    code: 'ITEM_IN_USE',
  })
})

test('the journal says who changed what from what to what', async () => {
  const item = await made({ name: '审计' })
  await succeed(save(await inputOf(item._id, { name: '审计二', priceFen: 300 })))
  const entries = await everything(databaseOf(server.url), 'journal', { 'document.id': item._id })
  const last = entries.find(({ summary }) => summary.startsWith('修改'))!
  expect(last.summary).toBe(`修改物资 审计二（${item.code}）：名称、参考价`)
  expect(last.changes).toEqual([
    { path: 'name', before: '审计', after: '审计二' },
    { path: 'priceFen', before: 250, after: 300 },
  ])
  expect(isIntact(last, server.env.JOURNAL_KEY!)).toBe(true)
})

test('wrong input is refused in Chinese and writes nothing', async () => {
  const before = (await everything(databaseOf(server.url), 'items')).length
  const wrong: Partial<ItemInput>[] = [
    { barcodes: [{ code: '6901234567893', unit: '本' }] },
    { units: [{ name: '本', numerator: 2, denominator: 1 }] },
    { levels: [{ warehouseId: CLERKS_WAREHOUSE, minimum: 5, maximum: 1 }] },
    { categoryId: 'NONE' },
    { photo: 'aGVsbG8=' },
    { name: '' },
  ]
  for (const more of wrong) {
    const answer = await save(newItem(more))
    expect(answer).toMatchObject({ ok: false, message: expect.stringMatching(/\p{Script=Han}/u) })
  }
  expect(await server.call('clerk', 'masterdata.saveItem', newItem())).toMatchObject({ code: 'FORBIDDEN' })
  expect((await everything(databaseOf(server.url), 'items')).length).toBe(before)
})

test('every code of every item is claimed by it and by nobody else; the books balance', async () => {
  const db = databaseOf(server.url)
  const claimed = new Map((await everything(db, 'itemCodes')).map(({ _id, itemId }) => [_id, itemId]))
  const items = await everything(db, 'items')
  for (const item of items)
    for (const code of codesOf(item)) expect([code, claimed.get(code)]).toEqual([code, item._id])
  for (const stock of await everything(db, 'stock')) {
    const item = items.find(({ _id }) => _id === stock.itemId)!
    expect(item.keptIn).toContain(stock.warehouseId)
    expect(stock.item.name).toBe(item.name)
  }
  await expectBooksToBalance(db)
})

/** A 1 × 1 PNG. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
