import type { Posting } from '../../schema/journal'
import type { Stock } from '../../schema/stock'
import { lot, now, pen, stockWith } from '../testing/fixtures'
import { compareAssets, comparePromises, compareRows, compareTotals, missingStock } from './compare'
import { emptyTally, placeOf, tallyEntry, type Tally } from './tally'

const SHELF = 'stock:W1:A-01' as const
const posting = (more: Partial<Posting>): Posting => ({
  itemId: 'PEN',
  lotId: 'L1',
  from: 'supplier:S',
  to: SHELF,
  quantity: 10,
  valueFen: 1_000,
  stockVersion: 1,
  ...more,
})
const tallied = (postings: Posting[], version = 9): Tally => {
  const tally = emptyTally()
  tallyEntry(tally, { postings, at: now }, 'PEN', version)
  return tally
}
const stock = (...rows: Stock['lots']): Stock => stockWith(pen, rows)

test('rows are the sum of their postings, whatever way they went', () => {
  const tally = tallied([
    posting({}),
    posting({ from: SHELF, to: 'department:D1', quantity: 3, valueFen: 300 }),
    posting({ from: SHELF, to: SHELF, toStatus: 'frozen', quantity: 2, valueFen: 200 }),
    posting({ from: SHELF, to: 'stock:W1:A-02', toLotId: 'L2', quantity: 1, valueFen: 100 }),
  ])
  const rows = [lot('L1', 4), lot('L1', 2, { status: 'frozen' }), lot('L2', 1, { locationId: 'W1:A-02' })]
  expect(compareRows(stock(...rows), tally)).toEqual([])
  expect(tally.entries).toBe(1)
})

test('what was posted after the document was read is left out', () => {
  const later = posting({ from: SHELF, to: 'department:D1', quantity: 3, valueFen: 300, stockVersion: 10 })
  expect(compareRows(stock(lot('L1', 10)), tallied([posting({}), later]))).toEqual([])
})

test.each([
  ['too much', stock(lot('L1', 12, { valueFen: 1_000 })), '按流水应有 10 支，库存记着 12 支'],
  ['another value', stock(lot('L1', 10, { valueFen: 999 })), '金额与流水不符'],
  ['another status', stock(lot('L1', 10, { status: 'frozen' })), '库存记着'],
  ['nothing', stock(), '按流水应有 10 支，库存记着 0 支'],
])('a row that is not: %s', (_name, found, text) => {
  const [difference] = compareRows(found, tallied([posting({})]))
  expect(difference).toMatchObject({ kind: 'row', lotId: 'L1' })
  expect(
    compareRows(found, tallied([posting({})]))
      .map((one) => one.text)
      .join(),
  ).toContain(text)
})

test('totals are those of the rows', () => {
  const right = stock(lot('L1', 10))
  expect(compareTotals(right)).toEqual([])
  const wrong = { ...right, onHand: 11, reserved: 1, valueFen: 0 }
  expect(compareTotals(wrong).map(({ text }) => text.slice(0, 4))).toEqual([
    '在库数量',
    '预留数量',
    '库存金额',
  ])
})

test('promises stand for open lines, and for no more than there is', () => {
  const until = '2099-01-01T00:00:00.000Z'
  const promise = { requisitionId: 'LY20261122-0001', lineId: 1, quantity: 4, until }
  const promised = (quantity: number): Stock => ({
    ...stock(lot('L1', 5)),
    reservations: [{ ...promise, quantity }],
  })
  const line = { lineId: 1, itemId: 'PEN', approvedQuantity: 6, issuedQuantity: 2 }
  const requisition = (status: string) => () => ({ status, lines: [line] }) as never
  expect(comparePromises(promised(4), requisition('approved'), now)).toEqual([])
  expect(comparePromises(promised(5), requisition('approved'), now)).toMatchObject([
    { expected: { quantity: 4 } },
  ])
  expect(comparePromises(promised(4), requisition('withdrawn'), now)).toMatchObject([{ kind: 'promise' }])
  expect(comparePromises(promised(4), () => undefined, now)).toMatchObject([
    { reference: promise.requisitionId },
  ])
  expect(comparePromises(promised(6), requisition('approved'), now)).toHaveLength(2)
  const lapsed = { ...promised(4), reservations: [{ ...promise, until: '2020-01-01T00:00:00.000Z' }] }
  expect(comparePromises(lapsed, () => undefined, now)).toEqual([])
})

test('pieces are where their last posting took them, and each has a document', () => {
  const serial: Stock = stockWith({ ...pen, tracking: 'serial' }, [lot('L1', 1, { serialNo: 'S1' })])
  const asset = { _id: 'L1', serialNo: 'S1', place: SHELF, status: 'inStock' } as never
  const there = tallied([posting({ quantity: 1 })])
  const gone = tallied([posting({ quantity: 1 }), posting({ from: SHELF, to: 'department:D1', quantity: 1 })])
  expect(compareAssets(serial, there, [asset])).toEqual([])
  expect(compareAssets(serial, gone, [asset])).toMatchObject([{ kind: 'asset', reference: 'L1' }])
  expect(compareAssets(serial, there, [])).toMatchObject([{ text: expect.stringContaining('没有资产档案') }])
  expect(compareAssets(stock(lot('L1', 1)), gone, [asset])).toEqual([])
})

test('a stock document that was taken away is missed', () => {
  expect(missingStock('PEN', tallied([posting({})]))).toMatchObject([{ expected: { quantity: 10 } }])
  const nothing = tallied([posting({}), posting({ from: SHELF, to: 'scrap' })])
  expect(missingStock('PEN', nothing)).toEqual([])
})

describe('where a piece is', () => {
  const step = (from: string, to: string, stockVersion: number, at: string) => ({
    at,
    postings: [{ itemId: 'PEN', lotId: 'PEN:1', from, to, quantity: 1, valueFen: 1, stockVersion }],
  })
  const received = step('supplier:S1', 'stock:W1:A-01', 1, '2026-01-03T00:00:00.000Z')
  const lent = step('stock:W1:A-01', 'loan:JC1', 2, '2026-01-02T00:00:00.000Z')
  const lost = step('loan:JC1', 'loss', 0, '2026-01-01T00:00:00.000Z')

  test.each([
    ['in order', [received, lent, lost]],
    ['newest first', [lost, lent, received]],
    ['any how', [lent, lost, received]],
  ])('clocks may be wrong and entries come %s', (_how, entries) => {
    const tally = emptyTally()
    for (const entry of entries) tallyEntry(tally, entry, 'PEN', 9)
    expect(placeOf(tally, 'PEN:1')).toBe('loss')
  })
})
