import fc from 'fast-check'
import type { Rejection, Result } from '../errors'
import type { Posting } from '../schema/journal'
import type { Lot, LotStatus, Stock } from '../schema/stock'
import { Ledger } from './ledger'
import { coreOf } from './receive'
import { MAX_LOT_ROWS, sum } from './stock'
import { lot, now, pen, stockOf, stockWith } from './testing/fixtures'

const open = (...lots: Lot[]) => {
  const before = stockWith(pen, lots)
  return { before, ledger: new Ledger('W1', stockOf(before), now) }
}
const row = (lotId: string, more: object = {}) => ({ itemId: 'PEN', lotId, locationId: 'W1:A-01', ...more })
const closed = (ledger: Ledger) => {
  const result = ledger.close()
  if (!result.ok) throw new Error(result.code)
  return result.data
}
const codeOf = (result: Result<unknown>) => (result as Rejection).code

describe('goods come in', () => {
  test('a warehouse that never held the item gets its stock document', () => {
    const ledger = new Ledger('W1', () => undefined, now)
    ledger.put({ item: { _id: 'PEN', ...coreOf(pen) }, lot: lot('L1', 5), from: 'donation', minimum: 10 })
    const { stocks, postings } = closed(ledger)
    expect(stocks).toMatchObject([
      { _id: 'W1:PEN', onHand: 5, version: 1, belowMinimum: true, valueFen: 500 },
    ])
    expect(postings).toEqual([
      {
        itemId: 'PEN',
        lotId: 'L1',
        from: 'donation',
        to: 'stock:W1:A-01',
        quantity: 5,
        valueFen: 500,
        stockVersion: 1,
      },
    ])
  })

  test('a row with the same key grows, one in another status is another row', () => {
    const { ledger } = open(lot('L1', 5))
    const item = { _id: 'PEN', ...coreOf(pen) }
    ledger.put({ item, lot: lot('L1', 2), from: 'department:D1' })
    ledger.put({ item, lot: lot('L1', 3, { status: 'rejected' }), from: 'department:D1' })
    const { stocks, postings } = closed(ledger)
    expect(stocks[0]!.lots.map((l) => [l.status, l.quantity])).toEqual([
      ['available', 7],
      ['rejected', 3],
    ])
    expect(postings[1]).toMatchObject({ toStatus: 'rejected' })
  })

  test('a document that is full is refused when the ledger closes', () => {
    const { ledger } = open(...Array.from({ length: MAX_LOT_ROWS }, (_, i) => lot(`L${i}`, 1)))
    ledger.put({ item: { _id: 'PEN', ...coreOf(pen) }, lot: lot('one-more', 1), from: 'opening' })
    expect(codeOf(ledger.close())).toBe('TOO_MANY_LOTS')
  })
})

describe('goods go out', () => {
  test('the last piece takes all the value that is left, and the row goes', () => {
    const { ledger } = open(lot('L1', 3, { valueFen: 100 }))
    const parts = [1, 1, 1].map((quantity) => ledger.take({ ...row('L1'), quantity, to: 'scrap' }))
    expect(parts.map((part) => part.ok && part.data.valueFen)).toEqual([33, 33, 34])
    expect(closed(ledger).stocks[0]).toMatchObject({ lots: [], onHand: 0, valueFen: 0, version: 2 })
  })

  test.each([
    ['no such lot', row('L9'), 1, 'LOT_NOT_FOUND'],
    ['not there', row('L1', { locationId: 'W1:A-02' }), 1, 'LOT_NOT_FOUND'],
    ['frozen', row('L2'), 1, 'LOT_NOT_AVAILABLE'],
    ['not frozen', row('L1', { status: 'frozen' }), 1, 'LOT_NOT_FOUND'],
    ['more than there is', row('L1'), 6, 'INSUFFICIENT_STOCK'],
    ['an item that is not kept', row('L1', { itemId: 'INK' }), 1, 'LOT_NOT_FOUND'],
  ])('%s is refused and changes nothing', (_what, from, quantity, code) => {
    const { ledger } = open(lot('L1', 5), lot('L2', 5, { status: 'frozen' }))
    expect(codeOf(ledger.take({ ...from, quantity, to: 'scrap' }))).toBe(code)
    expect(closed(ledger).postings).toEqual([])
  })
})

describe('goods change their place, status or lot', () => {
  test('age, dates and cost go along', () => {
    const { ledger } = open(lot('L1', 4, { lotNo: 'A', expiryDate: '2027-01-01' }))
    ledger.shift({ ...row('L1'), quantity: 1, to: { locationId: 'W1:A-02' } })
    ledger.shift({ ...row('L1'), quantity: 1, to: { status: 'frozen' } })
    ledger.shift({ ...row('L1'), quantity: 1, to: { lot: { lotId: 'L2' } } })
    const { stocks, postings } = closed(ledger)
    expect(stocks[0]!.lots).toMatchObject([
      { lotId: 'L1', locationId: 'W1:A-01', status: 'available', quantity: 1, valueFen: 100 },
      { lotId: 'L1', locationId: 'W1:A-02', status: 'available', quantity: 1, lotNo: 'A' },
      { lotId: 'L1', locationId: 'W1:A-01', status: 'frozen', quantity: 1, expiryDate: '2027-01-01' },
      { lotId: 'L2', locationId: 'W1:A-01', status: 'available', quantity: 1, lotNo: 'A' },
    ])
    expect(postings).toMatchObject([
      { from: 'stock:W1:A-01', to: 'stock:W1:A-02' },
      { from: 'stock:W1:A-01', to: 'stock:W1:A-01', toStatus: 'frozen' },
      { lotId: 'L1', toLotId: 'L2' },
    ])
  })
})

test('promises are kept and ended without a version of their own', () => {
  const { ledger, before } = open(lot('L1', 5))
  const promise = { requisitionId: 'LY1', lineId: 1, quantity: 2, until: '2026-12-01T00:00:00.000Z' }
  ledger.promise('PEN', promise)
  expect(ledger.stock('PEN')?.reservations).toEqual([promise])
  ledger.release('PEN', 'LY1')
  expect(closed(ledger).stocks[0]).toMatchObject({ reservations: [], version: before.version + 1 })
})

test('whatever is done, rows are the sum of the postings and no fen is made or lost', () => {
  const statuses: LotStatus[] = ['available', 'inspection', 'frozen', 'rejected']
  const lots = ['L1', 'L2', 'L3']
  const step = fc.record({
    do: fc.constantFrom('put', 'take', 'shift'),
    lot: fc.constantFrom(...lots),
    place: fc.constantFrom('W1:A-01', 'W1:A-02'),
    status: fc.constantFrom(...statuses),
    quantity: fc.integer({ min: 1, max: 30 }),
    value: fc.nat({ max: 1_000 }),
    toLot: fc.constantFrom(...lots),
    toStatus: fc.constantFrom(...statuses),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { ledger, before } = open(lot('L1', 20, { valueFen: 777 }))
      for (const s of steps) {
        const from = {
          itemId: 'PEN',
          lotId: s.lot,
          locationId: s.place,
          status: s.status,
          quantity: s.quantity,
        }
        if (s.do === 'put') {
          const goods = lot(s.lot, s.quantity, { locationId: s.place, status: s.status, valueFen: s.value })
          ledger.put({ item: { _id: 'PEN', ...coreOf(pen) }, lot: goods, from: 'surplus' })
        } else if (s.do === 'take') ledger.take({ ...from, to: 'loss' })
        else ledger.shift({ ...from, to: { status: s.toStatus, lot: { lotId: s.toLot } } })
      }
      const { stocks, postings } = closed(ledger)
      expect(rowsOf(stocks[0] ?? before)).toEqual(summed(before, postings))
    }),
  )
})

/** Rows by their key, as an independent reader of the postings adds them up. */
function summed(before: Stock, postings: readonly Posting[]) {
  const rows = new Map(Object.entries(rowsOf(before)))
  const add = (lotId: string, place: string, status: string, quantity: number, valueFen: number) => {
    if (!place.startsWith('stock:')) return
    const key = [lotId, place.slice('stock:'.length), status].join(' ')
    const [q = 0, v = 0] = rows.get(key) ?? []
    rows.set(key, [q + quantity, v + valueFen])
  }
  for (const p of postings) {
    add(p.lotId, p.from, p.fromStatus ?? 'available', -p.quantity, -p.valueFen)
    add(p.toLotId ?? p.lotId, p.to, p.toStatus ?? 'available', p.quantity, p.valueFen)
  }
  return Object.fromEntries([...rows].filter(([, [q, v]]) => q !== 0 || v !== 0))
}

function rowsOf(stock: Stock): Record<string, [quantity: number, valueFen: number]> {
  expect(stock.onHand).toBe(sum(stock.lots.map((l) => l.quantity)))
  return Object.fromEntries(
    stock.lots.map((l) => [[l.lotId, l.locationId, l.status].join(' '), [l.quantity, l.valueFen]]),
  )
}
