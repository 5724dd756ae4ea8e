import fc from 'fast-check'
import { Requisition as RequisitionSchema } from '../schema/requisition'
import { Stock as StockSchema, type Lot, type Stock } from '../schema/stock'
import { allocate } from './allocation'
import { addDays } from './calendar'
import { coreOf } from './receive'
import { emptyStock, sum } from './stock'
import { ageOf, Books, ensure, isUsable, items, usable, walk, type Step } from './testing/books'
import { now, today } from './testing/fixtures'

const nat = (max: number) => fc.nat({ max })
const doing = <K extends Step['do']>(kind: K) => fc.constant(kind)
const quantities = fc.array(nat(300), { minLength: 2, maxLength: 2 })
const quantity = fc.integer({ min: 1, max: 400 })
const hours = fc.integer({ min: 1, max: 240 })

const arrival = fc.record({
  do: doing('receive'),
  item: nat(1),
  quantity,
  place: nat(1),
  expiresIn: nat(40),
  price: nat(9_999),
})
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: arrival },
  { weight: 4, arbitrary: fc.record({ do: doing('submit'), who: nat(2), quantities }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: doing('decide'),
      which: nat(50),
      who: nat(2),
      verdict: nat(9),
      cut: nat(300),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: doing('withdraw'), which: nat(50), stranger: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: doing('issue'),
      which: nat(50),
      share: nat(4),
      astray: fc.boolean(),
      reason: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: doing('wait'), hours }) },
)

/** Stock is the sum of the postings, row by row, in quantity and in value; no total and no quantity strays. */
function ensureBalanced({ stocks, postings, requisitions }: Books): void {
  const balance = new Map<string, { quantity: number; valueFen: number }>()
  const add = (place: string, lotId: string, sign: 1 | -1, moved: { quantity: number; valueFen: number }) => {
    if (!place.startsWith('stock:')) return
    const row = balance.get(`${lotId} ${place}`) ?? { quantity: 0, valueFen: 0 }
    row.quantity += sign * moved.quantity
    row.valueFen += sign * moved.valueFen
    balance.set(`${lotId} ${place}`, row)
  }
  for (const posting of postings) {
    add(posting.from, posting.lotId, -1, posting)
    add(posting.to, posting.lotId, 1, posting)
  }
  for (const stock of stocks.values()) {
    for (const lot of stock.lots) {
      const row = balance.get(`${lot.lotId} stock:${lot.locationId}`)
      ensure(row?.quantity === lot.quantity, 'a row holds what was posted to it')
      ensure(row.valueFen === lot.valueFen, 'a row is worth what was posted to it')
      ensure(lot.quantity > 0 && lot.valueFen >= 0, 'nothing is negative')
      balance.delete(`${lot.lotId} stock:${lot.locationId}`)
    }
    ensure(stock.onHand === sum(stock.lots.map((lot) => lot.quantity)), 'on hand is the sum of the rows')
    ensure(stock.valueFen === sum(stock.lots.map((lot) => lot.valueFen)), 'so is the value')
  }
  const gone = [...balance.values()]
  ensure(
    gone.every((row) => row.quantity === 0 && row.valueFen === 0),
    'what is on no shelf is gone to the fen',
  )
  for (const line of requisitions.flatMap((requisition) => requisition.lines)) {
    ensure(line.issuedQuantity <= (line.approvedQuantity ?? 0), 'no more is issued than approved')
    ensure((line.approvedQuantity ?? 0) <= line.quantity, 'no more is approved than asked for')
  }
}

test('whatever happens in whatever order, the books balance', () => {
  const done = new Map<string, number>()
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 15, maxLength: 60, size: 'max' }), (steps) => {
      const books = new Books()
      // Something on the shelves, so that the rest can happen.
      books.run({ do: 'receive', item: 0, quantity: 400, place: 0, expiresIn: 0, price: 333 })
      books.run({ do: 'receive', item: 1, quantity: 400, place: 1, expiresIn: 20, price: 777 })
      for (const step of steps) {
        books.run(step)
        ensureBalanced(books)
      }
      for (const stock of books.stocks.values()) expect(StockSchema.parse(stock)).toEqual(stock)
      for (const document of books.requisitions) RequisitionSchema.parse(document)
      for (const [kind, count] of books.done) done.set(kind, (done.get(kind) ?? 0) + count)
    }),
    { numRuns: 200 },
  )
  // A run in which everything was refused would prove nothing.
  const idle = ['receive', 'submit', 'decide', 'withdraw', 'issue'].filter(
    (kind) => (done.get(kind) ?? 0) < 50,
  )
  expect(idle).toEqual([])
})

test('the allocator takes all that may be taken, and never passes an older lot', () => {
  const row = fc.record({
    quantity: fc.integer({ min: 1, max: 50 }),
    status: fc.constantFrom<Lot['status'][]>('available', 'available', 'frozen', 'inspection', 'rejected'),
    receivedAt: nat(5).map((days) => `2026-06-0${days + 1}T02:00:00.000Z`),
    expiryDate: fc.option(
      fc.integer({ min: -20, max: 60 }).map((days) => addDays(today, days)),
      { nil: undefined },
    ),
    locationId: fc.constantFrom('W1:A-01', 'W1:A-02'),
  })
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 12 }),
      nat(300),
      fc.constantFrom(...items),
      (rows, wanted, item) => {
        const lots = rows.map((entry, index): Lot => ({ lotId: `l${index}`, valueFen: 0, ...entry }))
        const stock: Stock = { ...emptyStock('W1', item._id, coreOf(item)), lots }
        const { picks, shortage, passedOver } = allocate(
          stock,
          { quantity: wanted, pickSequence: walk },
          today,
          now,
        )
        const there = usable(stock, today)
        expect(sum(picks.map((pick) => pick.quantity))).toBe(Math.min(wanted, there))
        expect(shortage).toBe(Math.max(0, wanted - there))
        expect([...picks, ...passedOver].map(({ lot }) => lot.lotId).sort()).toEqual(
          lots.map((lot) => lot.lotId).sort(),
        )
        const ages = picks.map((pick) => ageOf(stock, pick.lot))
        expect(ages).toEqual([...ages].sort())
        // All but the last are used up, and what stays is no older than the last.
        for (const pick of picks.slice(0, -1)) expect(pick.quantity).toBe(pick.lot.quantity)
        const stays = passedOver.filter(({ lot }) => isUsable(lot, today))
        for (const { lot } of stays) expect(ageOf(stock, lot) >= (ages.at(-1) ?? '')).toBe(true)
      },
    ),
  )
})
