import type { CountOutcome, LineToCount } from '@shared/operations/stocktake-count'
import { foundLine } from './found-line'
import { isOpen, stateOf } from './line-state'
import type { QueuedCount } from './queue'
import { beep } from './tally'
import { linesOf, noWork, settle, stillUsed, targetOf, withResults, withTally, withoutTally } from './work'

const item: LineToCount['item'] = {
  code: 'BG01001',
  name: '中性笔',
  specification: '',
  unit: '支',
  scale: 0,
  tracking: 'none',
  units: [],
  codes: [],
}
const line: LineToCount = {
  lineId: 'PD1/A-01/L1',
  areaId: 0,
  locationId: 'WH:A-01',
  location: 'A-01',
  itemId: 'BG01001',
  item,
  lotId: 'L1',
  status: 'available',
  found: false,
  state: 'toCount',
  round: 1,
  mayCount: true,
  photoWanted: false,
  position: 3,
}
const place = { stocktakeId: 'PD1', locationId: 'WH:A-01', location: 'A-01' }
const now = '2026-11-22T01:00:00.000Z'
const counted = withTally(noWork, beep(undefined, line, 3, now))
const newId = () => 'event-0001'
const one = (result: Omit<CountOutcome, 'eventId'>, work = counted, lines = [line]) => {
  const settled = settle(work, place, lines, newId)
  return withResults(settled.work, settled.counts, [{ eventId: 'event-0001', ...result }])
}

test('an open count becomes an event once', () => {
  const settled = settle(counted, place, [line], newId)
  expect(settled.counts).toMatchObject([{ lineId: line.lineId, name: '中性笔 3 支', event: { quantity: 3 } }])
  expect(settle(settled.work, place, [line], newId).counts).toEqual([])
})
test('the line that is still being counted waits', () => {
  expect(settle(counted, place, [line], newId, ({ lineId }) => lineId !== line.lineId).counts).toEqual([])
})
test('a count whose line is gone from the list still goes', () => {
  expect(settle(counted, place, [], newId).counts).toMatchObject([
    { event: { target: { lineId: line.lineId } } },
  ])
})

const found = foundLine({ itemId: 'X1', item, lotNo: 'B7' }, { ...place, areaId: 0 })
test('found goods name themselves, and take the id that the server gives them', () => {
  expect(targetOf(found)).toEqual({ itemId: 'X1', lotNo: 'B7' })
  const work = { ...withTally(noWork, beep(undefined, found, 2, now)), found: [found] }
  const after = one({ outcome: 'counted', lineId: 'PD1/A-01/new:X1:B7' }, work, [found])
  expect(Object.keys(after.tallies)).toEqual(['PD1/A-01/new:X1:B7'])
  expect(linesOf([], after).map(({ lineId }) => lineId)).toEqual(['PD1/A-01/new:X1:B7'])
  expect(linesOf([{ ...found, lineId: 'PD1/A-01/new:X1:B7' }], after)).toHaveLength(1)
})
test('found goods that were taken back are no line any more', () => {
  const work = { ...withTally(noWork, beep(undefined, found, 2, now)), found: [found] }
  expect(linesOf([], withoutTally(work, found.lineId))).toEqual([])
})
test('a pile keeps its name, whichever of its lines the answer names', () => {
  const pile = { ...line, lineId: '+PD1/A-01/L1' }
  const work = withTally(noWork, beep(undefined, pile, 2, now))
  expect(Object.keys(one({ outcome: 'counted', lineId: 'PD1/A-01/L2' }, work, [pile]).tallies)).toEqual([
    pile.lineId,
  ])
})
test.each(['moved', 'differ', 'asked'] as const)(
  'to be counted again because %s: it begins anew and says why',
  (reason) => {
    const after = one({ outcome: 'toRecount', lineId: line.lineId, reason })
    expect(after.tallies).toEqual({})
    expect(after.notes[line.lineId]?.tone).toBe('warning')
  },
)
test('for want of a photo the number stays', () => {
  const after = one({ outcome: 'toRecount', lineId: line.lineId, reason: 'photo' })
  expect(after.tallies[line.lineId]).toMatchObject({ quantity: 3, open: false })
})
test('a word of the server is shown at the line until it is counted again', () => {
  const after = one({ outcome: 'counted', lineId: line.lineId, message: '这一件在 A-02 也数到过' })
  expect(after.notes[line.lineId]).toEqual({ tone: 'brand', text: '这一件在 A-02 也数到过' })
  expect(withTally(after, beep(undefined, line, 1, now)).notes).toEqual({})
})
test('a refused count changes nothing of the line', () => {
  const after = one({ outcome: 'refused', message: '不归你盘' })
  expect(after.tallies[line.lineId]?.quantity).toBe(3)
})

test('the device forgets what all arrived and nobody touched for days, and nothing else', () => {
  const arrived = settle(counted, place, [line], newId).work
  const works = { open: counted, arrived, empty: noWork }
  expect(Object.keys(stillUsed(works, '2026-11-25T00:00:00.000Z'))).toEqual(['open'])
  expect(Object.keys(stillUsed(works, '2026-11-20T00:00:00.000Z'))).toEqual(['open', 'arrived'])
})

describe('where a line stands', () => {
  const tally = counted.tallies[line.lineId]
  const handed = tally && { ...tally, open: false }
  const mine = { quantity: 3, countedAt: now }
  const queued = settle(counted, place, [line], newId).counts as QueuedCount[]
  test.each<[string, Partial<LineToCount>, typeof tally, QueuedCount[], string, boolean]>([
    ['nobody counted it', {}, undefined, [], 'untouched', true],
    ['somebody else is to count it', { mayCount: false }, undefined, [], 'closed', false],
    ['being counted', {}, tally, [], 'counting', false],
    ['only on this phone', {}, handed, queued, 'waiting', false],
    ['refused', {}, handed, queued.map((count) => ({ ...count, refused: '甲' })), 'refused', true],
    ['done', { state: 'counted', mine }, handed, [], 'done', false],
    ['done by somebody else', { state: 'counted' }, undefined, [], 'others', false],
    ['waits for the second person', { state: 'toSecond', mine }, undefined, [], 'second', false],
    ['I am the second person', { state: 'toSecond' }, undefined, [], 'untouched', true],
    ['moved', { state: 'toRecount', recountReason: 'moved', round: 2 }, handed, [], 'recount', true],
    [
      'counted again already',
      { state: 'toRecount', recountReason: 'moved', round: 1 },
      tally,
      [],
      'counting',
      false,
    ],
    ['somebody else must recount', { state: 'toRecount', mayCount: false }, undefined, [], 'closed', false],
    [
      'a photo is missing',
      { state: 'toRecount', recountReason: 'photo', mine },
      undefined,
      [],
      'photo',
      true,
    ],
    [
      'a photo of what somebody else counted',
      { state: 'toRecount', recountReason: 'photo' },
      undefined,
      [],
      'recount',
      true,
    ],
  ])('%s', (_name, change, own, counts, state, open) => {
    const result = stateOf({ ...line, ...change }, own, counts)
    expect([result, isOpen(result)]).toEqual([state, open])
  })
})
