import type { Stock } from '../../schema/stock'
import { Ledger } from '../ledger'
import { MAX_LOT_ROWS, setReservation, sum } from '../stock'
import { clerk, ethanol, locations, lot, now, pen, stockWith } from '../testing/fixtures'
import { changeStatus } from './change-status'
import { mergeLots } from './merge'
import { moveStock, type MoveLine } from './move'
import { splitLot } from './split'
import type { InsideState } from './state'

const rejected = { ...locations[0]!, _id: 'W1:R-01', code: 'R-01', zone: 'R', zoneKind: 'rejected' as const }
const places = [...locations, rejected]
const by = { id: clerk._id, name: clerk.name }
const base = { no: 'X1', by }

const state = (...stocks: Stock[]): InsideState => ({
  warehouse: { _id: 'W1', name: '库' },
  ledger: new Ledger('W1', (itemId) => stocks.find((stock) => stock.itemId === itemId), now),
  location: (id) => places.find(({ _id }) => _id === id),
})
const pens = stockWith(pen, [
  lot('old', 10, { valueFen: 1_001 }),
  lot('new', 6, { receivedAt: '2026-07-01T02:00:00.000Z' }),
  lot('cold', 4, { status: 'frozen' }),
  lot('bad', 3, { locationId: 'W1:R-01', status: 'rejected' }),
  lot('fresh', 5, { locationId: 'W1:D-01', status: 'inspection' }),
])
const promise = (quantity: number) =>
  setReservation(pens, { requisitionId: 'LY1', lineId: 1, quantity, until: '2026-12-01T00:00:00.000Z' }, now)
const row = { itemId: 'PEN', lotId: 'old', locationId: 'W1:A-01', status: 'available' as const }
const rowsOf = ({ lots }: Stock) =>
  lots.map((one) => [one.lotId, one.locationId, one.status, one.quantity, one.valueFen])

describe('moving', () => {
  const line = (more: Partial<MoveLine> = {}): MoveLine => ({
    ...row,
    quantity: 4,
    toLocationId: 'W1:A-02',
    ...more,
  })
  const move = (lines: MoveLine[], more: object = {}, stock = pens) =>
    moveStock(state(stock), { ...base, lines, ...more }, now)

  it('divides a row between two places, and its cost to the fen', () => {
    const result = move([line()])
    if (!result.ok) throw new Error(result.code)
    const [stock] = result.data.closed.stocks
    expect(rowsOf(stock!)).toContainEqual(['old', 'W1:A-01', 'available', 6, 601])
    expect(rowsOf(stock!)).toContainEqual(['old', 'W1:A-02', 'available', 4, 400])
    expect(stock!.version).toBe(pens.version + 1)
    expect(stock!.valueFen).toBe(pens.valueFen)
    expect(result.data.adjustment).toMatchObject({ kind: 'move', lines: [{ quantity: 4, valueFen: 400 }] })
  })

  it('makes rejected goods of what goes to a 不合格 zone, for a reason', () => {
    const result = move([line({ toLocationId: 'W1:R-01' })], { reason: '破损' })
    if (!result.ok) throw new Error(result.code)
    expect(result.data.closed.postings).toMatchObject([{ toStatus: 'rejected', quantity: 4 }])
  })

  it('keeps frozen goods frozen', () => {
    const result = move([line({ lotId: 'cold', status: 'frozen' })])
    if (!result.ok) throw new Error(result.code)
    expect(rowsOf(result.data.closed.stocks[0]!)).toContainEqual(['cold', 'W1:A-02', 'frozen', 4, 400])
  })

  it('lets promised goods go only when that was confirmed', () => {
    const away = [line({ quantity: 10, toLocationId: 'W1:R-01' })]
    const refused = move(away, { reason: '破损' }, promise(12))
    expect(refused).toMatchObject({ ok: false, code: 'PROMISED_GOODS', details: { documents: 'LY1' } })
    expect(move(away, { reason: '破损', confirmed: true }, promise(12)).ok).toBe(true)
    expect(move(away, { reason: '破损' }, promise(6)).ok).toBe(true)
    // From shelf to shelf nothing is taken away from anybody.
    expect(move([line({ quantity: 10 })], {}, promise(16)).ok).toBe(true)
  })

  it.each([
    ['the same shelf', { toLocationId: 'W1:A-01' }, 'SAME_LOCATION'],
    ['a shelf of another warehouse', { toLocationId: 'W2:A-01' }, 'LOCATION_UNKNOWN'],
    ['a disabled shelf', { toLocationId: 'W1:A-99' }, 'LOCATION_UNKNOWN'],
    ['a shelf that there is not', { toLocationId: 'W1:Z-01' }, 'LOCATION_UNKNOWN'],
    ['the 待检 zone', { toLocationId: 'W1:D-01' }, 'LOCATION_NOT_QUALIFIED'],
    ['the 不合格 zone without a reason', { toLocationId: 'W1:R-01' }, 'REASON_REQUIRED'],
    ['more than lies there', { quantity: 11 }, 'INSUFFICIENT_STOCK'],
    ['an item that is not kept', { itemId: 'INK' }, 'NOT_FOUND'],
    ['a lot that is not there', { lotId: 'gone' }, 'LOT_STATUS_CHANGED'],
    ['a lot in another state', { status: 'frozen' as const }, 'LOT_STATUS_CHANGED'],
    [
      'uninspected goods to a shelf',
      { lotId: 'fresh', locationId: 'W1:D-01', status: 'inspection' as const },
      'LOT_IN_INSPECTION',
    ],
    [
      'rejected goods back to a shelf',
      { lotId: 'bad', locationId: 'W1:R-01', status: 'rejected' as const, quantity: 1 },
      'REJECTED_STAYS',
    ],
  ])('refuses %s', (_name, change, code) => {
    expect(move([line(change)])).toMatchObject({ ok: false, code, details: { line: 0 } })
  })
})

describe('freezing and releasing', () => {
  const freeze = (more: object = {}, stock = pens) =>
    changeStatus(state(stock), { ...base, ...row, to: 'frozen', reason: '受潮', ...more }, now)

  it('freezes a part as a row of its own, and joins it with what is frozen of the lot', () => {
    const result = freeze({ quantity: 4 })
    if (!result.ok) throw new Error(result.code)
    expect(rowsOf(result.data.closed.stocks[0]!)).toContainEqual(['old', 'W1:A-01', 'frozen', 4, 400])
  })

  it('releases all of it', () => {
    const result = freeze({ lotId: 'cold', to: 'available' })
    if (!result.ok) throw new Error(result.code)
    expect(result.data.adjustment.lines[0]!.to.status).toBe('available')
  })

  it('withholds promised goods only when that was confirmed', () => {
    expect(freeze({}, promise(8))).toMatchObject({ ok: false, code: 'PROMISED_GOODS' })
    expect(freeze({ confirmed: true }, promise(8)).ok).toBe(true)
  })

  it.each([
    ['what is frozen already', { lotId: 'cold' }, 'LOT_STATUS_CHANGED'],
    ['a release of what is not frozen', { to: 'available' }, 'LOT_STATUS_CHANGED'],
    ['more than there is', { quantity: 11 }, 'INSUFFICIENT_STOCK'],
    ['a place that there is not', { locationId: 'W1:Z-01' }, 'LOT_STATUS_CHANGED'],
  ])('refuses %s', (_name, change, code) => {
    expect(freeze(change)).toMatchObject({ ok: false, code })
  })

  it('releases nothing outside the qualified zones', () => {
    const stock = stockWith(pen, [lot('odd', 2, { locationId: 'W1:D-01', status: 'frozen' })])
    const change = { lotId: 'odd', locationId: 'W1:D-01', to: 'available' }
    expect(freeze(change, stock)).toMatchObject({ ok: false, code: 'LOCATION_NOT_QUALIFIED' })
  })
})

describe('splitting', () => {
  const split = (more: object = {}, stock = pens) =>
    splitLot(state(stock), { ...base, ...row, quantity: 3, ...more }, now)

  it('keeps age and cost, under a new lot', () => {
    const result = split({ lotNo: 'B2' })
    if (!result.ok) throw new Error(result.code)
    const fresh = result.data.closed.stocks[0]!.lots.find(({ lotId }) => lotId === 'X1-1')
    expect(fresh).toMatchObject({
      lotNo: 'B2',
      quantity: 3,
      valueFen: 300,
      receivedAt: pens.lots[0]!.receivedAt,
    })
    expect(result.data.closed.postings).toMatchObject([{ lotId: 'old', toLotId: 'X1-1' }])
  })

  it.each([
    ['all of it', { quantity: 10 }, 'SPLIT_ALL'],
    [
      'what is inspected',
      { lotId: 'fresh', locationId: 'W1:D-01', status: 'inspection' },
      'LOT_IN_INSPECTION',
    ],
    ['what is not there', { lotId: 'gone' }, 'LOT_STATUS_CHANGED'],
  ])('refuses %s', (_name, change, code) => {
    expect(split(change)).toMatchObject({ ok: false, code })
  })

  it('refuses pieces with serial numbers and goods that wait for scrap', () => {
    const serial = stockWith({ ...pen, tracking: 'serial' }, [lot('old', 5)])
    expect(split({}, serial)).toMatchObject({ ok: false, code: 'SERIAL_NOT_SUPPORTED' })
    const waits = stockWith(pen, [lot('old', 5, { status: 'condemned' })])
    expect(split({ status: 'condemned' }, waits)).toMatchObject({ ok: false, code: 'LOT_NOT_AVAILABLE' })
  })
})

describe('merging', () => {
  const merge = (lotIds: string[], stock = pens, more: object = {}) =>
    mergeLots(
      state(stock),
      { ...base, itemId: stock.itemId, locationId: 'W1:A-01', status: 'available', lotIds, ...more },
      now,
    )

  it('goes into the eldest, whose age stays; quantities and cost add up, and a row is free', () => {
    const result = merge(['new', 'old'])
    if (!result.ok) throw new Error(result.code)
    const [stock] = result.data.closed.stocks
    const left = stock!.lots.filter(({ status }) => status === 'available')
    expect(left).toMatchObject([
      { lotId: 'old', quantity: 16, valueFen: 1_601, receivedAt: '2026-06-01T02:00:00.000Z' },
    ])
    expect(stock!.lots).toHaveLength(pens.lots.length - 1)
    expect(sum(stock!.lots.map(({ quantity }) => quantity))).toBe(pens.onHand)
  })

  it.each([
    ['expiry', { expiryDate: '2027-01-01' }, '有效期'],
    ['number', { lotNo: 'L2' }, '批号'],
    ['supplier', { supplierId: 'S2' }, '供应商'],
    ['production', { productionDate: '2026-01-01' }, '生产日期'],
  ])('refuses lots of another %s', (_name, other, what) => {
    const stock = stockWith(ethanol, [lot('a', 5), lot('b', 5, other)])
    expect(merge(['a', 'b'], stock)).toMatchObject({ ok: false, code: 'LOTS_DIFFER', details: { what } })
  })

  it.each([
    ['one lot', ['old', 'old'], 'INVALID_INPUT'],
    ['a lot in another state', ['old', 'cold'], 'LOT_STATUS_CHANGED'],
    ['a lot that is gone', ['old', 'gone'], 'LOT_STATUS_CHANGED'],
  ])('refuses %s', (_name, lotIds, code) => {
    expect(merge(lotIds)).toMatchObject({ ok: false, code })
  })

  it('refuses pieces, goods under inspection and goods that wait for scrap', () => {
    const two = (change: object) => [lot('a', 5, change), lot('b', 5, change)]
    expect(merge(['a', 'b'], stockWith({ ...pen, tracking: 'serial' }, two({})))).toMatchObject({
      code: 'SERIAL_NOT_SUPPORTED',
    })
    for (const [status, code] of [
      ['inspection', 'LOT_IN_INSPECTION'],
      ['condemned', 'LOT_NOT_AVAILABLE'],
    ] as const)
      expect(merge(['a', 'b'], stockWith(pen, two({ status })), { status })).toMatchObject({ code })
  })

  it('makes the room that TOO_MANY_LOTS asks for', () => {
    const rows = Array.from({ length: MAX_LOT_ROWS }, (_, index) => lot(`L${index}`, 1))
    const full = { ...pens, lots: rows }
    const further = { item: { ...full.item, _id: 'PEN' }, lot: lot('one-more', 1), from: 'opening' as const }
    const receive = (stock: Stock) => {
      const { ledger } = state(stock)
      ledger.put(further)
      return ledger.close()
    }
    expect(receive(full)).toMatchObject({ ok: false, code: 'TOO_MANY_LOTS' })
    const merged = merge(['L0', 'L1'], full)
    if (!merged.ok) throw new Error(merged.code)
    expect(receive(merged.data.closed.stocks[0]!).ok).toBe(true)
  })
})
