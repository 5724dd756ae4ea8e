import { seal } from '../../../cloudfunctions/runtime/seal'
import { businessDay } from '../../../shared/domain/calendar'
import { coreOf } from '../../../shared/domain/receive'
import { emptyStock, withTotals } from '../../../shared/domain/stock'
import { lot, now, pen } from '../../../shared/domain/testing/fixtures'
import type { Asset } from '../../../shared/schema/asset'
import type { JournalEntry, Posting } from '../../../shared/schema/journal'
import type { Loan } from '../../../shared/schema/loan'
import type { Receipt } from '../../../shared/schema/receipt'
import type { Requisition } from '../../../shared/schema/requisition'
import type { Lot } from '../../../shared/schema/stock'
import type { Sent } from '../sender'
import { checkAssets } from './assets'
import { checkBooks } from './books'
import { checkDocuments } from './documents'
import type { Check, Evidence } from './evidence'
import { checkHistory } from './history'
import { checkOrder } from './order'
import { checkPlaces } from './places'
import { checkRequisitions } from './requisitions'

const key = 'a key of the test'

const posting = (
  lotId: string,
  from: string,
  to: string,
  quantity: number,
  stockVersion: number,
): Posting => ({
  itemId: 'PEN',
  lotId,
  from,
  to,
  quantity,
  valueFen: quantity * 100,
  stockVersion,
})

const entry = (_id: string, operation: string, postings: Posting[], document = 'LY1'): JournalEntry =>
  seal(
    {
      _id,
      operation,
      actor: { id: 'wang', name: '王', departmentName: '库' },
      device: 'http',
      at: now,
      day: businessDay(now),
      digest: '0',
      outcome: {},
      summary: '一次',
      postings,
      stockKeys: ['W1:PEN'],
      document: { type: 'requisition', id: document },
      warehouseId: 'W1',
    },
    key,
  )

const sent = (requestId: string, operation: string, more: Partial<Sent> = {}): Sent => ({
  n: 0,
  requestId,
  command: { account: 'clerk', operation: operation as 'outbound.issue', input: { requisitionId: 'LY1' } },
  state: 'done',
  tries: 1,
  lost: 0,
  busy: 0,
  ...more,
})

const stockOf = (lots: Lot[], version = 3) => ({
  ...withTotals({ ...emptyStock('W1', 'PEN', coreOf(pen)), lots }, now),
  version,
})

const issuedFrom = (lotId: string) =>
  entry('r3', 'outbound.issue', [posting(lotId, 'stock:W1:A-01', 'department:D1', 4, 3)])

/** Ten of an old lot and ten of a young one came, four of the old went out for LY1. */
const good: Evidence = {
  sent: [sent('r1', 'inbound.receive'), sent('r2', 'inbound.receive'), sent('r3', 'outbound.issue')],
  journalBefore: 0,
  key,
  simulated: new Set(['PEN']),
  journal: [
    entry('r1', 'inbound.receive', [posting('OLD', 'supplier:S1', 'stock:W1:A-01', 10, 1)]),
    entry('r2', 'inbound.receive', [posting('YOUNG', 'supplier:S1', 'stock:W1:A-01', 10, 2)]),
    issuedFrom('OLD'),
  ],
  stock: [
    stockOf([
      lot('OLD', 6, { receivedAt: '2026-01-01T00:00:00.000Z' }),
      lot('YOUNG', 10, { receivedAt: '2026-02-01T00:00:00.000Z' }),
    ]),
  ],
  requisitions: [
    {
      _id: 'LY1',
      status: 'issued',
      lines: [{ lineId: 1, itemId: 'PEN', quantity: 4, approvedQuantity: 4, issuedQuantity: 4 }],
    } as unknown as Requisition,
  ],
  receipts: [] as Receipt[],
  assets: [],
  loans: [],
  transfers: [],
  stocktakes: [],
  countLines: [],
  frozenAreas: [],
}

const loan = (more: object) => ({
  ...good,
  loans: [
    {
      _id: 'JC1',
      status: 'lent',
      open: true,
      lines: [{ quantity: 4, returned: 0, damaged: 0, lost: 0, damageSettled: 0 }],
      ...more,
    } as unknown as Loan,
  ],
})
const piece = {
  _id: 'PEN:1',
  itemId: 'PEN',
  status: 'inStock',
  place: 'stock:W1:A-01',
  history: [],
  receivedAt: now,
} as unknown as Asset

const all: Check[] = [
  checkBooks,
  checkHistory,
  checkOrder,
  checkPlaces,
  checkRequisitions,
  checkDocuments,
  checkAssets,
]

test('books that are right have no findings', () => {
  expect(all.flatMap((check) => check(good))).toEqual([])
})

const [old, young] = good.stock[0]!.lots as [Lot, Lot]
const [first, second] = good.journal as [JournalEntry, JournalEntry]

test.each<[string, Check, Evidence, string]>([
  [
    'a piece too many',
    checkBooks,
    { ...good, stock: [stockOf([{ ...old, quantity: 7 }, young])] },
    'sum of its postings',
  ],
  [
    'a fen too many',
    checkBooks,
    { ...good, stock: [stockOf([{ ...old, valueFen: 601 }, young])] },
    'sum of its postings',
  ],
  [
    'a wrong status',
    checkBooks,
    { ...good, stock: [stockOf([{ ...old, status: 'frozen' }, young])] },
    'sum of its postings',
  ],
  ['a total that strays', checkBooks, { ...good, stock: [{ ...good.stock[0]!, onHand: 1 }] }, 'totals'],
  [
    'a changed entry',
    checkBooks,
    { ...good, journal: good.journal.map((e) => ({ ...e, summary: '别的' })) },
    'as they were written',
  ],
  ['a lost effect', checkHistory, { ...good, journal: [first, second] }, 'is in the journal'],
  [
    'a double effect',
    checkHistory,
    { ...good, journal: [...good.journal, { ...issuedFrom('OLD'), _id: 'r4' }] },
    'written twice',
  ],
  ['a stranger', checkHistory, { ...good, journalBefore: 1 }, 'belongs to a command'],
  [
    'done although refused',
    checkHistory,
    { ...good, sent: [...good.sent.slice(0, 2), sent('r3', 'outbound.issue', { state: 'refused' })] },
    'refused is not',
  ],
  [
    'nobody decided',
    checkHistory,
    { ...good, sent: [...good.sent, sent('r9', 'outbound.issue', { state: 'open' })] },
    'decided in the end',
  ],
  [
    'the young before the old',
    checkOrder,
    { ...good, journal: [first, second, issuedFrom('YOUNG')] },
    'older usable lot',
  ],
  [
    'more back than went',
    checkPlaces,
    { ...good, journal: [entry('r1', 'loan.return', [posting('OLD', 'loan:JC1', 'stock:W1:A-01', 1, 1)])] },
    'comes back',
  ],
  ['issued on paper only', checkRequisitions, { ...good, journal: [first, second] }, 'was posted'],
  [
    'a state that does not fit',
    checkRequisitions,
    { ...good, requisitions: [{ ...good.requisitions[0]!, status: 'partlyIssued' }] },
    'fits its lines',
  ],
  ['a loan without goods', checkDocuments, loan({}), 'its place holds'],
  ['a loan closed too early', checkDocuments, loan({ open: false }), 'is open'],
  ['a piece that is not there', checkAssets, { ...good, assets: [piece] }, 'a piece lies'],
  [
    'a piece without a document',
    checkAssets,
    { ...good, stock: [stockOf([lot('PEN:2', 1, { serialNo: '2' })])] },
    'has a document',
  ],
])('%s is found', (_what, check, evidence, rule) => {
  expect(check(evidence).map((broken) => broken.rule)).toContainEqual(expect.stringContaining(rule))
})
