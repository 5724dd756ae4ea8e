import fc from 'fast-check'
import type { CountEvent, CountLine } from '../../schema/count-line'
import { DRUG, event, line, lot, PEN, PHOTO, rules } from '../testing/counting'
import { evaluate, type CountRules } from './evaluate'

const double = rules({ double: true })
const of = (events: CountEvent[], how: CountRules = rules(), more: Partial<CountLine> = {}) =>
  evaluate({ ...line(), ...more, events }, how)

interface Row {
  name: string
  events: CountEvent[]
  how?: CountRules
  more?: Partial<CountLine>
  then: object
}

const moved = { overlaps: true }
test.each<Row>([
  { name: 'nobody counted', events: [], then: { state: 'toCount', round: 1, differs: false } },
  {
    name: 'counted as booked',
    events: [event('ann', 10, 0)],
    then: {
      state: 'counted',
      round: 1,
      differs: false,
      undecided: false,
      differenceFen: 0,
      counterIds: ['ann'],
    },
  },
  {
    name: 'two too few',
    events: [event('ann', 8, 0)],
    then: {
      state: 'counted',
      differs: true,
      undecided: true,
      differenceFen: 200,
      result: { variance: -2, counted: 8, book: 10 },
    },
  },
  {
    name: 'the same person again: the later count',
    events: [event('ann', 8, 0), event('ann', 9, 5)],
    then: { state: 'counted', round: 1, result: { counted: 9 } },
  },
  {
    name: 'one that comes late is older and does not decide',
    events: [event('ann', 9, 5), event('ann', 8, 0)],
    then: { result: { counted: 9 } },
  },
  {
    name: 'time before id',
    events: [event('ann', 9, 5, { eventId: 'a' }), event('ann', 8, 0, { eventId: 'b' })],
    then: { result: { counted: 9 } },
  },
  {
    name: 'at the same moment the greater id',
    events: [event('ann', 9, 5, { eventId: 'b' }), event('ann', 8, 5, { eventId: 'a' })],
    then: { result: { counted: 9 } },
  },
  {
    name: 'somebody else in a single count replaces',
    events: [event('ann', 8, 0), event('bob', 10, 5)],
    then: {
      state: 'counted',
      round: 1,
      result: { counted: 10, by: [{ id: 'bob', name: 'BOB' }] },
      counterIds: ['ann', 'bob'],
    },
  },
  {
    name: 'goods moved meanwhile',
    events: [event('ann', 8, 0, moved)],
    then: { state: 'toRecount', recountReason: 'moved', round: 2 },
  },
  {
    name: 'counted again after that, by the same person',
    events: [event('ann', 8, 0, moved), event('ann', 9, 50, { round: 2 })],
    then: { state: 'counted', round: 2, result: { counted: 9 } },
  },
  {
    name: 'moved again: every such count opens a round',
    events: [event('ann', 8, 0, moved), event('ann', 9, 50, { round: 2, ...moved })],
    then: { state: 'toRecount', recountReason: 'moved', round: 3 },
  },
  {
    name: 'double: one of two',
    events: [event('ann', 10, 0)],
    how: double,
    then: { state: 'toSecond', round: 1, differs: false },
  },
  {
    name: 'double: the same person twice is still one',
    events: [event('ann', 10, 0), event('ann', 9, 5)],
    how: double,
    then: { state: 'toSecond' },
  },
  {
    name: 'double: equal',
    events: [event('ann', 9, 0), event('bob', 9, 5)],
    how: double,
    then: { state: 'counted', result: { counted: 9, by: [{ id: 'ann' }, { id: 'bob' }] } },
  },
  {
    name: 'double: equal in difference, goods rightly moved between the two',
    events: [event('ann', 9, 0), event('bob', 4, 5, { book: 5, position: 12 })],
    how: double,
    then: { state: 'counted', result: { counted: 4, book: 5, variance: -1, position: 12 } },
  },
  {
    name: 'double: unequal',
    events: [event('ann', 9, 0), event('bob', 10, 5)],
    how: double,
    then: { state: 'toRecount', recountReason: 'differ', round: 2 },
  },
  {
    name: 'double: unequal in damage',
    events: [event('ann', 9, 0), event('bob', 9, 5, { damaged: 1 })],
    how: double,
    then: { state: 'toRecount', recountReason: 'differ' },
  },
  {
    name: 'double: unequal in what the label says',
    events: [
      event('ann', 9, 0, { correction: { lotNo: 'X' } }),
      event('bob', 9, 5, { correction: { lotNo: 'Y' } }),
    ],
    how: double,
    then: { state: 'toRecount', recountReason: 'differ' },
  },
  {
    name: 'double: one corrected the label, the other said nothing',
    events: [event('ann', 9, 0, { correction: { lotNo: 'X' } }), event('bob', 9, 5)],
    how: double,
    then: { state: 'counted', result: { correction: { lotNo: 'X' } } },
  },
  {
    name: 'double: one of the two puts it right before a third comes',
    events: [event('ann', 9, 0), event('bob', 10, 5), event('bob', 9, 8)],
    how: double,
    then: { state: 'counted', round: 2, result: { counted: 9 } },
  },
  {
    name: 'double: a third decides with one of the two',
    events: [event('ann', 9, 0), event('bob', 10, 5), event('eve', 9, 50, { round: 2 })],
    how: double,
    then: { state: 'counted', round: 2, result: { counted: 9, by: [{ id: 'ann' }, { id: 'eve' }] } },
  },
  {
    name: 'double: a third decides alone',
    events: [event('ann', 9, 0), event('bob', 10, 5), event('eve', 7, 50, { round: 2 })],
    how: double,
    then: { state: 'counted', result: { counted: 7, by: [{ id: 'eve' }] } },
  },
  {
    name: 'double: goods moved under the first, so the second is the first',
    events: [event('ann', 9, 0, moved), event('bob', 10, 5)],
    how: double,
    then: { state: 'toSecond', round: 2 },
  },
  {
    name: 'double: and whom they moved under may be the second',
    events: [event('ann', 9, 0, moved), event('bob', 10, 5), event('ann', 10, 9, { round: 2 })],
    how: double,
    then: { state: 'counted', result: { counted: 10 } },
  },
  {
    name: 'double: goods moved under both',
    events: [event('ann', 9, 0, moved), event('bob', 10, 5, moved)],
    how: double,
    then: { state: 'toRecount', recountReason: 'moved', round: 3 },
  },
  {
    name: 'a pile is compared as a whole',
    events: [
      event('ann', 2, 0, { book: 2, pileVariance: -1 }),
      event('bob', 1, 5, { book: 2, pileVariance: -1 }),
    ],
    how: double,
    then: { state: 'counted', result: { counted: 1, variance: -1 } },
  },
  {
    name: 'a reviewer asks: what was counted no longer decides',
    events: [event('ann', 8, 0)],
    more: { askedRound: 2 },
    then: { state: 'toRecount', recountReason: 'asked', round: 2, differs: false },
  },
  {
    name: 'asked: another person decides',
    events: [event('ann', 8, 0), event('bob', 9, 50, { round: 2 })],
    more: { askedRound: 2 },
    then: { state: 'counted', round: 2, result: { counted: 9, by: [{ id: 'bob' }] } },
  },
  {
    name: 'asked in a double count: one more person is enough',
    events: [event('ann', 8, 0), event('bob', 8, 5), event('eve', 9, 50, { round: 2 })],
    how: double,
    more: { askedRound: 2 },
    then: { state: 'counted', round: 2, result: { counted: 9, by: [{ id: 'eve' }] } },
  },
  {
    name: 'asked: a count of the round before that comes late is evidence',
    events: [event('bob', 9, 50, { round: 2 }), event('ann', 8, 60)],
    more: { askedRound: 2 },
    then: { state: 'counted', result: { counted: 9 } },
  },
  {
    name: 'damage without variance differs',
    events: [event('ann', 10, 0, { damaged: 2 })],
    then: { differs: true, differenceFen: 0, result: { damaged: 2, variance: 0 } },
  },
  {
    name: 'damage of what the books know to be bad does not',
    events: [event('ann', 10, 0, { damaged: 2 })],
    more: line(PEN, lot('L1', 10, { status: 'rejected' })),
    then: { differs: false },
  },
  {
    name: 'a label that says what the books say is no correction',
    events: [event('ann', 10, 0, { correction: { lotNo: 'B1' } })],
    more: { lotNo: 'B1' },
    then: { differs: false, result: { variance: 0 } },
  },
  {
    name: 'another expiry date is one',
    events: [event('ann', 10, 0, { correction: { lotNo: 'B1', expiryDate: '2027-01-01' } })],
    more: { lotNo: 'B1' },
    then: { differs: true, result: { correction: { expiryDate: '2027-01-01' } } },
  },
  {
    name: 'controlled goods want a photo',
    events: [event('ann', 10, 0)],
    how: rules({ photo: { controlled: true, overFen: 1_000_000, overPercent: 100 } }),
    more: line(DRUG),
    then: { state: 'toRecount', recountReason: 'photo', round: 1 },
  },
  {
    name: 'and have it by the next count of the same round',
    events: [event('ann', 10, 0), event('ann', 10, 9, { photos: [PHOTO] })],
    how: rules({ photo: { controlled: true, overFen: 1_000_000, overPercent: 100 } }),
    more: line(DRUG),
    then: { state: 'counted', round: 1 },
  },
  {
    name: 'double: one of the two photos is enough',
    events: [event('ann', 10, 0, { photos: [PHOTO] }), event('bob', 10, 9)],
    how: rules({ double: true, photo: { controlled: true, overFen: 1_000_000, overPercent: 100 } }),
    more: line(DRUG),
    then: { state: 'counted' },
  },
  {
    name: 'a dear variance wants a photo',
    events: [event('ann', 5, 0)],
    how: rules({ photo: { controlled: true, overFen: 499, overPercent: 100 } }),
    then: { state: 'toRecount', recountReason: 'photo' },
  },
  {
    name: 'one that is not dear does not',
    events: [event('ann', 5, 0)],
    how: rules({ photo: { controlled: true, overFen: 500, overPercent: 100 } }),
    then: { state: 'counted' },
  },
])('$name', ({ events, how, more, then }) => expect(of(events, how, more)).toMatchObject(then))

test('a reason that was given holds as long as the result does', () => {
  const counted = of([event('ann', 8, 0)])
  const decided: CountLine = {
    ...counted,
    undecided: false,
    reason: 'lastCount',
    reasonNote: '见上次',
    decidedBy: { id: 'x', name: 'X' },
  }
  const again = (quantity: number) =>
    evaluate({ ...decided, events: [...decided.events, event('ann', quantity, 9)] }, rules())
  expect(again(8)).toMatchObject({ undecided: false, reason: 'lastCount', reasonNote: '见上次' })
  expect(again(7)).toMatchObject({ undecided: true })
  expect(again(7).reason).toBeUndefined()
  expect(again(10).reason).toBeUndefined()
})

/** Counts of one line by four people, single or double, with movements, damage, photos and a reviewer's question. */
const counts = fc.array(
  fc.record({
    who: fc.constantFrom('ann', 'bob', 'eve', 'dan'),
    quantity: fc.integer({ min: 8, max: 10 }),
    seconds: fc.integer({ min: 0, max: 30 }),
    overlaps: fc.boolean(),
    round: fc.integer({ min: 1, max: 3 }),
    book: fc.constantFrom(9, 10),
    damaged: fc.constantFrom(undefined, 1),
    photo: fc.boolean(),
  }),
  { maxLength: 9 },
)

test('whatever the order of arrival, the line comes out the same, and its round never falls', () => {
  const settled = new Set<string>()
  fc.assert(
    fc.property(
      counts,
      fc.boolean(),
      fc.constantFrom(undefined, 2),
      fc.gen(),
      (facts, isDouble, askedRound, gen) => {
        const how = rules({ double: isDouble, photo: { controlled: true, overFen: 100, overPercent: 100 } })
        const events = facts.map(({ who, quantity, seconds, photo, damaged, ...more }, index) =>
          event(who, quantity, seconds, {
            eventId: `event-${index}`,
            ...more,
            ...(damaged ? { damaged } : {}),
            photos: photo ? [PHOTO] : [],
          }),
        )
        const arrive = (order: CountEvent[]): CountLine => {
          let now: CountLine = { ...line(), ...(askedRound ? { askedRound } : {}) }
          for (const next of order) {
            const after = evaluate({ ...now, events: [...now.events, next] }, how)
            expect(after.round).toBeGreaterThanOrEqual(now.events.length > 0 ? now.round : 1)
            now = after
          }
          return { ...evaluate(now, how), events: [] }
        }
        const shuffled = gen(() => fc.shuffledSubarray(events, { minLength: events.length }))
        const first = arrive(events)
        settled.add(`${first.state} ${first.recountReason ?? ''}`)
        expect(arrive(shuffled)).toEqual(first)
      },
    ),
    { numRuns: 1_000 },
  )
  // A run that never came to some state would prove nothing of it.
  expect([...settled].sort()).toEqual([
    'counted ',
    'toCount ',
    'toRecount asked',
    'toRecount differ',
    'toRecount moved',
    'toRecount photo',
    'toSecond ',
  ])
})
