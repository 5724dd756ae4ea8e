import { randomUUID } from 'node:crypto'
import type { InputOf } from '../../shared/operations'
import type { StockRow } from '../../shared/operations/stock'
import { expectBooksToBalance } from '../support/books'
import { counted, countOf, openStocktake, send, shelf, type CountInput } from '../support/counting'
import { databaseOf, everything } from '../support/database'
import {
  CLERKS_WAREHOUSE,
  FOREIGN_WAREHOUSE,
  lotsOf,
  receipt,
  SIGNATURE,
  stockWhere,
  succeed,
} from '../support/scenario'
import { LAPTOP } from '../support/pieces'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
let row: StockRow
let place: string
let other: string
beforeAll(async () => {
  server = await startServer()
  row = await stockWhere(
    server,
    CLERKS_WAREHOUSE,
    (r) =>
      r.onHand > 20 &&
      r.reserved === 0 &&
      r.item.scale === 0 &&
      !r.item.controlled &&
      r.item.units.length > 0,
  )
  place = (await lotsOf(server, row)).find((lot) => lot.status === 'available')!.locationId
  const { rows } = await succeed(
    server.call('clerk', 'masterdata.listLocations', { warehouseId: CLERKS_WAREHOUSE }),
  )
  const taken = new Set((await lotsOf(server, row)).map(({ locationId }) => locationId))
  other = rows.find(({ _id, zoneKind }) => zoneKind === 'qualified' && !taken.has(_id))!._id
})
afterAll(() => server?.close())

const open = (more: Partial<InputOf<'stocktake.open'>> = {}) =>
  openStocktake(server, { warehouseId: CLERKS_WAREHOUSE, scope: { itemIds: [row.itemId] }, ...more })
const lineAt = async (account: string, id: string, location = place) =>
  (await shelf(server, account, id, location)).lines.find(({ itemId }) => itemId === row.itemId)!
const documents = (id: string) => everything(databaseOf(server.url), 'countLines', { stocktakeId: id })
const receive = (quantity: number, line: object = {}, locationId = place) =>
  succeed(server.call('clerk', 'inbound.receive', receipt(row, locationId, { quantity, ...line })))
const moveAway = async (lotId: string, quantity: number) =>
  succeed(
    server.call('clerk', 'stock.move', {
      warehouseId: CLERKS_WAREHOUSE,
      lines: [{ itemId: row.itemId, lotId, fromLocationId: place, quantity, toLocationId: other }],
      confirmed: true,
    }),
  )
const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString()
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const refusal = async (answer: Promise<unknown>, code: string, text: RegExp) => {
  const result = (await answer) as { ok: boolean; code: string; message: string }
  expect(result).toMatchObject({ ok: false, code })
  expect(result.message).toMatch(text)
}

test('a count is kept once, however often and with whatever else it is sent', async () => {
  const id = await open()
  const line = await lineAt('clerk', id)
  const event = countOf(line, line.book! + 1)
  expect(await counted(server, 'clerk', id, event)).toMatchObject({ outcome: 'counted', lineId: line.lineId })
  expect(await counted(server, 'clerk', id, event)).toMatchObject({ outcome: 'counted' })
  const elsewhere = { ...event, eventId: randomUUID(), quantity: 1, target: { code: `?${randomUUID()}` } }
  const { results } = await succeed(send(server, 'clerk', id, [elsewhere, event]))
  expect(results).toMatchObject([{ outcome: 'find' }, { outcome: 'counted' }])
  await refusal(send(server, 'clerk', id, [{ ...event, quantity: 3 }]), 'COUNT_EVENT_REUSED', /重新数/)
  const lines = (await documents(id)).filter(({ events }) => events.length > 0)
  expect(lines.flatMap(({ events }) => events.map(({ eventId }) => eventId))).toEqual(
    lines.map(() => event.eventId),
  )
  expect(lines.reduce((sum, { result }) => sum + result!.variance, 0)).toBe(1)
  expect(await lineAt('clerk', id)).toMatchObject({ state: 'counted', mine: { quantity: line.book! + 1 } })
})

test('what is counted is sealed in the journal, without the books', async () => {
  const id = await open()
  const line = await lineAt('clerk', id)
  const requestId = randomUUID()
  await succeed(send(server, 'clerk', id, [countOf(line, 7, { photos: [SIGNATURE] })], {}, requestId))
  const [entry] = await everything(databaseOf(server.url), 'journal', { _id: requestId })
  expect(entry!.summary).toMatch(new RegExp(`^盘点 ${line.location} \\d+ 行，盘点单 ${id}$`))
  expect(entry!.changes?.[0]).toMatchObject({
    path: expect.stringContaining(id),
    after: { round: 1, photos: [expect.stringMatching(/^[0-9a-f]{64}$/)] },
  })
  expect(JSON.stringify([entry!.outcome, entry!.changes])).not.toMatch(/book|variance/)
})

test('units convert exactly; a code stands for its unit; unknown codes are kept', async () => {
  const id = await open()
  const line = await lineAt('clerk', id)
  const unit = line.item.units.find(({ denominator }) => denominator === 1)!
  await counted(server, 'clerk', id, countOf(line, 2, { unit: unit.name }))
  expect((await lineAt('clerk', id)).mine).toMatchObject({ quantity: 2 * unit.numerator })
  const barcode = line.item.codes.find((code) => code.unit === unit.name)!
  const byCode = countOf(line, 3, { target: { code: barcode.code }, photos: [SIGNATURE] })
  expect(await counted(server, 'clerk', id, byCode)).toMatchObject({ outcome: 'counted' })
  expect((await lineAt('clerk', id)).mine).toMatchObject({ quantity: 3 * unit.numerator })
  const unknown = countOf(line, 4, { target: { code: 'NOBODY-KNOWS' }, note: '蓝色小盒' })
  expect(await counted(server, 'clerk', id, unknown)).toMatchObject({ outcome: 'find' })
  expect((await shelf(server, 'clerk', id, place)).finds).toMatchObject([
    { code: 'NOBODY-KNOWS', quantity: 4, note: '蓝色小盒', status: 'open' },
  ])
  await refusal(send(server, 'clerk', id, [countOf(line, 1, { unit: '车' })]), 'UNIT_UNKNOWN', /车/)
})

test('goods found where the books have none become a line, the same for everybody', async () => {
  const id = await open()
  const found = (lotNo?: string): CountInput => ({
    ...countOf({ lineId: '', locationId: other, round: 1, position: 0 }, 5),
    target: { itemId: row.itemId, ...(lotNo ? { lotNo } : {}) },
    round: undefined,
    position: undefined,
  })
  const first = await counted(server, 'clerk', id, found('F-1'))
  expect(first).toMatchObject({ outcome: 'counted' })
  expect((await counted(server, 'clerk', id, { ...found('F-1'), quantity: 6 })).lineId).toBe(first.lineId)
  const [line] = (await documents(id)).filter(({ locationId }) => locationId === other)
  expect(line).toMatchObject({ found: true, lotNo: 'F-1', result: { counted: 6, book: 0, variance: 6 } })
  expect(line!.unitFen).toBeGreaterThan(0)
})

describe('movements go on meanwhile', () => {
  /** A lot of its own on the shelf, told apart by its number. */
  async function ownLine() {
    const lotNo = `R-${randomUUID().slice(0, 8)}`
    const lotId = (await receive(20, { lotNo })).lines[0]!.lotId
    const id = await open()
    const line = (await shelf(server, 'clerk', id, place)).lines.find((one) => one.lotNo === lotNo)!
    const result = async () => (await documents(id)).find((one) => one.lotId === lotId)!
    return { id, line, lotId, lotNo, result }
  }

  test('a count that comes late is held against the books of its moment, in and out rebased', async () => {
    const { id, line, lotId, lotNo, result } = await ownLine()
    await sleep(1_100)
    const late = countOf(line, 18, { startedAt: ago(1), countedAt: ago(0.5) })
    await sleep(2_600)
    await moveAway(lotId, 4)
    await receive(3, { lotNo })
    await moveAway(lotId, 1)
    expect(await counted(server, 'clerk', id, late)).toMatchObject({ outcome: 'counted' })
    expect((await result()).result).toMatchObject({
      counted: 18,
      book: 20,
      variance: -2,
      position: line.position,
    })
  })

  test('goods that move while they are counted are counted again', async () => {
    const { id, line, lotId, result } = await ownLine()
    const startedAt = ago(1)
    await moveAway(lotId, 4)
    const event = countOf(line, 16, { startedAt })
    expect(await counted(server, 'clerk', id, event)).toMatchObject({ outcome: 'toRecount', reason: 'moved' })
    const again = await shelf(server, 'clerk', id, place)
    const now = again.lines.find(({ lineId }) => lineId === line.lineId)!
    expect(now).toMatchObject({ state: 'toRecount', recountReason: 'moved', round: 2, mayCount: true })
    expect(await counted(server, 'clerk', id, countOf(now, 16))).toMatchObject({ outcome: 'counted' })
    expect((await result()).result).toMatchObject({ counted: 16, book: 16, variance: 0 })
  })

  test('counts in the wrong order come to the same', async () => {
    const { id, line, result } = await ownLine()
    const early = countOf(line, 5, { startedAt: ago(1.5), countedAt: ago(1) })
    const later = countOf(line, 20, { startedAt: ago(0.9), countedAt: ago(0.5) })
    expect(await counted(server, 'clerk', id, later)).toMatchObject({ outcome: 'counted' })
    expect(await counted(server, 'clerk', id, early)).toMatchObject({ outcome: 'kept' })
    expect((await result()).result).toMatchObject({ counted: 20, variance: 0 })
    expect((await result()).events).toHaveLength(2)
  })

  test("a phone's clock that is an hour ahead is put right", async () => {
    const { id, line, result } = await ownLine()
    const ahead = (seconds: number) => new Date(Date.now() + 3_600_000 - seconds * 1_000).toISOString()
    const event = countOf(line, 20, { startedAt: ahead(2), countedAt: ahead(1) })
    await refusal(
      server.call('clerk', 'stocktake.count', { stocktakeId: id, events: [event] }),
      'COUNT_TIME_WRONG',
      /手机的日期/,
    )
    expect(await succeed(send(server, 'clerk', id, [event], { sentAt: ahead(0) }))).toMatchObject({
      results: [{ outcome: 'counted' }],
    })
    const [kept] = (await result()).events
    expect(Math.abs(Date.now() - Date.parse(kept!.countedAt))).toBeLessThan(30_000)
  })

  test('what came in after the lines were made is counted with the pile that it lies in', async () => {
    const fresh = await stockWhere(
      server,
      CLERKS_WAREHOUSE,
      (r) => r.itemId !== row.itemId && r.onHand > 5 && r.item.scale === 0 && !r.item.controlled,
    )
    const plain = { quantity: 6, lotNo: undefined, expiryDate: undefined }
    const item = await succeed(server.call('admin', 'stock.item', { itemId: fresh.itemId }))
    if (item.item.tracking !== 'none') return
    const shelfId = item.stocks.find((stock) => stock.warehouseId === CLERKS_WAREHOUSE)!.lots[0]!.locationId
    const id = await openStocktake(server, {
      warehouseId: CLERKS_WAREHOUSE,
      scope: { itemIds: [fresh.itemId] },
    })
    await succeed(server.call('clerk', 'inbound.receive', receipt(fresh, shelfId, plain)))
    const [pile] = (await shelf(server, 'clerk', id, shelfId)).lines
    expect(pile!.lineId).toMatch(/^\+/)
    expect(await counted(server, 'clerk', id, countOf(pile!, pile!.book!))).toMatchObject({
      outcome: 'counted',
    })
    const lines = (await documents(id)).filter(({ locationId }) => locationId === shelfId)
    expect(lines.every(({ result }) => result?.variance === 0)).toBe(true)
    expect(lines.reduce((sum, { result }) => sum + result!.counted, 0)).toBe(pile!.book)
  })
})

test('of two counts the second is by another person; a third decides when they differ', async () => {
  const people = { counterIds: ['clerk', 'hejing'], secondIds: ['sunli', 'xumei'] }
  const id = await open({ double: true, blind: true, areas: [{ name: '全部', ...people }] })
  const [line] = (await shelf(server, 'clerk', id, place)).lines
  expect(await counted(server, 'clerk', id, countOf(line!, 3))).toMatchObject({ outcome: 'toSecond' })
  expect(await lineAt('clerk', id)).toMatchObject({
    mayCount: false,
    because: expect.stringMatching(/第二个人/),
  })
  await refusal(send(server, 'hejing', id, [countOf(line!, 3)]), 'NOT_YOUR_COUNT', /第二遍/)
  const second = await counted(server, 'sunli', id, countOf(line!, 4))
  expect(second).toMatchObject({ outcome: 'toRecount', reason: 'differ' })
  const third = await lineAt('xumei', id)
  expect(third).toMatchObject({ round: 2, recountReason: 'differ', mayCount: true })
  await refusal(send(server, 'clerk', id, [countOf(third, 4)]), 'SAME_COUNTER', /另一个人/)
  const decided = await counted(server, 'xumei', id, countOf(third, 4, { photos: [SIGNATURE] }))
  expect(decided).toMatchObject({ outcome: 'counted' })
  const lines = (await documents(id)).filter(({ events }) => events.length === 3)
  expect(lines[0]!.result!.by.map((by) => by.id)).toEqual(expect.arrayContaining(['sunli', 'xumei']))
})

test('ten counters at once do not meet, and nothing is lost or counted twice', async () => {
  const id = await openStocktake(server, { warehouseId: CLERKS_WAREHOUSE, scope: { zones: ['A'] } })
  const lines = (await documents(id)).slice(0, 30)
  const requests = Array.from({ length: 10 }, (_one, index) =>
    lines
      .filter((_line, at) => at % 10 === index)
      .map((line) =>
        countOf({ lineId: line._id, locationId: line.locationId, round: 1, position: 0 }, 1, {
          position: undefined,
        }),
      ),
  )
  for (let again = 0; again < 2; again++) {
    const answers = await Promise.all(requests.map((events) => succeed(send(server, 'clerk', id, events))))
    expect(answers.flatMap(({ results }) => results).every(({ outcome }) => outcome !== 'refused')).toBe(true)
  }
  const ids = new Set(lines.map(({ _id }) => _id))
  const after = (await documents(id)).filter(({ _id }) => ids.has(_id))
  expect(after.map(({ events }) => events.length)).toEqual(after.map(() => 1))
})

test('a shelf of tags: each counts one of its unit, a piece is itself, what is nothing is told by name', async () => {
  const id = await open()
  const line = await lineAt('clerk', id)
  const boxed = line.item.codes.find(({ code, unit }) => /^\d{13}$/.test(code) && unit !== line.item.unit)!
  const [company, reference] = [boxed.code.slice(0, 7), boxed.code.slice(7, 12)]
  const tag = (serial: string) => `urn:epc:id:sgtin:${company}.0${reference}.${serial}`
  const laptop = await succeed(server.call('admin', 'stock.item', { itemId: LAPTOP }))
  const { code } = laptop.item.barcodes.find((barcode) => /^\d{13}$/.test(barcode.code))!
  const serialNo = String(Date.now() % 1_000_000_000)
  const [first] = laptop.stocks[0]!.lots
  await succeed(
    server.call('zhaolei', 'inbound.receive', {
      warehouseId: FOREIGN_WAREHOUSE,
      lines: [{ itemId: LAPTOP, quantity: 1, serials: [serialNo], locationId: first!.locationId }],
    }),
  )
  const piece = (serial: string) => `urn:epc:id:sgtin:${code.slice(0, 7)}.0${code.slice(7, 12)}.${serial}`
  const SSCC = '3174257BF7194E4000001A85'
  const text = [
    tag('1'),
    tag('2'),
    tag('1'),
    piece(serialNo),
    piece('77'),
    SSCC,
    '3074257BF7194E4000001A85',
  ].join('\n')
  const read = await succeed(server.call('clerk', 'stocktake.decodeTags', { stocktakeId: id, text }))
  expect(read).toMatchObject({ read: 7, duplicates: 1 })
  const factor = line.item.units.find(({ name }) => name === boxed.unit)!
  expect(read.tags).toMatchObject([
    { itemId: row.itemId, serial: '1', unit: boxed.unit, quantity: factor.numerator / factor.denominator },
    { itemId: row.itemId, serial: '2' },
    { itemId: LAPTOP, lotId: `${LAPTOP}:${serialNo}`, quantity: 1 },
    { itemId: LAPTOP, problem: expect.stringMatching(/序列号 77 没有登记/) },
    { epc: SSCC, scheme: 'unknown', problem: expect.stringMatching(/SSCC-96/) },
    { code: '80614141123458', problem: expect.stringMatching(/没有登记给任何物资/) },
  ])
  expect(read.tags[3]!.lotId).toBeUndefined()
})

test('a count that comes in during review moves what is submitted', async () => {
  const id = await open()
  const line = await lineAt('clerk', id)
  await counted(server, 'clerk', id, countOf(line, line.book!))
  const left = (await documents(id)).filter(({ state }) => state !== 'counted').length
  const { stocktake } = await succeed(
    server.call('clerk', 'stocktake.finish', { stocktakeId: id, leave: left }),
  )
  expect(stocktake.status).toBe('reviewing')
  const event = countOf(await lineAt('clerk', id), line.book!)
  expect(await counted(server, 'clerk', id, event)).toMatchObject({ outcome: 'counted' })
  const old = await server.call('clerk', 'stocktake.submit', {
    stocktakeId: id,
    revision: stocktake.revision,
  })
  expect(old).toMatchObject({ ok: false, code: 'CHANGED_MEANWHILE' })
})

test('photos are kept by their hash, and only who may see the stocktake gets to them', async () => {
  const id = await open()
  const line = await lineAt('clerk', id)
  await refusal(
    send(server, 'clerk', id, [countOf(line, 1, { photos: ['bm90IGEgcGhvdG8='] })]),
    'PHOTO_INVALID',
    /照片/,
  )
  await counted(server, 'clerk', id, countOf(line, 1, { photos: [SIGNATURE] }))
  const [document] = (await documents(id)).filter(({ events }) => events.length > 0)
  const view = await succeed(server.call('clerk', 'stocktake.line', { lineId: document!._id }))
  expect(view.events[0]!.photos).toMatchObject([
    { sha256: expect.any(String), url: expect.stringMatching(/^http|^\//) },
  ])
  expect(await server.call('zhaolei', 'stocktake.line', { lineId: document!._id })).toMatchObject({
    ok: false,
  })
  await refusal(
    server.call('staff', 'stocktake.location', { stocktakeId: id, location: place }),
    'NOT_FOUND',
    /没有找到/,
  )
})

test('a closed stocktake takes no counts, a location elsewhere is named', async () => {
  const id = await open()
  const line = await lineAt('clerk', id)
  await refusal(
    server.call('clerk', 'stocktake.location', {
      stocktakeId: id,
      location: `${FOREIGN_WAREHOUSE}:A-01-01-01`,
    }),
    'OUT_OF_WAREHOUSE',
    /不属于/,
  )
  await refusal(
    server.call('clerk', 'stocktake.location', { stocktakeId: id, location: 'Z-99' }),
    'LOCATION_UNKNOWN',
    /没有库位/,
  )
  await succeed(server.call('clerk', 'stocktake.cancel', { stocktakeId: id, reason: '开错了' }))
  await refusal(send(server, 'clerk', id, [countOf(line, 1)]), 'COUNT_CLOSED', /已取消/)
  await refusal(send(server, 'zhaolei', id, [countOf(line, 1)]), 'NOT_FOUND', /没有找到/)
})

test('afterwards the books balance', () => expectBooksToBalance(databaseOf(server.url)))
