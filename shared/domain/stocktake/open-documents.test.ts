import type { CountLine } from '../../schema/count-line'
import { countedLine } from '../testing/stocktakes'
import { unpostedCauses, type OpenDocuments } from './open-documents'

const pens = { lineId: 1, itemId: 'PEN', quantity: 5 }
const others = { lineId: 2, itemId: 'ETH', quantity: 50 }
/** Only what the rule looks at: the documents themselves are the matter of their own slices. */
const some = (documents: { [K in keyof OpenDocuments]?: object[] }) =>
  ({
    requisitions: [],
    checks: [],
    transfers: [],
    inspections: [],
    scraps: [],
    orders: [],
    ...documents,
  }) as unknown as OpenDocuments

const told = (line: CountLine, documents: { [K in keyof OpenDocuments]?: object[] }) =>
  unpostedCauses(line, some(documents)).map(({ text }) => text)
const missing = countedLine(7, 10)
const tooMuch = countedLine(13, 10)

const requisition = {
  _id: 'LY20261122-0001',
  warehouseId: 'W1',
  requester: { name: '张晓雯' },
  lines: [
    { ...pens, approvedQuantity: 5, issuedQuantity: 2 },
    { ...others, approvedQuantity: 9, issuedQuantity: 0 },
  ],
}
const check = {
  _id: 'CK20261122-0001',
  warehouseId: 'W1',
  requisitionId: 'LY20261122-0001',
  lines: [pens, others],
  picks: [
    { lineId: 1, quantity: 5 },
    { lineId: 2, quantity: 50 },
  ],
}
const transfer = {
  _id: 'DB20261122-0001',
  status: 'requested',
  fromWarehouseId: 'W1',
  toWarehouseId: 'W2',
  fromWarehouseName: '一号库',
  toWarehouseName: '二号库',
  lines: [pens, others],
  rows: [],
}
const onItsWay = {
  ...transfer,
  status: 'sent',
  fromWarehouseId: 'W2',
  toWarehouseId: 'W1',
  rows: [
    { lineId: 1, quantity: 5, receivedQuantity: 1, lostQuantity: 1, returnedQuantity: 0 },
    { lineId: 2, quantity: 50, receivedQuantity: 0, lostQuantity: 0, returnedQuantity: 0 },
  ],
}
const scrap = {
  _id: 'BF20261122-0001',
  warehouseId: 'W1',
  lines: [
    { ...pens, lotId: 'L1' },
    { ...pens, lotId: 'L2' },
  ],
}
const order = {
  _id: 'CG20261122-0001',
  warehouseId: 'W1',
  supplierName: '文启',
  lines: [{ ...pens, receivedQuantity: 1 }],
}
const inspection = {
  _id: 'ZJ20261122-0001',
  warehouseId: 'W1',
  lines: [{ ...pens, rejected: 1, putAway: 2 }],
}

describe('goods that are missing may be out already', () => {
  test.each([
    [
      'approved',
      { requisitions: [requisition] },
      '领用单 LY20261122-0001 已批准 3 支还没出库（张晓雯），货可能已经拿走',
    ],
    ['picked', { checks: [check] }, '出库单 CK20261122-0001 等第二个人复核 5 支，货可能已经拣走'],
    ['to be sent', { transfers: [transfer] }, '调拨单 DB20261122-0001 待发出 5 支到二号库，货可能已经装车'],
    ['condemned, of this lot', { scraps: [scrap] }, '报废单 BF20261122-0001 待报废 5 支，货可能已经清走'],
    [
      'to be judged',
      { inspections: [inspection] },
      '质检单 ZJ20261122-0001 还有 2 支待检或待上架，货可能已经放到别的库位',
    ],
  ])('%s', (_what, documents, text) => {
    expect(told(missing, documents)).toEqual([text])
    const elsewhere = Object.entries(documents).map(([key, [document]]) => [
      key,
      [{ ...document, warehouseId: 'W2', fromWarehouseId: 'W2', toWarehouseId: 'W3' }],
    ])
    expect(told(missing, Object.fromEntries(elsewhere))).toEqual([])
  })

  test('what is prepared is told once', () =>
    expect(
      told(missing, { checks: [check], requisitions: [{ ...requisition, checkId: check._id }] }),
    ).toHaveLength(1))

  test('leads to the requisition that a check is of, and nowhere without one', () => {
    const links = (one: object) =>
      unpostedCauses(missing, some({ checks: [one] })).map(({ document }) => document)
    expect(links(check)).toEqual([{ type: 'requisition', id: 'LY20261122-0001' }])
    expect(links({ ...check, requisitionId: undefined })).toEqual([undefined])
  })

  test('what comes in explains nothing', () =>
    expect(told(missing, { transfers: [onItsWay], orders: [order] })).toEqual([]))
})

describe('goods that are too much may be in already', () => {
  test.each([
    [
      'on their way',
      { transfers: [onItsWay] },
      '调拨单 DB20261122-0001 从一号库在途 3 支，货可能到了还没收货',
    ],
    ['ordered', { orders: [order] }, '采购订单 CG20261122-0001 还有 4 支没入库（文启），货可能到了没办入库'],
    [
      'to be judged',
      { inspections: [inspection] },
      '质检单 ZJ20261122-0001 还有 2 支待检或待上架，货可能已经放到别的库位',
    ],
  ])('%s', (_what, documents, text) => expect(told(tooMuch, documents)).toEqual([text]))

  test('what goes out explains nothing', () =>
    expect(
      told(tooMuch, { requisitions: [requisition], checks: [check], transfers: [transfer], scraps: [scrap] }),
    ).toEqual([]))
})

test('what is received or handed out whole is not told; nor anything of a line that is right', () => {
  expect(told(tooMuch, { orders: [{ ...order, lines: [{ ...pens, receivedQuantity: 5 }] }] })).toEqual([])
  expect(told(countedLine(10, 10), { inspections: [inspection], orders: [order] })).toEqual([])
})
