import type { Requisition } from '../schema/requisition'
import { closeRest, mayCloseRest } from './close-rest'
import { issue } from './issue'
import { Ledger } from './ledger'
import { renewPromise } from './renew-promise'
import { withdraw } from './requisition'
import { noteShort, refuseNote, reportShort } from './short-pick'
import { setReservation } from './stock'
import { answerSubstitute, cancelSubstitute, proposeSubstitute } from './substitute'
import { approvedWith } from './testing/approved'
import { clerk, ethanol, lot, now, pen, person, requester, stockOf, stockWith } from './testing/fixtures'

const pens = stockWith(pen, [lot('a', 10), lot('b', 10, { receivedAt: '2026-07-01T02:00:00.000Z' })])
const pencil = { ...pen, _id: 'PCL', code: 'PCL', name: '铅笔' }
const pencils = stockWith(pencil, [lot('c', 8)])
const liquid = stockWith(ethanol, [lot('e', 1000, { expiryDate: '2027-01-01' })])
const given = approvedWith([{ itemId: 'PEN', quantity: 12 }], [pens, pencils, liquid])
const part = () => {
  const picks = [{ lotId: 'a', locationId: 'W1:A-01', quantity: 5 }]
  const command = { no: 'CK1', by: clerk, lines: [{ lineId: 1, picks }] }
  const result = issue(given.requisition, stockOf(...given.shelves), command, () => 1, now)
  if (!result.ok) throw new Error(result.code)
  return { requisition: result.data.requisition, shelves: [...result.data.stocks, pencils, liquid] }
}
const inState = (status: Requisition['status']): Requisition => ({ ...given.requisition, status })
const checked = { ...given.requisition, checkId: 'CK9' }

describe('closing the rest', () => {
  const command = { by: clerk, reason: '不再进货' }

  test('gives up what is open and ends its promise; what was handed out stays', () => {
    const { requisition, shelves } = part()
    const result = closeRest(requisition, stockOf(...shelves), command, now)
    expect(result).toMatchObject({
      ok: true,
      data: {
        requisition: { status: 'closed', lines: [{ issuedQuantity: 5, closedQuantity: 7 }] },
        stocks: [{ reserved: 0, onHand: 15 }],
      },
    })
  })

  test.each([
    ['what is issued', inState('issued'), command, 'ALREADY_HANDLED'],
    ['what is not approved', inState('submitted'), command, 'ALREADY_HANDLED'],
    ['a line that has nothing open', given.requisition, { ...command, lineIds: [7] }, 'NOTHING_OPEN'],
    ['what waits for a second person', checked, command, 'CHECK_WAITING'],
  ])('refuses %s', (_what, requisition, wish, code) => {
    expect(closeRest(requisition, stockOf(...given.shelves), wish, now)).toMatchObject({ ok: false, code })
  })

  test('is for the requester and the clerks of the warehouse', () => {
    expect([requester, clerk, person('li')].map((by) => mayCloseRest(given.requisition, by))).toEqual([
      true,
      true,
      false,
    ])
    expect(mayCloseRest(checked, requester)).toBe(false)
  })
})

describe('promising again', () => {
  const later = '2026-12-20T03:00:00.000Z'

  test('covers what is open, as far as there is something', () => {
    const { requisition, shelves } = part()
    const other = { requisitionId: 'LY2', lineId: 1, quantity: 10, until: '2026-12-30T16:00:00.000Z' }
    const tight = [setReservation(shelves[0]!, other, later)]
    const result = renewPromise(requisition, stockOf(...tight), clerk, later)
    if (!result.ok) throw new Error(result.code)
    const own = result.data.stocks[0]!.reservations.find(({ requisitionId }) => requisitionId === 'LY1')
    expect(own).toMatchObject({ quantity: 5, until: '2026-12-27T16:00:00.000Z' })
  })

  test('refuses when nothing is there, and what is not open', () => {
    const empty = [stockWith(pen, [])]
    expect(renewPromise(given.requisition, stockOf(...empty), clerk, now)).toMatchObject({
      code: 'INSUFFICIENT_STOCK',
    })
    expect(renewPromise(inState('closed'), stockOf(...empty), clerk, now)).toMatchObject({
      code: 'ALREADY_HANDLED',
    })
    const nothing = { ...given.requisition, lines: [] }
    expect(renewPromise(nothing, stockOf(...empty), clerk, now)).toMatchObject({ code: 'NOTHING_OPEN' })
  })
})

describe('a shelf that is short', () => {
  const shelf = {
    requestId: 'PD-1',
    by: clerk,
    itemId: 'PEN',
    lotId: 'a',
    locationId: 'W1:A-01',
    reason: '空的',
  }
  const report = (change: object = {}) => {
    const ledger = new Ledger('W1', stockOf(...given.shelves), now)
    return { ledger, result: reportShort(ledger, { ...shelf, found: 4, ...change }, 'LY1', now) }
  }

  test('what is missing is frozen, nothing leaves the books, and the line remembers it', () => {
    const { ledger, result } = report()
    expect(result).toMatchObject({ ok: true, data: { expected: 10, found: 4, status: 'open' } })
    expect(ledger.close()).toMatchObject({
      ok: true,
      data: {
        stocks: [{ onHand: 20 }],
        postings: [{ from: 'stock:W1:A-01', to: 'stock:W1:A-01', toStatus: 'frozen', quantity: 6 }],
      },
    })
    if (!result.ok) throw new Error(result.code)
    const noted = noteShort(given.requisition, 1, result.data, now)
    expect(noted.lines[0]!.shorts).toMatchObject([{ expected: 10, found: 4, by: { id: 'wang' } }])
  })

  test.each([
    ['as much as the book', { found: 10 }, 'SHELF_NOT_SHORT'],
    ['a lot that is not there', { lotId: 'x' }, 'LOT_NOT_FOUND'],
    ['another place', { locationId: 'W1:A-02' }, 'LOT_NOT_FOUND'],
  ])('refuses %s', (_what, change, code) => {
    expect(report(change).result).toMatchObject({ ok: false, code })
  })

  test('only a line of this item that still waits for goods remembers it', () => {
    const { requisition } = given
    expect(refuseNote(requisition, 1, 'PEN')).toBeNull()
    expect(refuseNote(requisition, 9, 'PEN')).toMatchObject({ code: 'NOT_FOUND' })
    expect(refuseNote(requisition, 1, 'PCL')).toMatchObject({ code: 'NOT_FOUND' })
    expect(refuseNote(inState('closed'), 1, 'PEN')).toMatchObject({ code: 'ALREADY_HANDLED' })
    const lines = requisition.lines.map((line) => ({ ...line, closedQuantity: line.approvedQuantity ?? 0 }))
    expect(refuseNote({ ...requisition, lines }, 1, 'PEN')).toMatchObject({ code: 'NOTHING_OPEN' })
  })
})

describe('another item instead', () => {
  const wish = { by: clerk, lineId: 1, stock: pencils, quantity: 6, covers: 8, reason: '没货了' }
  const propose = (change: object = {}, requisition = given.requisition) =>
    proposeSubstitute(requisition, { ...wish, ...change }, now)
  const proposed = () => {
    const result = propose()
    if (!result.ok) throw new Error(result.code)
    return result.data
  }
  const answer = { by: requester, substituteId: 1, accept: true }
  const shelves = stockOf(...given.shelves)

  test('waits for the requester and moves nothing', () => {
    expect(proposed()).toMatchObject({
      substituteWaits: true,
      lines: given.requisition.lines,
      substitutes: [{ state: 'waiting', quantity: 6, covers: 8, itemId: 'PCL' }],
    })
  })

  test.each([
    ['a line that is not there', { lineId: 5 }, undefined, 'NOT_FOUND'],
    ['more than is open', { covers: 13 }, undefined, 'OVER_APPROVED'],
    ['an item that is not kept', { stock: undefined }, undefined, 'NOT_FOUND'],
    ['the same item', { stock: pens }, undefined, 'SUBSTITUTE_SAME_ITEM'],
    ['controlled goods', { stock: liquid }, undefined, 'SUBSTITUTE_CONTROLLED'],
    ['more than there is', { quantity: 9 }, undefined, 'INSUFFICIENT_STOCK'],
    [
      'an item that is out of use',
      { stock: { ...pencils, item: { ...pencils.item, status: 'disabled' } } },
      undefined,
      'ITEM_DISABLED',
    ],
    ['a finished document', {}, inState('issued'), 'ALREADY_HANDLED'],
    ['what waits for a second person', {}, checked, 'CHECK_WAITING'],
    ['a second proposal', {}, proposed(), 'SUBSTITUTE_WAITING'],
  ])('refuses %s', (_what, change, requisition, code) => {
    expect(propose(change, requisition)).toMatchObject({ ok: false, code })
  })

  test('agreed: the promise moves along, and what it stands in for is given up', () => {
    const result = answerSubstitute(proposed(), shelves, answer, now)
    if (!result.ok) throw new Error(result.code)
    const { requisition, stocks } = result.data
    expect(requisition).toMatchObject({
      lines: [
        { lineId: 1, closedQuantity: 8 },
        { lineId: 2, itemId: 'PCL', approvedQuantity: 6, substituteFor: 1 },
      ],
      substitutes: [{ state: 'accepted' }],
    })
    expect(requisition.substituteWaits).toBeUndefined()
    const promised = stocks.map(({ itemId, reserved }) => [itemId, reserved])
    expect(promised).toEqual([
      ['PEN', 4],
      ['PCL', 6],
    ])
  })

  test('refused: everything stays as it was', () => {
    const result = answerSubstitute(proposed(), shelves, { ...answer, accept: false, comment: '等货' }, now)
    expect(result).toMatchObject({
      ok: true,
      data: { stocks: [], requisition: { substitutes: [{ state: 'refused', comment: '等货' }] } },
    })
  })

  test.each([
    ['somebody else', { ...answer, by: clerk }, proposed(), 'FORBIDDEN'],
    ['what was never proposed', { ...answer, substituteId: 4 }, proposed(), 'NOT_FOUND'],
    ['what waits for a second person', answer, { ...proposed(), checkId: 'CK9' }, 'CHECK_WAITING'],
  ])('refuses the answer of %s', (_what, said, requisition, code) => {
    expect(answerSubstitute(requisition, shelves, said, now)).toMatchObject({ ok: false, code })
  })

  test('refuses an answer when it is gone by then, and a second answer', () => {
    const gone = stockOf(given.shelves[0]!, stockWith(pencil, [lot('c', 2)]))
    expect(answerSubstitute(proposed(), gone, answer, now)).toMatchObject({ code: 'INSUFFICIENT_STOCK' })
    const taken = cancelSubstitute(proposed(), { by: clerk, substituteId: 1 }, now)
    if (!taken.ok) throw new Error(taken.code)
    expect(answerSubstitute(taken.data, shelves, answer, now)).toMatchObject({
      code: 'ALREADY_HANDLED',
      details: { state: '替代提议已收回' },
    })
  })

  test('falls away with what it was for', () => {
    const issued = issue(proposed(), shelves, { no: 'CK1', by: clerk }, () => 1, now)
    if (!issued.ok) throw new Error(issued.code)
    expect(issued.data.requisition.substitutes).toMatchObject([{ state: 'cancelled' }])
    const back = withdraw(proposed(), shelves, { by: requester }, now)
    if (!back.ok) throw new Error(back.code)
    expect(back.data.requisition.substituteWaits).toBeUndefined()
  })
})
