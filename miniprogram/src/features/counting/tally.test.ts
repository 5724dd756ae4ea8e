import { beep, countedQuantity, current, eventOf, setQuantity, undo, withFacts, type Tally } from './tally'

const line = { lineId: 'PD1/A-01/L1', round: 1, position: 7 }
const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 9, 0, second)).toISOString()

describe('beeps', () => {
  test('the first begins the count: from when, and of which stock', () => {
    expect(beep(undefined, line, 1, at(1))).toMatchObject({
      quantity: 1,
      round: 1,
      position: 7,
      startedAt: at(1),
      open: true,
    })
  })
  test('further ones add their unit and move the end, not the beginning', () => {
    const tally = beep(beep(undefined, line, 1, at(1)), line, 12, at(5))
    expect(tally).toMatchObject({ quantity: 13, startedAt: at(1), countedAt: at(5), steps: [1, 12] })
  })
  test('a clock that stands still or goes back still makes a later count later', () => {
    const first = beep(undefined, line, 1, at(5))
    expect(beep(first, line, 1, at(3)).countedAt > first.countedAt).toBe(true)
  })
  test('a count of an earlier visit goes on by time alone', () => {
    const mine = { quantity: 5, countedAt: at(1) }
    const tally = beep(undefined, { ...line, mine }, 1, at(9))
    expect(tally).toMatchObject({ quantity: 6, startedAt: at(1), countedAt: at(9) })
    expect(tally).not.toHaveProperty('position')
  })
  test('what was counted before a recount does not count in it', () => {
    const before = beep(undefined, line, 5, at(1))
    expect(beep(before, { ...line, round: 2, position: 9 }, 1, at(9))).toMatchObject({
      quantity: 1,
      round: 2,
      position: 9,
    })
  })
  test('never more than a quantity may be', () => {
    const tally = beep(beep(undefined, line, 999_999_999, at(1)), line, 12, at(2))
    expect(tally.quantity).toBe(1_000_000_000)
    expect(undo(tally, at(3))?.quantity).toBe(999_999_999)
  })
})

describe('taking back', () => {
  const two = beep(beep(undefined, line, 1, at(1)), line, 12, at(2))
  test('the last beep goes with its unit', () =>
    expect(undo(two, at(3))).toMatchObject({ quantity: 1, steps: [1] }))
  test('of the first beep nothing is left, so the line was not counted', () => {
    const one = undo(two, at(3)) as Tally
    expect(undo(one, at(4))).toBeUndefined()
  })
  test('a typed number is not taken back by beeps', () => {
    const typed = setQuantity(undefined, line, 0, at(2), { at: at(1), position: 7 })
    expect(undo(typed, at(3))).toBe(typed)
  })
  test('no more is damaged than is there', () => {
    const tally = withFacts(two, line, { damaged: 13, photos: [] }, at(3))
    expect(undo(tally, at(4))?.damaged).toBe(1)
  })
})

describe('a typed number', () => {
  test('is a count of its own, held against what was known when the eye turned to it', () => {
    const tally = setQuantity(beep(undefined, line, 3, at(1)), line, 26, at(20), { at: at(10), position: 8 })
    expect(tally).toMatchObject({
      quantity: 26,
      startedAt: at(10),
      countedAt: at(20),
      position: 8,
      steps: [],
    })
  })
  test('keeps what was noted beside the number', () => {
    const noted = withFacts(
      beep(undefined, line, 3, at(1)),
      line,
      { note: '湿了', photos: ['p1'], correction: { lotNo: 'B2' } },
      at(2),
    )
    expect(setQuantity(noted, line, 2, at(5), { at: at(4) })).toMatchObject({
      note: '湿了',
      photos: ['p1'],
      correction: { lotNo: 'B2' },
    })
  })
})

describe('what is noted beside a number', () => {
  test('moves the time by a millisecond only: nothing was counted again', () => {
    const counted = beep(undefined, line, 3, at(1))
    const noted = withFacts(counted, line, { photos: ['p1'] }, at(30))
    expect(Date.parse(noted.countedAt) - Date.parse(counted.countedAt)).toBe(1)
    expect(noted).toMatchObject({ quantity: 3, startedAt: at(1), position: 7, open: true })
  })
  test('of a count of an earlier visit', () => {
    const mine = { quantity: 5, countedAt: at(1) }
    expect(withFacts(undefined, { ...line, mine }, { photos: ['p1'] }, at(9))).toMatchObject({
      quantity: 5,
      startedAt: at(1),
      photos: ['p1'],
    })
  })
  test('is refused where nothing was counted', () => {
    expect(() => withFacts(undefined, line, { photos: [] }, at(1))).toThrow()
  })
})

test('the number on the card: of the device, of the server, none', () => {
  const mine = { quantity: 5, countedAt: at(1) }
  expect(countedQuantity(beep(undefined, line, 3, at(1)), { ...line, mine })).toBe(3)
  expect(countedQuantity(undefined, { ...line, mine })).toBe(5)
  expect(countedQuantity(undefined, line)).toBeUndefined()
  const there = { ...line, mine: { quantity: 9, countedAt: at(9) } }
  const handed = { ...beep(undefined, line, 3, at(1)), open: false }
  expect(countedQuantity(handed, there)).toBe(9)
  expect(countedQuantity({ ...handed, open: true }, there)).toBe(3)
  const again = { ...line, mine, state: 'toRecount' as const }
  expect(countedQuantity(undefined, { ...again, recountReason: 'photo' })).toBe(5)
  expect(countedQuantity(undefined, { ...again, recountReason: 'moved' })).toBeUndefined()
  expect(beep(undefined, { ...again, recountReason: 'moved' }, 1, at(9))).toMatchObject({
    quantity: 1,
    position: 7,
  })
  expect(current(beep(undefined, line, 3, at(1)), { round: 2 })).toBeUndefined()
})

test('an event says the whole, with round and position only for a line', () => {
  const tally = beep(undefined, line, 3, at(1))
  expect(eventOf(tally, { lineId: line.lineId }, 'WH:A-01', 'event-01')).toEqual({
    eventId: 'event-01',
    locationId: 'WH:A-01',
    target: { lineId: line.lineId },
    round: 1,
    quantity: 3,
    startedAt: at(1),
    countedAt: at(1).replace('.000', '.001'),
    position: 7,
  })
  expect(eventOf(tally, { itemId: 'X' }, 'WH:A-01', 'event-02')).not.toHaveProperty('round')
})
