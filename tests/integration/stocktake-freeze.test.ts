import type { Location } from '../../shared/schema/masterdata'
import type { StocktakeScope } from '../../shared/schema/stocktake'
import { expectBooksToBalance } from '../support/books'
import { openStocktake } from '../support/counting'
import { goOn } from '../support/stocktake'
import { countAll, reviewAll } from '../support/whole-stocktake'
import { databaseOf, everything, type TestDatabase } from '../support/database'
import { CLERKS_WAREHOUSE, receipt, stockWhere, succeed } from '../support/scenario'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
let db: TestDatabase
/** Shelves of a zone that is frozen, and of one that is not. */
let inside: Location[]
let outside: Location[]
let items: string[]
beforeAll(async () => {
  server = await startServer({ clientCalls: true })
  db = databaseOf(server.url)
  const shelves = (await everything(db, 'locations', { warehouseId: CLERKS_WAREHOUSE })).filter(
    ({ zoneKind, status }) => zoneKind === 'qualified' && status === 'active',
  )
  const [zone] = shelves.map((shelf) => shelf.zone)
  inside = shelves.filter((shelf) => shelf.zone === zone)
  outside = shelves.filter((shelf) => shelf.zone !== zone)
  const fits = (stock: { item: { scale: number; controlled?: string; tracking: string; status: string } }) =>
    !stock.item.controlled && stock.item.scale === 0 && stock.item.tracking === 'none'
  items = (await everything(db, 'stock', { warehouseId: CLERKS_WAREHOUSE, onHand: db.command.gt(20) }))
    .filter((stock) => fits(stock) && stock.item.status === 'active' && stock.reserved === 0)
    .map(({ itemId }) => itemId)
})
afterAll(async () => {
  await expectBooksToBalance(db)
  await server?.close()
})

const freeze = (scope: StocktakeScope) =>
  openStocktake(server, { warehouseId: CLERKS_WAREHOUSE, scope, frozen: true })
const idOf = (itemId: string) => `${CLERKS_WAREHOUSE}:${itemId}`
const cancel = (stocktakeId: string) =>
  succeed(server.call('clerk', 'stocktake.cancel', { stocktakeId, reason: '试完了' }))
const receive = (itemId: string, shelf: Location, quantity = 5) =>
  server.call(
    'clerk',
    'inbound.receive',
    receipt({ itemId, warehouseId: CLERKS_WAREHOUSE }, shelf._id, { quantity }),
  )
const move = (itemId: string, lotId: string, from: Location, to: Location) =>
  server.call('clerk', 'stock.move', {
    warehouseId: CLERKS_WAREHOUSE,
    lines: [{ itemId, lotId, fromLocationId: from._id, toLocationId: to._id, quantity: 1 }],
  })
const lotOf = async (itemId: string, shelf: Location) =>
  (await succeed(receive(itemId, shelf))).lines[0]!.lotId
const marked = async () =>
  (await everything(db, 'stock', { warehouseId: CLERKS_WAREHOUSE })).filter(
    ({ frozenBy }) => frozenBy?.length,
  )

test('goods of a frozen zone stay where they are; outside it work goes on', async () => {
  const [itemId] = items as [string]
  const [shelf, next] = inside as [Location, Location]
  const [free, freeNext] = outside as [Location, Location]
  const lot = await lotOf(itemId, shelf)
  const freeLot = await lotOf(itemId, free)
  const stocktakeId = await freeze({ zones: [shelf.zone] })

  const refusal = {
    code: 'LOCATION_FROZEN',
    message: `库位 ${shelf.code} 正在盘点（${stocktakeId}），暂停收发，请等盘点结束或请仓管员解除冻结`,
  }
  expect(await receive(itemId, shelf)).toMatchObject(refusal)
  expect(await move(itemId, lot, shelf, free)).toMatchObject(refusal)
  expect(await move(itemId, lot, shelf, next)).toMatchObject({ code: 'LOCATION_FROZEN' })
  expect(await move(itemId, freeLot, free, shelf)).toMatchObject(refusal)
  expect(
    await server.call('clerk', 'stock.changeStatus', {
      warehouseId: CLERKS_WAREHOUSE,
      ...{ itemId, lotId: lot, locationId: shelf._id, to: 'frozen', reason: '受潮' },
    }),
  ).toMatchObject(refusal)
  await succeed(receive(itemId, free))
  await succeed(move(itemId, freeLot, free, freeNext))

  const whole = await everything(db, 'stock', { warehouseId: CLERKS_WAREHOUSE })
  expect(whole.every(({ frozenBy }) => frozenBy?.includes(stocktakeId))).toBe(true)
  await cancel(stocktakeId)
  expect(await marked()).toEqual([])
  await succeed(receive(itemId, shelf))
})

test('goods that the warehouse has never held are kept out too, and once there stay outside', async () => {
  const kept = new Set(
    (await everything(db, 'stock', { warehouseId: CLERKS_WAREHOUSE })).map(({ itemId }) => itemId),
  )
  const strange = (await everything(db, 'items', { status: 'active', tracking: 'none' })).find(
    ({ _id, controlled, inspect, scale }) => !kept.has(_id) && !controlled && !inspect && scale === 0,
  )!
  const [shelf, free] = [inside[0]!, outside[0]!]
  const stocktakeId = await freeze({ zones: [shelf.zone] })
  expect(await receive(strange._id, shelf)).toMatchObject({ code: 'LOCATION_FROZEN' })
  const lotId = await lotOf(strange._id, free)
  expect(await move(strange._id, lotId, free, shelf)).toMatchObject({ code: 'LOCATION_FROZEN' })
  await cancel(stocktakeId)
  await succeed(move(strange._id, lotId, free, shelf))
})

test('a stocktake of some goods freezes those alone', async () => {
  const [itemId] = items as [string]
  const shelf = inside[0]!
  const [stock] = await everything(db, 'stock', { _id: idOf(itemId) })
  const strangers = await everything(db, 'stock', { _id: db.command.in(items.map(idOf)) })
  const other = strangers.find(({ item }) => item.categoryId !== stock!.item.categoryId)!.itemId
  for (const scope of [{ itemIds: [itemId] }, { categoryIds: [stock!.item.categoryId] }]) {
    const stocktakeId = await freeze(scope)
    expect(await receive(itemId, shelf)).toMatchObject({ code: 'LOCATION_FROZEN' })
    await succeed(receive(other, shelf))
    await cancel(stocktakeId)
  }
})
test('two freezes of the same shelf: it moves again when both are over', async () => {
  const [itemId] = items as [string]
  const shelf = inside[0]!
  const [first, second] = [await freeze({ zones: [shelf.zone] }), await freeze({ itemIds: [itemId] })]
  await cancel(first)
  expect(await receive(itemId, shelf)).toMatchObject({
    code: 'LOCATION_FROZEN',
    details: { stocktake: second },
  })
  await cancel(second)
  await succeed(receive(itemId, shelf))
})

describe('lifting', () => {
  test('goods move at once, counting goes on, and the history says who and why', async () => {
    const [itemId] = items as [string]
    const shelf = inside[0]!
    const stocktakeId = await freeze({ itemIds: [itemId] })
    const lift = (account: string) =>
      server.call(account, 'stocktake.unfreeze', { stocktakeId, reason: '急用' })
    expect(await lift('zhaolei')).toMatchObject({ ok: false, code: 'WAREHOUSE_FORBIDDEN' })
    expect(await lift('staff')).toMatchObject({ code: 'FORBIDDEN' })
    const view = await succeed(lift('clerk'))
    expect(view).toMatchObject({
      stocktake: { status: 'counting', frozen: false },
      actions: { unfreeze: false },
    })
    expect(view.stocktake.history.at(-1)).toMatchObject({
      action: 'unfreeze',
      by: { id: 'clerk' },
      comment: '急用',
    })
    expect(view.board.lines).toBeGreaterThan(0)
    await succeed(receive(itemId, shelf))
    expect(await marked()).toEqual([])
    expect(await lift('clerk')).toMatchObject({ code: 'ALREADY_HANDLED' })
    await cancel(stocktakeId)
  })

  test('marks that were left behind mean nothing, and the timer takes them off', async () => {
    const [itemId] = items as [string]
    const stocktakeId = await freeze({ itemIds: [itemId] })
    await cancel(stocktakeId)
    const mark = { frozenBy: db.command.addToSet(stocktakeId) }
    await db.collection('stock').where({ warehouseId: CLERKS_WAREHOUSE }).update(mark)
    await succeed(receive(itemId, inside[0]!))
    const timer = `${server.url}/_emulator/timers/stocktake/stocktakeWork`
    const response = await fetch(timer, { method: 'POST' })
    expect(response.status).toBeLessThan(300)
    expect(await marked()).toEqual([])
  })
})

test('its own posting passes, and ends it', async () => {
  const row = await stockWhere(server, CLERKS_WAREHOUSE, (r) => r.itemId === items[3])
  const shelf = inside[1]!
  await lotOf(row.itemId, shelf)
  const before = (await everything(db, 'stock', { _id: `${CLERKS_WAREHOUSE}:${row.itemId}` }))[0]!
  const stocktakeId = await freeze({ itemIds: [row.itemId] })
  let left = 1
  await countAll(server, 'clerk', stocktakeId, (line) =>
    line.locationId === shelf._id && left-- > 0 ? line.book! - 1 : line.book!,
  )
  await reviewAll(server, 'sunli', stocktakeId)
  expect(await receive(row.itemId, shelf)).toMatchObject({ code: 'LOCATION_FROZEN' })
  await goOn(server, stocktakeId, 'sunli')
  const view = await succeed(server.call('sunli', 'stocktake.get', { stocktakeId }))
  expect(view.stocktake).toMatchObject({ status: 'posted', totals: { lossLines: 1 } })
  const after = (await everything(db, 'stock', { _id: before._id }))[0]!
  expect(after.onHand).toBe(before.onHand - 1)
  expect(await marked()).toEqual([])
  await succeed(receive(row.itemId, shelf))
})
