import type { Rejection, Result } from '../errors'
import type { Inspection } from '../schema/inspection'
import type { Lot } from '../schema/stock'
import { openInspection } from './inspection'
import { brief } from './item-brief'
import { judge, type JudgeLine } from './judge'
import { Ledger } from './ledger'
import { putAway } from './put-away'
import { undoInspection } from './reversal/inspection'
import { sum } from './stock'
import { clerk, ethanol, locations, lot, now, pen, stockOf, stockWith } from './testing/fixtures'

const waiting = { locationId: 'W1:D-01', status: 'inspection' } as const
const places = [
  ...locations,
  { ...locations[2]!, _id: 'W1:R-01', code: 'R-01', zoneKind: 'rejected' as const },
]
const location = (id: string) => places.find((place) => place._id === id)

const part = (item: typeof pen, quantity: number, more: object = {}) => ({
  itemId: item._id,
  item: { ...brief(item), ...(item.controlled ? { controlled: item.controlled } : {}) },
  lotId: `${item._id}-1`,
  locationId: 'W1:D-01',
  quantity,
  ...more,
})
const inspection = openInspection(
  {
    receiptId: 'RK20261122-0001',
    warehouseId: 'W1',
    parts: [
      part(pen, 10),
      part(ethanol, 400, { expiryDate: '2027-01-01' }),
      part(ethanol, 5, { lotId: 'old', expiryDate: '2026-11-01' }),
    ],
    by: clerk,
  },
  'ZJ20261122-0001',
  now,
)
const books = (pens: Lot[] = [lot('PEN-1', 10, waiting)]) => {
  const ethanols = [lot('ETH-1', 400, waiting), lot('old', 5, waiting)]
  return new Ledger('W1', stockOf(stockWith(pen, pens), stockWith(ethanol, ethanols)), now)
}
const photo = { fileId: 'cloud://p.jpg', sha256: 'ab' }
const pens = (accepted: number, rejected: number, more: Partial<JudgeLine> = {}): JudgeLine => ({
  lineId: 1,
  accepted,
  rejected,
  photos: [],
  reason: rejected > 0 ? 'damaged' : undefined,
  rejectedTo: rejected > 0 ? 'W1:R-01' : undefined,
  ...more,
})
const judging = (lines: JudgeLine[], of: Inspection = inspection, ledger = books()) =>
  judge(of, ledger, { by: clerk, lines, location }, now)
const data = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.code)
  return result.data
}
const codeOf = (result: Result<unknown>) => (result as Rejection).code
const rowsOf = (stock: { lots: Lot[] } | undefined) =>
  stock?.lots.map(({ locationId, status, quantity }) => `${locationId} ${status} ${quantity}`)

test('an inspection begins with everything to be judged', () => {
  expect(inspection).toMatchObject({
    status: 'waiting',
    awaitsPutAway: false,
    waitingItemIds: ['PEN', 'ETH'],
  })
})

test('accepted goods go to their shelf, rejected ones to the 不合格 zone, the rest waits', () => {
  const { inspection: after, stocks, postings } = data(judging([pens(6, 1, { acceptedTo: 'W1:A-01' })]))
  expect(rowsOf(stocks[0])).toEqual(['W1:D-01 inspection 3', 'W1:R-01 rejected 1', 'W1:A-01 available 6'])
  expect(postings).toMatchObject([
    {
      from: 'stock:W1:D-01',
      fromStatus: 'inspection',
      to: 'stock:W1:R-01',
      toStatus: 'rejected',
      quantity: 1,
    },
    { from: 'stock:W1:D-01', fromStatus: 'inspection', to: 'stock:W1:A-01', quantity: 6 },
  ])
  expect(after).toMatchObject({ status: 'partlyJudged', awaitsPutAway: false })
  expect(after.lines[0]).toMatchObject({ accepted: 6, rejected: 1, putAway: 6 })
  expect(after.lines[0]?.verdicts).toMatchObject([{ accepted: 6, rejected: 1, reason: 'damaged' }])
})

test('accepted goods without a shelf keep waiting where they are, and nobody can issue them', () => {
  const { inspection: after, stocks } = data(judging([pens(10, 0)]))
  expect(stocks).toEqual([])
  expect(after).toMatchObject({ status: 'partlyJudged', awaitsPutAway: true })
})

test('all judged, in several goes', () => {
  const first = data(judging([pens(4, 0, { acceptedTo: 'W1:A-01' })]))
  const ledger = new Ledger(
    'W1',
    stockOf(...first.stocks, stockWith(ethanol, [lot('ETH-1', 400, waiting), lot('old', 5, waiting)])),
    now,
  )
  const second = judging(
    [
      pens(0, 6),
      { lineId: 2, accepted: 400, rejected: 0, photos: [], acceptedTo: 'W1:A-02' },
      { lineId: 3, accepted: 0, rejected: 5, photos: [photo], reason: 'shortDated', rejectedTo: 'W1:R-01' },
    ],
    first.inspection,
    ledger,
  )
  expect(data(second).inspection).toMatchObject({
    status: 'judged',
    waitingItemIds: [],
    awaitsPutAway: false,
  })
  expect(codeOf(judging([pens(1, 0)], data(second).inspection))).toBe('ALREADY_HANDLED')
})

test.each<[string, JudgeLine[], string]>([
  ['more than waits', [pens(10, 1)], 'OVER_INSPECTED'],
  ['nothing at all', [pens(0, 0)], 'OVER_INSPECTED'],
  ['a line that is not there', [pens(1, 0, { lineId: 9 })], 'NOT_FOUND'],
  ['rejected without a reason', [pens(0, 1, { reason: undefined })], 'REASON_REQUIRED'],
  ['another reason without words', [pens(0, 1, { reason: 'other' })], 'REASON_REQUIRED'],
  ['controlled goods rejected without a photo', [pens(0, 1, { lineId: 2 })], 'PHOTO_REQUIRED'],
  ['no place for what is rejected', [pens(0, 1, { rejectedTo: undefined })], 'NO_REJECTED_LOCATION'],
  ['rejected goods on a good shelf', [pens(0, 1, { rejectedTo: 'W1:A-01' })], 'LOCATION_NOT_REJECTED'],
  ['accepted goods in the 待检 zone', [pens(1, 0, { acceptedTo: 'W1:D-01' })], 'LOCATION_NOT_QUALIFIED'],
  ['a shelf that is closed', [pens(1, 0, { acceptedTo: 'W1:A-99' })], 'LOCATION_UNKNOWN'],
  ['expired goods accepted', [pens(1, 0, { lineId: 3 })], 'EXPIRED_LOT'],
])('refuses %s', (_name, lines, code) => {
  expect(codeOf(judging(lines))).toBe(code)
})

test('goods that are gone from the 待检 zone cannot be judged', () => {
  expect(
    codeOf(judging([pens(10, 0, { acceptedTo: 'W1:A-01' })], inspection, books([lot('PEN-1', 4, waiting)]))),
  ).toBe('INSUFFICIENT_STOCK')
})

test('goods are found wherever they wait', () => {
  const moved = [lot('PEN-1', 4, waiting), lot('PEN-1', 6, { ...waiting, locationId: 'W1:D-02' })]
  const { stocks } = data(judging([pens(10, 0, { acceptedTo: 'W1:A-01' })], inspection, books(moved)))
  expect(rowsOf(stocks[0])).toEqual(['W1:A-01 available 10'])
})

describe('put-away', () => {
  const accepted = data(judging([pens(8, 0)])).inspection
  const putting = (lines: { lineId: number; quantity: number; locationId: string }[], of = accepted) =>
    putAway(of, books(), { by: clerk, lines, location }, now)
  const to = (locationId: string, quantity: number) => ({ lineId: 1, quantity, locationId })

  test('to one shelf or several, and then nothing waits', () => {
    const { inspection: after, stocks } = data(putting([to('W1:A-01', 5), to('W1:A-02', 3)]))
    expect(rowsOf(stocks[0])).toEqual(['W1:D-01 inspection 2', 'W1:A-01 available 5', 'W1:A-02 available 3'])
    expect(after.awaitsPutAway).toBe(false)
    expect(codeOf(putting([to('W1:A-01', 1)], after))).toBe('ALREADY_HANDLED')
  })

  test.each<[string, { lineId: number; quantity: number; locationId: string }, string]>([
    ['more than was accepted', to('W1:A-01', 9), 'OVER_PUT_AWAY'],
    ['a shelf that is not qualified', to('W1:R-01', 1), 'LOCATION_NOT_QUALIFIED'],
    ['a line that is not there', { ...to('W1:A-01', 1), lineId: 7 }, 'NOT_FOUND'],
  ])('refuses %s', (_name, line, code) => {
    expect(codeOf(putting([line]))).toBe(code)
  })
})

describe('taken back', () => {
  const reversed = { no: 'CX20261122-0003', by: { id: 'wang', name: '王' }, at: now, reason: '看错了' }

  test('the goods wait for a new inspection of their own number', () => {
    const judged = data(judging([pens(10, 0, { acceptedTo: 'W1:A-01' })])).inspection
    const { inspection: old, again } = data(undoInspection(judged, reversed))
    expect(old).toMatchObject({ status: 'reversed', repeatedBy: 'ZJ20261122-90003', waitingItemIds: [] })
    expect(again).toMatchObject({ _id: 'ZJ20261122-90003', status: 'waiting', repeats: inspection._id })
    expect(sum(again.lines.map((line) => line.accepted + line.rejected + line.putAway))).toBe(0)
    expect(codeOf(undoInspection(old, reversed))).toBe('ALREADY_REVERSED')
  })

  test('before any judgement there is nothing to take back', () => {
    expect(codeOf(undoInspection(inspection, reversed))).toBe('NOT_REVERSIBLE')
  })
})
