import type { Lot } from '../schema/stock'
import { allocate, availableQuantity, eligibility } from './allocation'
import { setReservation } from './stock'
import { ethanol, lot, now, pen, stockWith, today } from './testing/fixtures'

const early = { receivedAt: '2026-05-01T02:00:00.000Z' }
const middle = { receivedAt: '2026-06-01T02:00:00.000Z' }
const late = { receivedAt: '2026-07-01T02:00:00.000Z' }
const soon = { expiryDate: '2026-12-01' }
const later = { expiryDate: '2027-06-01' }
const undated = {}
const past = { expiryDate: '2026-11-21' }

type Taken = [lotId: string, quantity: number, reason: string][]
const rows: [
  given: string,
  item: typeof pen,
  lots: Lot[],
  quantity: number,
  picks: Taken,
  shortage: number,
][] = [
  ['the oldest first', pen, [lot('b', 5, late), lot('a', 5, early)], 3, [['a', 3, 'firstIn']], 0],
  [
    'on to the next when one is not enough',
    pen,
    [lot('c', 5, late), lot('a', 5, early), lot('b', 5, middle)],
    12,
    [
      ['a', 5, 'firstIn'],
      ['b', 5, 'firstIn'],
      ['c', 2, 'firstIn'],
    ],
    0,
  ],
  [
    'first expired before first in',
    ethanol,
    [lot('a', 5, { ...early, ...later }), lot('b', 5, { ...late, ...soon })],
    7,
    [
      ['b', 5, 'firstExpired'],
      ['a', 2, 'firstExpired'],
    ],
    0,
  ],
  [
    'lots without a date after those with one',
    ethanol,
    [lot('a', 5, { ...early, ...undated }), lot('b', 5, { ...late, ...later })],
    7,
    [
      ['b', 5, 'firstExpired'],
      ['a', 2, 'firstIn'],
    ],
    0,
  ],
  [
    'age, where first in first out ignores the expiry',
    pen,
    [lot('a', 5, { ...early, ...later }), lot('b', 5, { ...late, ...soon })],
    3,
    [['a', 3, 'firstIn']],
    0,
  ],
  ['the only lot', pen, [lot('a', 5)], 5, [['a', 5, 'onlyLot']], 0],
  ['never an expired one', ethanol, [lot('a', 5, past), lot('b', 5, later)], 6, [['b', 5, 'onlyLot']], 1],
  ['an expired one of any policy', pen, [lot('a', 5, past), lot('b', 5)], 5, [['b', 5, 'onlyLot']], 0],
  ['its last day still counts', ethanol, [lot('a', 5, { expiryDate: today })], 5, [['a', 5, 'onlyLot']], 0],
  [
    'nothing frozen, in inspection or rejected',
    pen,
    [
      lot('a', 5, { status: 'frozen' }),
      lot('b', 5, { status: 'inspection' }),
      lot('c', 5, { status: 'rejected' }),
    ],
    5,
    [],
    5,
  ],
  ['nothing from nothing', pen, [], 4, [], 4],
]

test.each(rows)('takes %s', (_given, item, lots, quantity, picks, shortage) => {
  const allocation = allocate(stockWith(item, lots), { quantity }, today, now)
  expect(allocation.picks.map((p) => [p.lot.lotId, p.quantity, p.reason])).toEqual(picks)
  expect(allocation.shortage).toBe(shortage)
})

test('of the same age, the nearer in the walk; then by location and lot, whatever the order in the document', () => {
  const lots = [
    lot('z', 5, { locationId: 'W1:A-02' }),
    lot('b', 5),
    lot('a', 5, { locationId: 'W1:A-03' }),
    lot('a', 5),
  ]
  const walk = (locationId: string) => (locationId === 'W1:A-02' ? 1 : 2)
  for (const order of [lots, [...lots].reverse()]) {
    const { picks } = allocate(stockWith(pen, order), { quantity: 20, pickSequence: walk }, today, now)
    expect(picks.map((p) => `${p.lot.locationId} ${p.lot.lotId}`)).toEqual([
      'W1:A-02 z',
      'W1:A-01 a',
      'W1:A-01 b',
      'W1:A-03 a',
    ])
    expect(picks.every((p) => p.reason === 'sameAgeNearer')).toBe(true)
  }
})

describe('what is promised', () => {
  const promise = { requisitionId: 'R1', lineId: 1, quantity: 6, until: '2026-11-29T16:00:00.000Z' }
  const stock = setReservation(stockWith(pen, [lot('a', 5, early), lot('b', 5, late)]), promise, now)

  test('others cannot have', () => {
    expect(availableQuantity(stock, today, now)).toBe(4)
    expect(allocate(stock, { quantity: 5 }, today, now)).toMatchObject({ shortage: 1, available: 4 })
  })
  test('stands open for its own line', () => {
    const own = allocate(stock, { quantity: 10, for: { requisitionId: 'R1', lineId: 1 } }, today, now)
    expect(own).toMatchObject({ shortage: 0, available: 10 })
  })
  test('but not for another line of the same document', () => {
    const other = allocate(stock, { quantity: 10, for: { requisitionId: 'R1', lineId: 2 } }, today, now)
    expect(other.available).toBe(4)
  })
  test('is free again when its time is over', () => {
    expect(availableQuantity(stock, '2026-11-30', '2026-11-29T16:00:00.000Z')).toBe(10)
  })
  test('never makes less than nothing', () => {
    const expired = setReservation(stockWith(ethanol, [lot('a', 8, past)]), promise, now)
    expect(availableQuantity(expired, today, now)).toBe(0)
  })
})

test('says of every lot left behind, why', () => {
  const lots = [
    lot('old', 5, early),
    lot('new', 5, late),
    lot('past', 5, past),
    lot('frozen', 5, { status: 'frozen' }),
    lot('waiting', 5, { status: 'inspection' }),
    lot('bad', 5, { status: 'rejected', ...past }),
  ]
  const { passedOver } = allocate(stockWith(pen, lots), { quantity: 5 }, today, now)
  expect(Object.fromEntries(passedOver.map(({ lot: { lotId }, reason }) => [lotId, reason]))).toEqual({
    new: 'notNeeded',
    past: 'expired',
    frozen: 'frozen',
    waiting: 'inspection',
    bad: 'rejected',
  })
})

test('a lot that is kept for others is not called needless', () => {
  const promise = { requisitionId: 'R1', lineId: 1, quantity: 8, until: '2026-11-29T16:00:00.000Z' }
  const stock = setReservation(stockWith(pen, [lot('a', 5, early), lot('b', 5, late)]), promise, now)
  const { picks, passedOver, shortage } = allocate(stock, { quantity: 4 }, today, now)
  expect(picks.map((p) => [p.lot.lotId, p.quantity])).toEqual([['a', 2]])
  expect(passedOver.map(({ lot: { lotId }, reason }) => [lotId, reason])).toEqual([['b', 'promised']])
  expect(shortage).toBe(2)
})

test('eligibility: state first, then the date', () => {
  expect(eligibility(lot('a', 1, { status: 'frozen', ...past }), today)).toBe('frozen')
  expect(eligibility(lot('a', 1, past), today)).toBe('expired')
  expect(eligibility(lot('a', 1), today)).toBeNull()
})
