import type { LotStatus } from '../../schema/stock'
import { at, entry, lot, PEN, posting, stockOf } from '../testing/counting'
import { bookAt, type MoveEntry } from './book-at'

const A = 'stock:W1:A-01'
const B = 'stock:W1:B-01'
const OUT = 'department:D1'
const row = { locationId: 'W1:A-01', lotId: 'L1', status: 'available' as LotStatus }
/** Today the books say 10 at version 10. Counted from −60 to −50 seconds; the client had seen version 7. */
const stock = stockOf(PEN, [lot('L1', 10)])
const book = (entries: MoveEntry[], position: number | undefined = 7, of = row) =>
  bookAt(stock, of, entries, { startedAt: at(-60), countedAt: at(-50), position })
const byClock = (entries: MoveEntry[]) =>
  bookAt(stock, row, entries, { startedAt: at(-60), countedAt: at(-50) })

const same = { book: 10, position: 10, overlaps: false }

test.each<[string, MoveEntry[], ReturnType<typeof bookAt>]>([
  ['nothing moved: versions grew by promises alone', [], same],
  [
    'issued after the count: it lay there then',
    [entry(-20, posting(A, OUT, 3, 9))],
    { book: 13, position: 8, overlaps: false },
  ],
  [
    'received after the count: it was not there yet',
    [entry(-20, posting('supplier:S', A, 4, 10))],
    { book: 6, position: 9, overlaps: false },
  ],
  [
    'several, in and out, in any order',
    [
      entry(-10, posting(A, OUT, 1, 10)),
      entry(-30, posting(A, OUT, 5, 8)),
      entry(-20, posting('opening', A, 2, 9)),
    ],
    { book: 14, position: 7, overlaps: false },
  ],
  ['within the count', [entry(-55, posting(A, OUT, 3, 9))], { ...same, overlaps: true }],
  [
    'shortly before the count, but unseen by the counter',
    [entry(-120, posting(A, OUT, 3, 9))],
    { ...same, overlaps: true },
  ],
  [
    'long before the count: it is in the figure, though unseen',
    [entry(-120.001, posting(A, OUT, 3, 9))],
    same,
  ],
  ['before the count and seen', [entry(-100, posting(A, OUT, 3, 7))], same],
  ['a hair within the slack after', [entry(-48, posting(A, OUT, 3, 9))], { ...same, overlaps: true }],
  [
    'a hair beyond the slack after',
    [entry(-47.999, posting(A, OUT, 3, 9))],
    { book: 13, position: 8, overlaps: false },
  ],
  [
    'one after and one within',
    [entry(-20, posting(A, OUT, 3, 9)), entry(-55, posting(A, OUT, 1, 8))],
    { book: 13, position: 8, overlaps: true },
  ],
  ['another lot', [entry(-55, posting(A, OUT, 3, 9, { lotId: 'L2' }))], same],
  ['another item', [entry(-55, posting(A, OUT, 3, 9, { itemId: 'INK' }))], same],
  ['another place', [entry(-55, posting(B, OUT, 3, 9))], same],
  [
    'moved away after the count',
    [entry(-20, posting(A, B, 3, 9))],
    { book: 13, position: 8, overlaps: false },
  ],
  [
    'moved here after the count',
    [entry(-20, posting(B, A, 3, 9))],
    { book: 7, position: 8, overlaps: false },
  ],
  [
    'frozen after the count: the row held more',
    [entry(-20, posting(A, A, 2, 9, { toStatus: 'frozen' }))],
    { book: 12, position: 8, overlaps: false },
  ],
  [
    'released after the count',
    [entry(-20, posting(A, A, 2, 9, { fromStatus: 'frozen' }))],
    { book: 8, position: 8, overlaps: false },
  ],
  [
    'other goods frozen and rejected',
    [entry(-55, posting(A, A, 2, 9, { fromStatus: 'frozen', toStatus: 'rejected' }))],
    same,
  ],
  [
    'split after the count',
    [entry(-20, posting(A, A, 4, 9, { toLotId: 'L1-2' }))],
    { book: 14, position: 8, overlaps: false },
  ],
  [
    'merged into it after the count',
    [entry(-20, posting(A, A, 4, 9, { lotId: 'L0', toLotId: 'L1' }))],
    { book: 6, position: 8, overlaps: false },
  ],
  [
    'issued and taken back, both after',
    [entry(-30, posting(A, OUT, 3, 8)), entry(-20, posting(OUT, A, 3, 9))],
    { book: 10, position: 7, overlaps: false },
  ],
  ['a version that is not in the books that were read', [entry(-20, posting(A, OUT, 3, 11))], same],
  [
    'more rewound than ever was',
    [entry(-20, posting('opening', A, 40, 9))],
    { book: 0, position: 8, overlaps: true },
  ],
])('%s', (_name, entries, expected) => expect(book(entries)).toEqual(expected))

test('a row of another state is a row of its own', () => {
  const frozen = { ...row, status: 'frozen' as LotStatus }
  const moves = [entry(-20, posting(A, A, 2, 9, { toStatus: 'frozen' }))]
  const held = stockOf(PEN, [lot('L1', 10), lot('L1', 2, { status: 'frozen' })])
  const seen = { startedAt: at(-60), countedAt: at(-50), position: 7 }
  expect(bookAt(held, frozen, moves, seen)).toEqual({ book: 0, position: 8, overlaps: false })
})

test('when the version is still the one that was seen, no clock matters', () => {
  const nonsense = [entry(-55, posting(A, OUT, 3, 9))]
  expect(book(nonsense, 10)).toEqual(same)
})

test.each<[string, number, ReturnType<typeof bookAt>]>([
  ['long before', -500, same],
  ['beyond the slack before', -62.001, same],
  ['within the slack before', -62, { ...same, overlaps: true }],
  ['within', -55, { ...same, overlaps: true }],
  ['within the slack after', -48, { ...same, overlaps: true }],
  ['after', -20, { book: 13, position: 8, overlaps: false }],
])('without a version seen the clocks decide: %s', (_name, seconds, expected) =>
  expect(byClock([entry(seconds, posting(A, OUT, 3, 9))])).toEqual(expected),
)

test('a version that has not come yet is not believed', () =>
  expect(book([entry(-500, posting(A, OUT, 3, 9))], 99)).toEqual(same))

test('what the warehouse never held is nothing', () =>
  expect(bookAt(undefined, row, [], { startedAt: at(-60), countedAt: at(-50), position: 0 })).toEqual({
    book: 0,
    position: 0,
    overlaps: false,
  }))

test('a row that is gone held what left it', () => {
  const empty = stockOf(PEN, [])
  const seen = { startedAt: at(-60), countedAt: at(-50), position: 9 }
  expect(bookAt(empty, row, [entry(-20, posting(A, OUT, 10, 10))], seen)).toEqual({
    book: 10,
    position: 9,
    overlaps: false,
  })
})
