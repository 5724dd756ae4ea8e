import { sum } from '../../shared/domain/stock'
import type { LotRow, StockRow } from '../../shared/operations/stock'
import { expectBooksToBalance } from '../support/books'
import { databaseOf } from '../support/database'
import {
  approved,
  CLERKS_WAREHOUSE,
  FOREIGN_WAREHOUSE,
  lotsOf,
  receipt,
  stockWhere,
  succeed,
} from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
let row: StockRow
let shelf: string
let other: string
let badShelf: string
beforeAll(async () => {
  server = await startServer()
  row = await stockWhere(
    server,
    CLERKS_WAREHOUSE,
    (r) => r.onHand > 0 && r.reserved === 0 && r.item.scale === 0 && r.item.controlled === undefined,
  )
  shelf = (await lotsOf(server, row)).find((lot) => lot.status === 'available')!.locationId
  const { rows } = await succeed(
    server.call('clerk', 'masterdata.listLocations', { warehouseId: CLERKS_WAREHOUSE }),
  )
  other = rows.find(({ _id, zoneKind }) => zoneKind === 'qualified' && _id !== shelf)!._id
  badShelf = rows.find(({ zoneKind }) => zoneKind === 'rejected')!._id
})
afterAll(() => server?.close())

async function freshLot(quantity = 8, lotNo = 'IN-1'): Promise<string> {
  const input = receipt(row, shelf, { quantity, lotNo })
  return (await succeed(server.call('clerk', 'inbound.receive', input))).lines[0]!.lotId
}
const rowsOf = async (lotId: string): Promise<string[]> =>
  (await lotsOf(server, row))
    .filter((lot) => lot.lotId === lotId)
    .map((lot: LotRow) => `${lot.locationId} ${lot.status} ${lot.quantity}`)
    .sort()
const at = (lotId: string) => ({
  warehouseId: CLERKS_WAREHOUSE,
  itemId: row.itemId,
  lotId,
  locationId: shelf,
})
const move = (lotId: string, quantity: number, to: string, more: object = {}) =>
  server.call('clerk', 'stock.move', {
    warehouseId: CLERKS_WAREHOUSE,
    lines: [{ itemId: row.itemId, lotId, fromLocationId: shelf, quantity, toLocationId: to }],
    ...more,
  })
const refusal = async (answer: Promise<unknown>, code: string, text: RegExp) => {
  const result = (await answer) as { ok: boolean; code: string; message: string }
  expect(result).toMatchObject({ ok: false, code })
  expect(result.message).toMatch(text)
}

test('goods move between shelves, are found there, and go back when it is reversed', async () => {
  const lotId = await freshLot()
  const { _id } = await succeed(move(lotId, 3, other))
  expect(await rowsOf(lotId)).toEqual([`${other} available 3`, `${shelf} available 5`].sort())
  const there = await succeed(server.call('clerk', 'stock.location', { locationId: other }))
  expect(there.rows).toContainEqual(expect.objectContaining({ lotId, quantity: 3 }))
  expect(await succeed(server.call('clerk', 'masterdata.resolveCode', { code: _id }))).toMatchObject({
    kind: 'adjustment',
    name: '移库单',
  })
  await succeed(server.call('clerk', 'stock.reverse', { documentId: _id, reason: '移错了' }))
  expect(await rowsOf(lotId)).toEqual([`${shelf} available 8`])
  const document = await succeed(server.call('clerk', 'stock.adjustment', { adjustmentId: _id }))
  expect(document).toMatchObject({ status: 'reversed', reversed: { reason: '移错了' } })
})

test('what goes to the 不合格 zone is rejected goods, for a reason', async () => {
  const lotId = await freshLot()
  await refusal(move(lotId, 2, badShelf), 'REASON_REQUIRED', /为什么/)
  await succeed(move(lotId, 2, badShelf, { reason: '破损' }))
  expect(await rowsOf(lotId)).toContain(`${badShelf} rejected 2`)
  const back = {
    warehouseId: CLERKS_WAREHOUSE,
    lines: [
      {
        itemId: row.itemId,
        lotId,
        fromLocationId: badShelf,
        status: 'rejected' as const,
        quantity: 1,
        toLocationId: shelf,
      },
    ],
  }
  await refusal(server.call('clerk', 'stock.move', back), 'REJECTED_STAYS', /不合格区/)
})

test('frozen goods are not issued; who is promised them is named before they are frozen', async () => {
  const whole = await succeed(server.call('clerk', 'stock.item', { itemId: row.itemId }))
  const stock = whole.stocks.find(({ warehouseId }) => warehouseId === CLERKS_WAREHOUSE)!
  const { requisition } = await approved(server, [{ itemId: row.itemId, quantity: stock.available }])
  const biggest = stock.lots.filter(({ status }) => status === 'available').at(-1)!
  const key = { ...at(biggest.lotId), locationId: biggest.locationId }
  const freeze = { ...key, to: 'frozen' as const, reason: '受潮' }
  await refusal(server.call('clerk', 'stock.changeStatus', freeze), 'PROMISED_GOODS', /张晓雯/)
  const frozen = await succeed(
    server.call('clerk', 'stock.changeStatus', { ...freeze, quantity: 1, confirmed: true }),
  )
  expect(frozen.lines).toMatchObject([{ quantity: 1, to: { status: 'frozen' } }])
  const issue = await server.call('clerk', 'outbound.issue', { requisitionId: requisition._id })
  expect(issue).toMatchObject({ ok: false, code: 'INSUFFICIENT_STOCK' })
  await succeed(server.call('clerk', 'stock.changeStatus', { ...key, to: 'available', reason: '复核合格' }))
  await succeed(server.call('staff', 'requisition.withdraw', { requisitionId: requisition._id })).catch(
    () => undefined,
  )
})

test('a lot is split and becomes one again, and both can be taken back', async () => {
  const lotId = await freshLot(9, 'IN-2')
  const split = await succeed(
    server.call('clerk', 'stock.splitLot', { ...at(lotId), quantity: 4, lotNo: 'IN-2B' }),
  )
  const fresh = split.lines[0]!.to.lotId!
  expect(await rowsOf(fresh)).toEqual([`${shelf} available 4`])
  const both = {
    itemId: row.itemId,
    warehouseId: CLERKS_WAREHOUSE,
    locationId: shelf,
    lotIds: [fresh, lotId],
  }
  await refusal(server.call('clerk', 'stock.mergeLots', both), 'LOTS_DIFFER', /批号/)
  await succeed(server.call('clerk', 'stock.reverse', { documentId: split._id, reason: '批号看错' }))
  expect(await rowsOf(lotId)).toEqual([`${shelf} available 9`])

  const twin = await freshLot(2, 'IN-2')
  const merged = await succeed(server.call('clerk', 'stock.mergeLots', { ...both, lotIds: [twin, lotId] }))
  expect(await rowsOf(lotId)).toEqual([`${shelf} available 11`])
  expect(await rowsOf(twin)).toEqual([])
  await succeed(server.call('clerk', 'stock.reverse', { documentId: merged._id, reason: '不该合' }))
  expect(await rowsOf(twin)).toEqual([`${shelf} available 2`])
  const back = (await lotsOf(server, row)).find((lot) => lot.lotId === twin)!
  expect(back.receivedAt > (await lotsOf(server, row)).find((lot) => lot.lotId === lotId)!.receivedAt).toBe(
    true,
  )
})

test('a clerk moves nothing in a warehouse of others, and sees nothing of it', async () => {
  const lotId = await freshLot()
  await refusal(
    server.call('zhaolei', 'stock.changeStatus', { ...at(lotId), to: 'frozen', reason: '我来' }),
    'WAREHOUSE_FORBIDDEN',
    /办公用品库/,
  )
  await refusal(server.call('zhaolei', 'stock.location', { locationId: shelf }), 'NOT_FOUND', /库位/)
  await refusal(
    server.call('zhaolei', 'stock.adjustments', { warehouseId: CLERKS_WAREHOUSE }),
    'WAREHOUSE_FORBIDDEN',
    /不归你管/,
  )
  const foreign = `${FOREIGN_WAREHOUSE}:A-01-01-01`
  await refusal(move(lotId, 1, foreign), 'LOCATION_UNKNOWN', /A-01-01-01/)
})

test('of many who move the same goods at once only what is there is moved', async () => {
  const lotId = await freshLot(5)
  const answers = await Promise.all(Array.from({ length: 8 }, () => move(lotId, 1, other)))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(5)
  for (const answer of answers.filter((one) => !one.ok))
    expect(['LOT_STATUS_CHANGED', 'INSUFFICIENT_STOCK']).toContain((answer as { code: string }).code)
  const left = (await lotsOf(server, row)).filter((lot) => lot.lotId === lotId)
  expect(sum(left.map(({ quantity }) => quantity))).toBe(5)
})

test('a move costs few requests', async () => {
  const lotId = await freshLot()
  await succeed(move(lotId, 1, other))
  await server.resetStats()
  await succeed(move(lotId, 1, other))
  expect((await server.stats()).requests.total).toBeLessThanOrEqual(8)
})

test('afterwards the books balance', () => expectBooksToBalance(databaseOf(server.url)))
