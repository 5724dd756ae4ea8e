import { randomUUID } from 'node:crypto'
import type { LotRow } from '../../shared/operations/stock'
import { expectBooksToBalance } from '../support/books'
import { databaseOf, everything } from '../support/database'
import { SIGNATURE, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'
import {
  approvedScrap,
  CHROMATE,
  delivered,
  GLASS,
  REJECTED_PLACE,
  rejected,
  requested,
  SHELF,
  TRIAL_SUPPLIER,
} from './commands/quality'

let server: TestServer
beforeAll(async () => (server = await startServer()))
afterAll(() => server?.close())

const rowsOf = async (lotId: string, itemId = GLASS): Promise<string[]> => {
  const { stocks } = await succeed(server.call('admin', 'stock.item', { itemId }))
  const rows = stocks.find((stock) => stock.warehouseId === 'WH-SY')?.lots ?? []
  return rows
    .filter((lot: LotRow) => lot.lotId === lotId)
    .map((lot) => `${lot.location} ${lot.status} ${lot.quantity}`)
    .sort()
}

test('goods are judged in two goes, put away, the bad ones go back, and every step is seen', async () => {
  const { inspectionId, lotId, receiptId } = await delivered(server)
  expect(await rowsOf(lotId)).toEqual(['DJ-01-01-01 inspection 10'])
  const waits = await succeed(server.call('clerk', 'quality.inspections', { view: 'toJudge', itemId: GLASS }))
  expect(waits.rows.map((row) => row._id)).toContain(inspectionId)
  const scanned = await succeed(server.call('clerk', 'masterdata.resolveCode', { code: GLASS }))
  expect(scanned).toMatchObject({ kind: 'item', waiting: { toJudge: true } })

  // First a part: three are broken, five are good and stay for a moment.
  const first = await succeed(
    server.call('clerk', 'quality.inspect', {
      inspectionId,
      lines: [{ lineId: 1, accepted: 5, rejected: 3, reason: 'damaged', photos: [SIGNATURE] }],
    }),
  )
  expect(first).toMatchObject({ status: 'partlyJudged', awaitsPutAway: true })
  expect(await rowsOf(lotId)).toEqual(['BH-01-01-01 rejected 3', 'DJ-01-01-01 inspection 7'])
  const { pictures } = await succeed(server.call('clerk', 'quality.inspection', { inspectionId }))
  expect((await fetch(pictures[0]!.url)).headers.get('content-type')).toBe('image/png')

  await succeed(
    server.call('clerk', 'quality.inspect', {
      inspectionId,
      lines: [{ lineId: 1, accepted: 2, rejected: 0, acceptedTo: SHELF }],
    }),
  )
  const away = await succeed(
    server.call('clerk', 'quality.putAway', {
      inspectionId,
      lines: [{ lineId: 1, quantity: 5, locationId: SHELF }],
    }),
  )
  expect(away).toMatchObject({ status: 'judged', awaitsPutAway: false, waitingItemIds: [] })
  expect(await rowsOf(lotId)).toEqual(['BH-01-01-01 rejected 3', 'C-01-02-04 available 7'])
  const code = await succeed(server.call('clerk', 'masterdata.resolveCode', { code: inspectionId }))
  expect(code).toMatchObject({ kind: 'document', document: { type: 'inspection' }, state: '已质检' })

  const found = await succeed(
    server.call('clerk', 'quality.rows', { warehouseId: 'WH-SY', filter: 'rejected', itemId: GLASS }),
  )
  const row = found.rows.find((part) => part.lotId === lotId)
  expect(row).toMatchObject({ location: 'BH-01-01-01', status: 'rejected', quantity: 3 })
  const back = await succeed(
    server.call('clerk', 'quality.returnToSupplier', {
      warehouseId: 'WH-SY',
      supplierId: TRIAL_SUPPLIER,
      reason: 'rejected',
      carrier: { logisticsNo: 'SF100' },
      parts: [{ itemId: GLASS, lotId, locationId: REJECTED_PLACE, status: 'rejected', quantity: 3 }],
    }),
  )
  expect(back._id).toMatch(/^TH\d{8}-\d{4}$/)
  expect(back.lines).toMatchObject([{ receiptId, quantity: 3 }])
  expect(await rowsOf(lotId)).toEqual(['C-01-02-04 available 7'])
})

test('a return to the supplier opens its order again, and its reversal closes it', async () => {
  const order = await succeed(
    server.call('clerk', 'inbound.createOrder', {
      warehouseId: 'WH-SY',
      supplierId: TRIAL_SUPPLIER,
      lines: [{ itemId: GLASS, quantity: 8, expectedDay: '2099-01-01' }],
    }),
  )
  const receipt = await succeed(
    server.call('clerk', 'inbound.receive', {
      warehouseId: 'WH-SY',
      supplierId: TRIAL_SUPPLIER,
      orderId: order._id,
      lines: [{ itemId: GLASS, quantity: 8, locationId: 'WH-SY:DJ-01-01-01', orderLineId: 1 }],
    }),
  )
  const lotId = receipt.lines[0]!.lotId
  await succeed(
    server.call('clerk', 'quality.inspect', {
      inspectionId: receipt.inspectionId!,
      lines: [{ lineId: 1, accepted: 0, rejected: 8, reason: 'wrongItem' }],
    }),
  )
  const back = await succeed(
    server.call('clerk', 'quality.returnToSupplier', {
      warehouseId: 'WH-SY',
      supplierId: TRIAL_SUPPLIER,
      reason: 'wrongGoods',
      carrier: { person: '周启明' },
      parts: [{ itemId: GLASS, lotId, locationId: REJECTED_PLACE, status: 'rejected', quantity: 8 }],
    }),
  )
  const orderNow = async () =>
    (await everything(databaseOf(server.url), 'purchaseOrders', { _id: order._id }))[0]
  expect(await orderNow()).toMatchObject({ status: 'open', lines: [{ receivedQuantity: 0 }] })

  await succeed(server.call('admin', 'stock.reverse', { documentId: back._id, reason: '供应商又不要了' }))
  expect(await rowsOf(lotId)).toEqual(['BH-01-01-01 rejected 8'])
  expect(await orderNow()).toMatchObject({ status: 'received', lines: [{ receivedQuantity: 8 }] })
})

test('judgements taken back begin a new inspection; its receipt taken back cancels that', async () => {
  const { inspectionId, receiptId, lotId } = await rejected(server)
  await succeed(server.call('admin', 'stock.reverse', { documentId: inspectionId, reason: '看错批号' }))
  expect(await rowsOf(lotId)).toEqual(['DJ-01-01-01 inspection 10'])
  const { inspection } = await succeed(server.call('clerk', 'quality.inspection', { inspectionId }))
  expect(inspection).toMatchObject({
    status: 'reversed',
    repeatedBy: expect.stringMatching(/^ZJ\d{8}-9\d+$/),
  })
  const again = inspection.repeatedBy!
  await succeed(server.call('admin', 'stock.reverse', { documentId: receiptId, reason: '货拉走了' }))
  expect(await rowsOf(lotId)).toEqual([])
  const after = await succeed(server.call('clerk', 'quality.inspection', { inspectionId: again }))
  expect(after.inspection).toMatchObject({ status: 'cancelled', waitingItemIds: [] })
})

test('scrap: held at the request, decided by another, disposed of before a witness who signs', async () => {
  const { scrapId, lotId } = await requested(server, CHROMATE)
  expect(await rowsOf(lotId, CHROMATE)).toContain('BH-01-01-01 condemned 4')
  const own = await server.call('clerk', 'quality.disposeScrap', { scrapId, method: 'destroyed' })
  expect(own).toMatchObject({ ok: false, code: 'NOT_APPROVED' })
  const bench = await succeed(server.call('zhouqiang', 'system.workbench', {}))
  expect(bench.tasks.map((task) => task.kind)).toContain('toDecideScrap')
  const shown = await succeed(server.call('zhouqiang', 'quality.scrap', { scrapId }))
  expect(shown.actions).toEqual({ decide: true, withdraw: false, dispose: false })
  expect(JSON.stringify(shown)).not.toContain('Fen')

  await succeed(server.call('zhouqiang', 'quality.decideScrap', { scrapId, approve: true }))
  const dispose = { scrapId, method: 'hazardousWaste', recipient: '绿环危废处置公司' } as const
  for (const [more, code] of [
    [{}, 'WITNESS_REQUIRED'],
    [{ witnessId: 'clerk' }, 'WITNESS_IS_DISPOSER'],
    [{ witnessId: 'sunli' }, 'SIGNATURE_REQUIRED'],
    [{ witnessId: 'nobody', signature: SIGNATURE }, 'NOT_FOUND'],
    [{ witnessId: 'sunli', signature: 'AAAA' }, 'SIGNATURE_INVALID'],
  ] as const) {
    const refused = await server.call('clerk', 'quality.disposeScrap', { ...dispose, ...more })
    expect(refused).toMatchObject({ ok: false, code })
  }
  const { scrap } = await succeed(
    server.call('clerk', 'quality.disposeScrap', { ...dispose, witnessId: 'sunli', signature: SIGNATURE }),
  )
  expect(scrap).toMatchObject({ status: 'scrapped', disposal: { witness: { name: '孙丽' } } })
  expect((await rowsOf(lotId, CHROMATE)).join()).not.toContain('condemned')

  await succeed(server.call('admin', 'stock.reverse', { documentId: scrapId, reason: '处置的是另一批' }))
  expect(await rowsOf(lotId, CHROMATE)).toContain('BH-01-01-01 rejected 4')
})

test('rejection and withdrawal give the goods back what they were', async () => {
  const first = await requested(server)
  await succeed(
    server.call('admin', 'quality.decideScrap', { scrapId: first.scrapId, approve: false, comment: '退换' }),
  )
  expect(await rowsOf(first.lotId)).toContain('BH-01-01-01 rejected 4')
  const second = await approvedScrap(server)
  await succeed(server.call('clerk', 'quality.withdrawScrap', { scrapId: second.scrapId }))
  expect(await rowsOf(second.lotId)).toContain('BH-01-01-01 rejected 4')
})

test('of two who decide at once one is told that the other was quicker', async () => {
  const { scrapId } = await requested(server)
  const answers = await Promise.all([
    server.call('zhouqiang', 'quality.decideScrap', { scrapId, approve: true }),
    server.call('admin', 'quality.decideScrap', { scrapId, approve: false, comment: '不同意' }),
    server.call('wuxiaoyan', 'quality.decideScrap', { scrapId, approve: true }),
  ])
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  for (const answer of answers) if (!answer.ok) expect(answer.code).toBe('ALREADY_HANDLED')
})

test('of two who judge the same goods at once one is refused', async () => {
  const { inspectionId } = await delivered(server)
  const lines = [{ lineId: 1, accepted: 10, rejected: 0, acceptedTo: SHELF }]
  const answers = await Promise.all(
    ['clerk', 'sunli', 'clerk'].map((who) =>
      server.call(who, 'quality.inspect', { inspectionId, lines }, randomUUID()),
    ),
  )
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  for (const answer of answers) if (!answer.ok) expect(answer.code).toBe('ALREADY_HANDLED')
})

test('controlled goods are rejected with a photo only', async () => {
  const { inspectionId } = await delivered(server, CHROMATE)
  const line = { lineId: 1, accepted: 0, rejected: 1, reason: 'damaged' } as const
  const without = await server.call('clerk', 'quality.inspect', { inspectionId, lines: [line] })
  expect(without).toMatchObject({ ok: false, code: 'PHOTO_REQUIRED' })
  const photos = [SIGNATURE]
  await succeed(server.call('clerk', 'quality.inspect', { inspectionId, lines: [{ ...line, photos }] }))
})

test('who may not, may not', async () => {
  const { inspectionId } = await delivered(server)
  const { scrapId } = await requested(server)
  const line = { lineId: 1, accepted: 1, rejected: 0 }
  const code = async (answer: Promise<{ ok: boolean; code?: string }>) => (await answer).code
  expect(await code(server.call('zhaolei', 'quality.inspect', { inspectionId, lines: [line] }))).toBe(
    'WAREHOUSE_FORBIDDEN',
  )
  expect(await code(server.call('staff', 'quality.inspections', { view: 'all' }))).toBe('FORBIDDEN')
  expect(await code(server.call('zhaolei', 'quality.inspection', { inspectionId }))).toBe(
    'WAREHOUSE_FORBIDDEN',
  )
  expect(await code(server.call('approver', 'quality.scrap', { scrapId }))).toBe('FORBIDDEN')
  expect(await code(server.call('approver', 'quality.decideScrap', { scrapId, approve: true }))).toBe(
    'NOT_YOUR_APPROVAL',
  )
  expect(await code(server.call('sunli', 'quality.withdrawScrap', { scrapId }))).toBe('FORBIDDEN')
  expect(
    await code(
      server.call('clerk', 'quality.inspect', {
        inspectionId,
        lines: [{ ...line, photos: ['not a picture'] }],
      }),
    ),
  ).toBe('PHOTO_INVALID')
  expect(await code(server.call('clerk', 'quality.rows', { warehouseId: 'WH-SY', filter: 'all' }))).toBe(
    'INVALID_INPUT',
  )
})

test('pieces are judged, sent back and scrapped one by one, and their own documents follow', async () => {
  const itemId = 'SB09005'
  const receipt = await succeed(
    server.call('zhaolei', 'inbound.receive', {
      warehouseId: 'WH-SB',
      supplierId: TRIAL_SUPPLIER,
      lines: [{ itemId, quantity: 2, serials: ['WY-Q1', 'WY-Q2'], locationId: 'WH-SB:DJ-01-01-01' }],
    }),
  )
  const inspectionId = receipt.inspectionId!
  const [good, broken] = receipt.lines[0]!.pieces!.map((piece) => piece.lotId)
  const judged = await succeed(
    server.call('zhaolei', 'quality.inspect', {
      inspectionId,
      lines: [
        { lineId: 1, accepted: 1, rejected: 0, acceptedTo: 'WH-SB:A-01-01-01' },
        { lineId: 2, accepted: 0, rejected: 1, reason: 'quality', note: '表笔断线' },
      ],
    }),
  )
  expect(judged.lines).toMatchObject([{ serialNo: 'WY-Q1' }, { serialNo: 'WY-Q2', rejected: 1 }])
  const assetOf = async (id: string) => (await everything(databaseOf(server.url), 'assets', { _id: id }))[0]
  expect(await assetOf(good!)).toMatchObject({ status: 'inStock', lotStatus: 'available' })
  expect(await assetOf(broken!)).toMatchObject({ status: 'inStock', lotStatus: 'rejected' })

  const part = { itemId, quantity: 1 }
  await succeed(
    server.call('zhaolei', 'quality.returnToSupplier', {
      warehouseId: 'WH-SB',
      supplierId: TRIAL_SUPPLIER,
      reason: 'rejected',
      carrier: { person: '周启明' },
      parts: [{ ...part, lotId: broken!, locationId: 'WH-SB:BH-01-01-01', status: 'rejected' }],
    }),
  )
  expect(await assetOf(broken!)).toMatchObject({ status: 'returnedToSupplier' })

  const { scrap } = await succeed(
    server.call('zhaolei', 'quality.requestScrap', {
      warehouseId: 'WH-SB',
      reason: 'damaged',
      parts: [{ ...part, lotId: good!, locationId: 'WH-SB:A-01-01-01', status: 'available' }],
    }),
  )
  expect(await assetOf(good!)).toMatchObject({ status: 'inStock', lotStatus: 'condemned' })
  await succeed(server.call('gaofeng', 'quality.decideScrap', { scrapId: scrap._id, approve: true }))
  const sold = { scrapId: scrap._id, method: 'sold', recipient: '废旧回收站', proceedsFen: 3_000 } as const
  await succeed(server.call('zhaolei', 'quality.disposeScrap', sold))
  expect(await assetOf(good!)).toMatchObject({ status: 'scrapped' })
})

test('judging one line costs at most 7 database requests, putting it away 8', async () => {
  const requestsOf = async (run: () => Promise<unknown>) => {
    await server.resetStats()
    await run()
    return (await server.stats()).requests.total
  }
  const { inspectionId } = await delivered(server)
  const lines = [{ lineId: 1, accepted: 5, rejected: 0 }]
  const judging = await requestsOf(() =>
    succeed(server.call('clerk', 'quality.inspect', { inspectionId, lines })),
  )
  expect(judging).toBeLessThanOrEqual(7)
  const puts = [{ lineId: 1, quantity: 5, locationId: SHELF }]
  const putting = await requestsOf(() =>
    succeed(server.call('clerk', 'quality.putAway', { inspectionId, lines: puts })),
  )
  expect(putting).toBeLessThanOrEqual(8)
})

test('the books balance after all of it', () => expectBooksToBalance(databaseOf(server.url)))
