import type { Rejection, Result } from '../errors'
import type { Scrap } from '../schema/scrap'
import type { Lot, Stock } from '../schema/stock'
import { disposeScrap, type DisposeCommand } from './dispose'
import { Ledger } from './ledger'
import { undoScrap } from './reversal/scrap'
import type { RowPart } from './rows'
import { canBecome, decideScrap, mayWithdraw, requestScrap, withdrawScrap } from './scrap'
import { setReservation } from './stock'
import { returnToSupplier } from './supplier-return'
import {
  approver,
  clerk,
  ethanol,
  lot,
  now,
  pen,
  person,
  signature,
  stockOf,
  stockWith,
} from './testing/fixtures'

const stale = { expiryDate: '2026-11-01' }
const lots = [
  lot('good', 10),
  lot('stale', 4, stale),
  lot('bad', 3, { status: 'rejected', supplierId: 'S1' }),
  lot('cold', 2, { status: 'frozen' }),
  lot('new', 5, { status: 'inspection', locationId: 'W1:D-01' }),
  lot('held', 1, { status: 'condemned' }),
]
const promised = setReservation(
  stockWith(pen, lots),
  { requisitionId: 'LY1', lineId: 1, quantity: 8, until: '2026-12-01T00:00:00.000Z' },
  now,
)
const reagents = stockWith(ethanol, [lot('eth', 100)])
const books = (...changed: Stock[]) => new Ledger('W1', stockOf(...changed, promised, reagents), now)

const row = (lotId: string, quantity: number, status: Lot['status'] = 'available'): RowPart => ({
  itemId: lotId === 'eth' ? 'ETH' : 'PEN',
  lotId,
  locationId: lotId === 'new' ? 'W1:D-01' : 'W1:A-01',
  status,
  quantity,
})
const command = {
  no: 'BF20261122-0001',
  warehouse: { _id: 'W1', name: '一号库' },
  reason: 'expired' as const,
  photos: [],
  requester: clerk,
  approvers: [approver],
}
const asking = (parts: RowPart[], more: object = {}) =>
  requestScrap(books(), { ...command, parts, ...more }, now)
const data = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.code)
  return result.data
}
const codeOf = (result: Result<unknown>) => (result as Rejection).code
const rowsOf = (stock: Stock | undefined, lotId: string) =>
  stock?.lots.filter((l) => l.lotId === lotId).map(({ status, quantity }) => `${status} ${quantity}`)

test('a request holds the goods where they lie', () => {
  const { scrap, stocks, postings } = data(asking([row('stale', 3), row('bad', 3, 'rejected')]))
  expect(rowsOf(stocks[0], 'stale')).toEqual(['available 1', 'condemned 3'])
  expect(rowsOf(stocks[0], 'bad')).toEqual(['condemned 3'])
  expect(postings).toMatchObject([
    { toStatus: 'condemned' },
    { fromStatus: 'rejected', toStatus: 'condemned' },
  ])
  expect(scrap).toMatchObject({ status: 'requested', approverIds: ['li'], valueFen: 600 })
  expect(scrap.lines[0]).toMatchObject({ receivedAt: '2026-06-01T02:00:00.000Z', ...stale })
})

test('two parts of one row are one line', () => {
  expect(data(asking([row('stale', 1), row('stale', 2)])).scrap.lines).toMatchObject([{ quantity: 3 }])
})

test.each<[string, RowPart[], string, object]>([
  ['more than there is', [row('stale', 5)], 'INSUFFICIENT_STOCK', {}],
  ['what is promised to others', [row('good', 3)], 'INSUFFICIENT_STOCK', {}],
  ['a lot that is not there', [row('none', 1)], 'LOT_NOT_FOUND', {}],
  ['goods still to be judged', [row('new', 1, 'inspection')], 'LOT_IN_INSPECTION', {}],
  ['goods that another request holds', [row('held', 1, 'condemned')], 'LOT_NOT_AVAILABLE', {}],
  ['another reason without words', [row('stale', 1)], 'REASON_REQUIRED', { reason: 'other' }],
])('a request refuses %s', (_name, parts, code, more) => {
  expect(codeOf(asking(parts, more))).toBe(code)
})

const requested = data(asking([row('stale', 3), row('bad', 3, 'rejected')]))
const after = (): Ledger => books(...requested.stocks)
const deciding = (scrap: Scrap, more: object = {}) =>
  decideScrap(scrap, after(), { by: approver, approve: true, ...more }, now)

test('approval moves nothing yet; rejection gives every row back what it was', () => {
  expect(data(deciding(requested.scrap))).toMatchObject({ scrap: { status: 'approved' }, postings: [] })
  const { scrap, stocks } = data(deciding(requested.scrap, { approve: false, comment: '还能用' }))
  expect(scrap.status).toBe('rejected')
  expect(rowsOf(stocks[0], 'stale')).toEqual(['available 4'])
  expect(rowsOf(stocks[0], 'bad')).toEqual(['rejected 3'])
})

test('an administrator may decide for any approver', () => {
  const admin = person('root', { roles: ['admin'] })
  expect(data(deciding(requested.scrap, { by: admin })).scrap.history.at(-1)).toMatchObject({
    action: 'approve',
  })
})

const approved = data(deciding(requested.scrap)).scrap
const rejected = data(deciding(requested.scrap, { approve: false, comment: '还能用' })).scrap

test.each<[string, Scrap, object, string]>([
  ['the requester', requested.scrap, { by: clerk }, 'SELF_APPROVAL'],
  ['somebody else', requested.scrap, { by: person('zhao', { roles: ['approver'] }) }, 'NOT_YOUR_APPROVAL'],
  ['a second decision', approved, {}, 'ALREADY_HANDLED'],
  ['a rejection without a word', requested.scrap, { approve: false }, 'COMMENT_REQUIRED'],
])('a decision refuses %s', (_name, scrap, more, code) => {
  expect(codeOf(deciding(scrap, more))).toBe(code)
})

test('the requester withdraws, before and after approval', () => {
  for (const scrap of [requested.scrap, approved]) {
    const { scrap: withdrawn, stocks } = data(withdrawScrap(scrap, after(), { by: clerk }, now))
    expect(withdrawn.status).toBe('withdrawn')
    expect(rowsOf(stocks[0], 'stale')).toEqual(['available 4'])
  }
  expect(mayWithdraw(approved, approver)).toBe(false)
  expect(codeOf(withdrawScrap(approved, after(), { by: approver }, now))).toBe('FORBIDDEN')
  expect(codeOf(withdrawScrap(rejected, after(), { by: clerk }, now))).toBe('ALREADY_HANDLED')
})

const how: DisposeCommand = { method: 'destroyed', by: clerk, photos: [] }
const disposing = (scrap: Scrap, more: Partial<DisposeCommand> = {}, ledger = after()) =>
  disposeScrap(scrap, ledger, { ...how, ...more }, now)

test('disposal takes the goods off the books', () => {
  const { scrap, stocks, postings } = data(disposing(approved))
  expect(scrap).toMatchObject({ status: 'scrapped', disposal: { method: 'destroyed', by: { id: 'wang' } } })
  expect(rowsOf(stocks[0], 'bad')).toEqual([])
  expect(postings).toMatchObject([{ to: 'scrap', fromStatus: 'condemned' }, { to: 'scrap' }])
})

test('held goods are found wherever they were moved to', () => {
  const [before] = requested.stocks
  const moved = (stock: Stock): Stock => ({
    ...stock,
    lots: stock.lots.map((l) =>
      l.lotId === 'stale' && l.status === 'condemned' ? { ...l, locationId: 'W1:R-01' } : l,
    ),
  })
  const { postings } = data(disposing(approved, {}, books(moved(before!))))
  expect(postings).toMatchObject([{ lotId: 'stale', from: 'stock:W1:R-01', to: 'scrap' }, { lotId: 'bad' }])
  // The 不合格 zone is no place for usable goods.
  const { stocks } = data(withdrawScrap(approved, books(moved(before!)), { by: clerk }, now))
  expect(rowsOf(stocks[0], 'stale')).toEqual(['available 1', 'rejected 3'])
})

const reagent = data(asking([row('eth', 40)]))
const approvedReagent = data(
  decideScrap(reagent.scrap, books(...reagent.stocks), { by: approver, approve: true }, now),
).scrap
const witness = { id: 'sun', name: '孙' }
const ofReagent = (more: Partial<DisposeCommand>) =>
  disposing(approvedReagent, more, books(...reagent.stocks))

test.each<[string, Result<unknown>, string]>([
  ['what is not approved', disposing(requested.scrap), 'NOT_APPROVED'],
  ['what was rejected', disposing(rejected), 'ALREADY_HANDLED'],
  ['a sale without buyer', disposing(approved, { method: 'sold' }), 'REASON_REQUIRED'],
  [
    'waste without the company that takes it',
    disposing(approved, { method: 'hazardousWaste' }),
    'REASON_REQUIRED',
  ],
  [
    'a witness who is the disposer',
    disposing(approved, { witness: { id: 'wang', name: '王' } }),
    'WITNESS_IS_DISPOSER',
  ],
  ['controlled goods without witness', ofReagent({}), 'WITNESS_REQUIRED'],
  ['controlled goods without signature', ofReagent({ witness }), 'SIGNATURE_REQUIRED'],
])('disposal refuses %s', (_name, result, code) => {
  expect(codeOf(result)).toBe(code)
})

test('controlled goods go with witness and signature', () => {
  expect(data(ofReagent({ witness, signature })).scrap.disposal).toMatchObject({ witness, signature })
})

test('only what was disposed of can be reversed, and once', () => {
  const reversed = { no: 'CX20261122-0001', by: { id: 'wang', name: '王' }, at: now, reason: '录错了' }
  const gone = data(disposing(approved)).scrap
  expect(data(undoScrap(gone, reversed))).toMatchObject({ status: 'reversed', reversed })
  expect(codeOf(undoScrap(approved, reversed))).toBe('NOT_REVERSIBLE')
  expect(codeOf(undoScrap({ ...gone, status: 'reversed', reversed }, reversed))).toBe('ALREADY_REVERSED')
})

test('a closed document becomes nothing else', () => {
  for (const closed of ['rejected', 'withdrawn', 'reversed'] as const) {
    for (const next of ['requested', 'approved', 'scrapped', 'withdrawn'] as const) {
      expect(canBecome(closed, next)).toBe(false)
    }
  }
})

describe('back to the supplier', () => {
  const supplier = { _id: 'S1', name: '华北试剂' }
  const returning = (parts: RowPart[], more: object = {}) =>
    returnToSupplier(
      books(),
      {
        no: 'TH20261122-0001',
        warehouseId: 'W1',
        supplier,
        reason: 'rejected',
        carrier: { person: '老周' },
        photos: [],
        parts,
        originOf: (lotId) =>
          lotId === 'stale'
            ? { receiptId: 'RK1', supplierId: 'S1', orderId: 'CG1', orderLineId: 2 }
            : undefined,
        by: clerk,
        ...more,
      },
      now,
    )

  test('rows of any state but two leave for the supplier, with where they came from', () => {
    const { supplierReturn, postings } = data(
      returning([row('bad', 3, 'rejected'), row('stale', 4), row('cold', 2, 'frozen'), row('good', 2)]),
    )
    expect(postings.map(({ to }) => to)).toEqual(Array(4).fill('supplier:S1'))
    expect(supplierReturn).toMatchObject({ status: 'posted', valueFen: 1_100 })
    expect(supplierReturn.lines[1]).toMatchObject({ receiptId: 'RK1', orderId: 'CG1', orderLineId: 2 })
  })

  test.each<[string, RowPart[], object, string]>([
    [
      'lots of another supplier',
      [row('bad', 1, 'rejected')],
      { supplier: { _id: 'S2', name: '别家' } },
      'WRONG_SUPPLIER',
    ],
    [
      'lots whose receipt names another',
      [row('stale', 1)],
      { supplier: { _id: 'S2', name: '别家' } },
      'WRONG_SUPPLIER',
    ],
    ['goods still to be judged', [row('new', 1, 'inspection')], {}, 'LOT_IN_INSPECTION'],
    ['goods held for scrap', [row('held', 1, 'condemned')], {}, 'LOT_NOT_AVAILABLE'],
    ['what is promised to others', [row('good', 3)], {}, 'INSUFFICIENT_STOCK'],
    ['more than there is', [row('bad', 4, 'rejected')], {}, 'INSUFFICIENT_STOCK'],
    ['a row in another state', [row('cold', 1)], {}, 'LOT_NOT_AVAILABLE'],
    ['a lot that is not there', [row('none', 1)], {}, 'LOT_NOT_FOUND'],
  ])('refuses %s', (_name, parts, more, code) => {
    expect(codeOf(returning(parts, more))).toBe(code)
  })
})
