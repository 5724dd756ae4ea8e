import type { Reservation } from '../schema/stock'
import {
  activeReservations,
  addLot,
  dropReservations,
  emptyStock,
  locationCode,
  MAX_LOT_ROWS,
  setReservation,
  takeLots,
} from './stock'
import { coreOf } from './receive'
import { ethanol, lot, now, pen, stockWith } from './testing/fixtures'

const at = 'W1:A-01'
const take = (lotId: string, quantity: number, locationId = at) => ({ lotId, locationId, quantity })
const codeOf = (result: { ok: boolean; code?: string }) => (result.ok ? 'ok' : result.code)

test('an item never held is nothing, and low when it has a minimum', () => {
  const none = emptyStock('W1', 'PEN', coreOf(pen))
  expect(none).toMatchObject({
    _id: 'W1:PEN',
    onHand: 0,
    version: 0,
    belowMinimum: false,
    nearestExpiry: null,
  })
  expect(emptyStock('W1', 'PEN', coreOf(pen), 5).belowMinimum).toBe(true)
})

describe('a lot comes', () => {
  test('totals, version and time follow', () => {
    const stock = stockWith(pen, [lot('a', 4), lot('b', 6)])
    expect(stock).toMatchObject({
      onHand: 10,
      valueFen: 1000,
      version: 2,
      updatedAt: now,
      belowMinimum: false,
    })
  })
  test('nearest expiry is that of the available lots only', () => {
    const lots = [
      lot('a', 1, { expiryDate: '2027-03-01' }),
      lot('b', 1, { expiryDate: '2027-01-01' }),
      lot('c', 1, { expiryDate: '2026-12-01', status: 'frozen' }),
    ]
    expect(stockWith(ethanol, lots).nearestExpiry).toBe('2027-01-01')
  })
  test('past a thousand million is refused', () => {
    const stock = stockWith(pen, [lot('a', 999_999_999)])
    expect(codeOf(addLot(stock, lot('b', 1), now))).toBe('ok')
    expect(codeOf(addLot(stock, lot('b', 2), now))).toBe('QUANTITY_TOO_LARGE')
  })
  test('one more lot than a document may hold is refused with the limit', () => {
    const lots = Array.from({ length: MAX_LOT_ROWS }, (_, index) => lot(`l${index}`, 1))
    const full = { ...stockWith(pen, []), lots }
    expect(addLot(full, lot('more', 1), now)).toMatchObject({
      code: 'TOO_MANY_LOTS',
      details: { limit: MAX_LOT_ROWS },
    })
    expect(codeOf(addLot({ ...full, lots: lots.slice(1) }, lot('more', 1), now))).toBe('ok')
  })
  test('as many lots as there may be, with the longest lot numbers, fit into a document', () => {
    const row = lot('RK20261122-0597-30', 123, {
      locationId: 'WH-SY:A-01-02-03',
      lotNo: '批'.repeat(40),
      productionDate: '2026-07-01',
      expiryDate: '2027-07-01',
      valueFen: 1_234_567,
    })
    const crowd = (count: number) => ({ ...stockWith(pen, []), lots: Array<typeof row>(count).fill(row) })
    let rows = MAX_LOT_ROWS
    while (!addLot(crowd(rows - 1), row, now).ok) rows -= 1
    expect(rows).toBeGreaterThan(1_200)
    expect(addLot(crowd(rows), row, now)).toMatchObject({ code: 'TOO_MANY_LOTS', details: { limit: rows } })
    const wire = JSON.stringify({ ...stockWith(pen, []), lots: Array(rows).fill(row) }, (_key, value) =>
      typeof value === 'number' ? { $numberInt: String(value) } : (value as unknown),
    )
    expect(Buffer.byteLength(wire)).toBeLessThan(490 * 1024)
  })
})

describe('pieces go', () => {
  const stock = stockWith(pen, [lot('a', 3, { valueFen: 100 }), lot('b', 5, { status: 'frozen' })])

  const refusals: [given: string, take: ReturnType<typeof take>, then: string][] = [
    ['a lot that is not there', take('x', 1), 'LOT_NOT_FOUND'],
    ['a lot of another place', take('a', 1, 'W1:A-02'), 'LOT_NOT_FOUND'],
    ['a frozen lot', take('b', 1), 'LOT_NOT_AVAILABLE'],
    ['more than the row holds', take('a', 4), 'INSUFFICIENT_STOCK'],
  ]
  test.each(refusals)('%s is refused', (_given, wanted, then) => {
    expect(codeOf(takeLots(stock, [wanted], now))).toBe(then)
  })

  test('a refusal in the middle leaves everything as it was', () => {
    const before = structuredClone(stock)
    expect(codeOf(takeLots(stock, [take('a', 1), take('x', 1)], now))).toBe('LOT_NOT_FOUND')
    expect(stock).toEqual(before)
  })

  test('the last piece takes the fen that division left', () => {
    const values: number[] = []
    let rest = stock
    for (let piece = 0; piece < 3; piece++) {
      const result = takeLots(rest, [take('a', 1)], now)
      if (!result.ok) throw new Error(result.code)
      values.push(result.data.taken[0]!.valueFen)
      rest = result.data.stock
    }
    expect(values).toEqual([33, 33, 34])
    expect(rest.lots.map((row) => row.lotId)).toEqual(['b'])
    expect(rest.valueFen).toBe(500)
  })

  test('shares of large values are exact', () => {
    const valueFen = 99_999_999_999
    const large = stockWith(pen, [lot('a', 900_000_000, { valueFen })])
    const result = takeLots(large, [take('a', 899_999_999)], now)
    const exact = (BigInt(valueFen) * 899_999_999n) / 900_000_000n
    expect(result.ok && result.data.taken[0]!.valueFen).toBe(Number(exact))
  })
})

describe('promises', () => {
  const promise = (
    requisitionId: string,
    lineId: number,
    quantity: number,
    until = '2026-11-29T16:00:00.000Z',
  ) => ({ requisitionId, lineId, quantity, until }) satisfies Reservation
  const stock = stockWith(pen, [lot('a', 100)])

  test('are counted, replaced, and dropped at zero', () => {
    const one = setReservation(stock, promise('R1', 1, 30), now)
    const two = setReservation(one, promise('R2', 1, 20), now)
    expect(two.reserved).toBe(50)
    expect(setReservation(two, promise('R1', 1, 5), now).reserved).toBe(25)
    expect(setReservation(two, promise('R1', 1, 0), now).reservations.map((r) => r.requisitionId)).toEqual([
      'R2',
    ])
  })
  test('of one document end together', () => {
    const both = setReservation(setReservation(stock, promise('R1', 1, 3), now), promise('R1', 2, 4), now)
    const all = setReservation(both, promise('R2', 1, 5), now)
    expect(dropReservations(all, 'R1', now)).toMatchObject({ reserved: 5, onHand: 100 })
  })
  test('that lapsed count for nobody and go with the next change', () => {
    const lapsed = setReservation(stock, promise('R1', 1, 30, '2026-11-23T00:00:00.000Z'), now)
    const afterwards = '2026-11-23T00:00:00.000Z'
    expect(activeReservations(lapsed, afterwards)).toEqual([])
    expect(setReservation(lapsed, promise('R2', 1, 7), afterwards).reserved).toBe(7)
  })
  test('each change is a new version', () => {
    const next = setReservation(stock, promise('R1', 1, 3), now)
    expect(next.version).toBe(stock.version + 1)
    expect(dropReservations(next, 'R1', now).version).toBe(stock.version + 2)
  })
})

test('a location is shown without its warehouse', () => {
  expect(locationCode('WH-BG:A-01-02-03')).toBe('A-01-02-03')
})
