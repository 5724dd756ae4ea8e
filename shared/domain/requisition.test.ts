import type { Requisition, RequisitionStatus } from '../schema/requisition'
import { RequisitionStatus as Statuses } from '../schema/requisition'
import { canBecome, decide, mayDecide, statusText, submit, withdraw, type SubmitCommand } from './requisition'
import { approver, ethanol, lot, now, pen, person, requester, stockOf, stockWith } from './testing/fixtures'

const pens = stockWith(pen, [lot('a', 60), lot('b', 60)])
const liquid = stockWith(ethanol, [lot('e', 1000, { expiryDate: '2027-01-01' })])
const retired = stockWith({ ...pen, _id: 'OLD', status: 'disabled' }, [lot('o', 5)])
const expired = stockWith({ ...ethanol, _id: 'PAST' }, [lot('p', 1000, { expiryDate: '2026-11-21' })])
const shelves = stockOf(pens, liquid, retired, expired)

const wish: SubmitCommand = {
  no: 'LY20261122-0001',
  requester,
  warehouse: { _id: 'W1', name: '办公用品库' },
  approvers: [approver],
  purpose: '日常办公',
  urgent: false,
  lines: [{ itemId: 'PEN', quantity: 20 }],
}

function filed(
  lines = [
    { itemId: 'PEN', quantity: 20 },
    { itemId: 'ETH', quantity: 300 },
  ],
): Requisition {
  const result = submit(shelves, { ...wish, lines }, now)
  if (!result.ok) throw new Error(result.code)
  return result.data
}

const inState = (status: RequisitionStatus): Requisition => ({ ...filed(), status })

describe('submitting', () => {
  const refusals: [given: string, change: Partial<SubmitCommand>, then: object][] = [
    ['nobody to approve', { approvers: [] }, { code: 'NO_APPROVER' }],
    ['an item never held there', { lines: [{ itemId: 'X', quantity: 1 }] }, { code: 'NOT_FOUND' }],
    ['an item no longer used', { lines: [{ itemId: 'OLD', quantity: 1 }] }, { code: 'ITEM_DISABLED' }],
    [
      'the same item twice',
      {
        lines: [
          { itemId: 'PEN', quantity: 1 },
          { itemId: 'PEN', quantity: 2 },
        ],
      },
      { code: 'DUPLICATE_LINE', details: { line: 1 } },
    ],
    [
      'more than there is',
      { lines: [{ itemId: 'PEN', quantity: 121 }] },
      { code: 'INSUFFICIENT_STOCK', details: { needed: 121, available: 120, line: 0 } },
    ],
    [
      'goods that are all expired',
      { lines: [{ itemId: 'PAST', quantity: 1 }] },
      { code: 'INSUFFICIENT_STOCK', details: { available: 0 } },
    ],
  ]
  test.each(refusals)('refuses %s', (_given, change, then) => {
    expect(submit(shelves, { ...wish, ...change }, now)).toMatchObject({ ok: false, ...then })
  })

  test('files the wish and reserves nothing', () => {
    const requisition = filed()
    expect(requisition).toMatchObject({
      status: 'submitted',
      departmentName: '检验科',
      approverIds: ['li'],
      lines: [
        { lineId: 1, quantity: 20, approvedQuantity: null, issuedQuantity: 0 },
        { lineId: 2, quantity: 300, item: { unit: 'L', scale: 2 } },
      ],
      history: [{ action: 'submit', by: { id: 'zhang' }, at: now }],
    })
    expect(pens.reserved).toBe(0)
  })
})

describe('deciding', () => {
  const approve = { by: approver, decision: 'approve' as const, quantities: new Map<number, number>() }

  type Change = Partial<Parameters<typeof decide>[2]>
  const refusals: [given: string, document: Requisition, change: Change, then: object][] = [
    ['the requester', filed(), { by: requester }, { code: 'SELF_APPROVAL' }],
    [
      'the requester, although named as approver',
      { ...filed(), approverIds: ['zhang', 'li'] },
      { by: requester },
      { code: 'SELF_APPROVAL' },
    ],
    [
      'an approver who is not named',
      filed(),
      { by: person('chen', { roles: ['approver'] }) },
      { code: 'NOT_YOUR_APPROVAL', details: { approvers: 'li先生' } },
    ],
    ['a second decision', inState('approved'), {}, { code: 'ALREADY_HANDLED', details: { state: '待出库' } }],
    ['a decision on what was withdrawn', inState('withdrawn'), {}, { code: 'ALREADY_HANDLED' }],
    ['to return without a word', filed(), { decision: 'return' }, { code: 'COMMENT_REQUIRED' }],
    ['to reject without a word', filed(), { decision: 'reject' }, { code: 'COMMENT_REQUIRED' }],
    [
      'more than was asked for',
      filed(),
      { quantities: new Map([[1, 21]]) },
      { code: 'APPROVED_OVER_REQUESTED', details: { requested: 20, line: 1 } },
    ],
    [
      'nothing at all',
      filed(),
      {
        quantities: new Map([
          [1, 0],
          [2, 0],
        ]),
      },
      { code: 'NOTHING_APPROVED' },
    ],
  ]
  test.each(refusals)('refuses %s', (_given, document, change, then) => {
    expect(decide(document, shelves, { ...approve, ...change }, now)).toMatchObject({ ok: false, ...then })
  })

  test('refuses what others were promised in the meantime', () => {
    const other = decide(filed([{ itemId: 'PEN', quantity: 110 }]), shelves, approve, now)
    if (!other.ok) throw new Error(other.code)
    const mine = { ...filed([{ itemId: 'PEN', quantity: 20 }]), _id: 'LY20261122-0002' }
    expect(decide(mine, stockOf(...other.data.stocks), approve, now)).toMatchObject({
      code: 'INSUFFICIENT_STOCK',
      details: { needed: 20, available: 10 },
    })
  })

  test('reserves what is approved for a week, cut lines as cut, and nothing for lines struck out', () => {
    const result = decide(
      filed(),
      shelves,
      {
        ...approve,
        quantities: new Map([
          [1, 5],
          [2, 0],
        ]),
        comment: '够用',
      },
      now,
    )
    if (!result.ok) throw new Error(result.code)
    const { requisition, stocks } = result.data
    expect(requisition.status).toBe('approved')
    expect(requisition.lines.map((line) => line.approvedQuantity)).toEqual([5, 0])
    expect(requisition.history[1]).toEqual({
      action: 'approve',
      by: { id: 'li', name: 'li先生' },
      at: now,
      comment: '够用',
    })
    expect(stocks.map((stock) => [stock.itemId, stock.reserved, stock.onHand])).toEqual([['PEN', 5, 120]])
    // Seven whole days after today: to the end of 29 November in Shanghai.
    expect(stocks[0]!.reservations[0]!.until).toBe('2026-11-29T16:00:00.000Z')
  })

  test.each([
    ['return', 'returned'],
    ['reject', 'rejected'],
  ] as const)('%s makes it %s and touches no stock', (decision, status) => {
    const result = decide(filed(), shelves, { ...approve, decision, comment: '请写明用途' }, now)
    expect(result).toMatchObject({ ok: true, data: { stocks: [], requisition: { status } } })
  })

  test('the rule for the button is the rule of the function', () => {
    expect(mayDecide(filed(), approver)).toBeNull()
    expect(mayDecide(filed(), requester)).toMatchObject({ code: 'SELF_APPROVAL' })
    expect(mayDecide(inState('issued'), approver)).toMatchObject({ code: 'ALREADY_HANDLED' })
  })
})

describe('withdrawing', () => {
  test('is the requester’s alone', () => {
    expect(withdraw(filed(), shelves, { by: approver }, now)).toMatchObject({ code: 'FORBIDDEN' })
  })
  test.each(['partlyIssued', 'issued', 'rejected', 'withdrawn'] as const)('is over when %s', (status) => {
    expect(withdraw(inState(status), shelves, { by: requester }, now)).toMatchObject({
      code: 'ALREADY_HANDLED',
    })
  })
  test('a returned one may be dropped, unless it was put right and submitted again', () => {
    const returned = inState('returned')
    expect(withdraw(returned, shelves, { by: requester }, now)).toMatchObject({ ok: true })
    const again = { ...returned, replacedBy: 'LY20261122-0099' }
    expect(withdraw(again, shelves, { by: requester }, now)).toMatchObject({ code: 'ALREADY_HANDLED' })
  })
  test('before the decision touches no stock', () => {
    const result = withdraw(filed(), shelves, { by: requester, comment: '不用了' }, now)
    expect(result).toMatchObject({ ok: true, data: { stocks: [], requisition: { status: 'withdrawn' } } })
  })
  test('after it gives the promises back', () => {
    const approved = decide(
      filed(),
      shelves,
      { by: approver, decision: 'approve', quantities: new Map() },
      now,
    )
    if (!approved.ok) throw new Error(approved.code)
    expect(approved.data.stocks.map((stock) => stock.reserved)).toEqual([20, 300])
    const result = withdraw(
      approved.data.requisition,
      stockOf(...approved.data.stocks),
      { by: requester },
      now,
    )
    expect(result.ok && result.data.stocks.map((stock) => stock.reserved)).toEqual([0, 0])
  })
})

test('what may follow what', () => {
  const legal = Statuses.options.flatMap((from) =>
    Statuses.options.filter((to) => canBecome(from, to)).map((to) => `${from} → ${to}`),
  )
  expect(legal).toEqual([
    'submitted → approved',
    'submitted → returned',
    'submitted → rejected',
    'submitted → withdrawn',
    'approved → partlyIssued',
    'approved → issued',
    'approved → withdrawn',
    'approved → closed',
    'partlyIssued → partlyIssued',
    'partlyIssued → issued',
    'partlyIssued → closed',
    'returned → withdrawn',
  ])
  expect(Object.values(statusText).every((text) => /^[\u4e00-\u9fff]+$/.test(text))).toBe(true)
})
