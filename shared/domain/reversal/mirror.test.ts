import fc from 'fast-check'
import type { Posting } from '../../schema/journal'
import type { Stock } from '../../schema/stock'
import { Ledger } from '../ledger'
import { coreOf } from '../item-brief'
import { lotFacts } from '../lot-facts'
import { clerk, lot, now, pen, person, stockWith } from '../testing/fixtures'
import { mirror, promiseAgain, refusePromised } from './mirror'
import { refuseReversal } from './rights'

const later = '2026-11-22T05:00:00.000Z'
const item = { ...coreOf(pen), _id: 'PEN' }
const book = (stock: Stock, at = now) => new Ledger('W1', (id) => (id === 'PEN' ? stock : undefined), at)
const closed = (ledger: Ledger) => {
  const result = ledger.close()
  if (!result.ok) throw new Error(result.code)
  return { stock: result.data.stocks[0] as Stock, postings: result.data.postings }
}
const base = () => stockWith(pen, [lot('L1', 10), lot('L2', 5, { locationId: 'W1:A-02' })])
const bare = ({ lots, onHand, valueFen }: Stock) => ({
  lots: [...lots].sort((a, b) =>
    `${a.lotId}${a.locationId}${a.status}` < `${b.lotId}${b.locationId}${b.status}` ? -1 : 1,
  ),
  onHand,
  valueFen,
})
/** What a command did, taken back on what it left. */
const back = (stock: Stock, postings: Posting[], remembered = base().lots) => {
  const ledger = book(stock, later)
  const facts = new Map(remembered.map((row) => [row.lotId, lotFacts(row)]))
  const result = mirror(ledger, [{ postings }], ({ lotId }) => facts.get(lotId))
  return result.ok ? { ok: true as const, ...closed(ledger) } : result
}

type Do = { take: number; from: 0 | 1 } | { shift: number; from: 0 | 1; frozen: boolean } | { put: number }
const steps = fc.array(
  fc.oneof(
    fc.record({ take: fc.integer({ min: 1, max: 4 }), from: fc.constantFrom(0 as const, 1 as const) }),
    fc.record({
      shift: fc.integer({ min: 1, max: 4 }),
      from: fc.constantFrom(0 as const, 1 as const),
      frozen: fc.boolean(),
    }),
    fc.record({ put: fc.integer({ min: 1, max: 9 }) }),
  ),
  { minLength: 1, maxLength: 6 },
)

test('whatever a command did, taken back at once it leaves the rows as they were', () => {
  fc.assert(
    fc.property(steps, (todo: Do[]) => {
      const before = base()
      const ledger = book(before)
      for (const [index, one] of todo.entries()) {
        if ('put' in one) {
          const fresh = lot(`N${index}`, one.put)
          ledger.put({ item, lot: fresh, from: 'supplier:S' })
          continue
        }
        const row = before.lots[one.from] as Stock['lots'][number]
        const what = { itemId: 'PEN', lotId: row.lotId, locationId: row.locationId }
        if ('take' in one) ledger.take({ ...what, quantity: one.take, to: 'department:D1' })
        else
          ledger.shift({
            ...what,
            quantity: one.shift,
            to: one.frozen ? { status: 'frozen' } : { locationId: 'W1:A-03' },
          })
      }
      if (ledger.stock('PEN') === before) return
      const did = closed(ledger)
      if (did.postings.length === 0) return
      const undone = back(did.stock, did.postings)
      if (!undone.ok) throw new Error(undone.code)
      expect(bare(undone.stock)).toEqual(bare(before))
    }),
  )
})

test('goods that are not where they were put: how much is left there', () => {
  const ledger = book(base())
  ledger.put({ item, lot: lot('N', 6), from: 'supplier:S' })
  const received = closed(ledger)
  const next = book(received.stock, later)
  next.take({ itemId: 'PEN', lotId: 'N', locationId: 'W1:A-01', quantity: 4, to: 'department:D1' })
  expect(back(closed(next).stock, received.postings)).toMatchObject({
    code: 'GOODS_GONE',
    details: { needed: 6, available: 2, lotId: 'N' },
  })
})

test('a lot that nobody remembers does not come back as another', () => {
  const ledger = book(base())
  ledger.take({ itemId: 'PEN', lotId: 'L1', locationId: 'W1:A-01', quantity: 10, to: 'department:D1' })
  const { stock, postings } = closed(ledger)
  expect(back(stock, postings, [])).toMatchObject({ code: 'NOT_REVERSIBLE' })
  expect(back(stock, [])).toMatchObject({ code: 'NOT_REVERSIBLE' })
})

test('what was promised meanwhile is not taken away', () => {
  const promised = (quantity: number): Stock => {
    const ledger = book(base())
    ledger.promise('PEN', { requisitionId: 'LY1', lineId: 1, quantity, until: '2099-01-01T00:00:00.000Z' })
    return closed(ledger).stock
  }
  const less = (stock: Stock): Stock => ({ ...stock, lots: stock.lots.slice(0, 1) })
  expect(refusePromised(promised(12), less(promised(12)), now)).toMatchObject({
    code: 'GOODS_PROMISED',
    details: { requisitions: 'LY1' },
  })
  expect(refusePromised(promised(9), less(promised(9)), now)).toBeNull()
})

test('what comes back is promised again as far as it is usable', () => {
  const ledger = book(base())
  const promise = { requisitionId: 'LY1', lineId: 1, quantity: 40, until: '2099-01-01T00:00:00.000Z' }
  promiseAgain(ledger, [{ itemId: 'PEN', promise }], now)
  expect(closed(ledger).stock.reservations).toMatchObject([{ requisitionId: 'LY1', quantity: 15 }])
})

describe('who may take a document back', () => {
  const posted = { warehouse: { _id: 'W1' }, postedAt: now, items: [coreOf(pen)] }
  const granted = { ...clerk, grants: ['reverse' as const] }
  const admin = person('root', { roles: ['admin'] })
  const controlled = [{ ...coreOf(pen), controlled: 'reagent' as const }]
  test.each([
    ['a clerk with the right, in the month', granted, posted, null],
    ['a clerk without the right', clerk, posted, 'REVERSAL_NEEDS_ADMIN'],
    ['a clerk of another warehouse', { ...granted, warehouseIds: ['W2'] }, posted, 'WAREHOUSE_FORBIDDEN'],
    [
      'a clerk, a month later',
      granted,
      { ...posted, postedAt: '2026-10-31T15:00:00.000Z' },
      'REVERSAL_NEEDS_ADMIN',
    ],
    [
      'a clerk, on the first of the month in Shanghai',
      granted,
      { ...posted, postedAt: '2026-10-31T17:00:00.000Z' },
      null,
    ],
    ['a clerk, controlled goods', granted, { ...posted, items: controlled }, 'REVERSAL_NEEDS_ADMIN'],
    [
      'an administrator, controlled goods of last year',
      admin,
      { ...posted, postedAt: '2025-01-01T00:00:00.000Z', items: controlled },
      null,
    ],
  ])('%s', (_name, caller, what, code) => expect(refuseReversal(caller, what, now)?.code ?? null).toBe(code))
})
