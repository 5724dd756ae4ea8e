import type { CountFind, CountLine } from '../../schema/count-line'
import { clerk, locations, lot, now, pen, person, stockWith } from '../testing/fixtures'
import { countedLine, countEvent, lineToCount, stocktakeWith } from '../testing/stocktakes'
import { dismissFind, nameFind, type Named } from './settle-find'

const find: CountFind = {
  _id: 'PD20261122-0001:event-0009',
  stocktakeId: 'PD20261122-0001',
  warehouseId: 'W1',
  areaId: 0,
  locationId: 'W1:A-01',
  location: 'A-01',
  code: '6901234567892',
  quantity: 2,
  photos: [{ fileId: 'cloud://a.jpg', sha256: 'aa' }],
  by: { id: 'sun', name: '孙丽' },
  startedAt: '2026-11-22T01:00:00.000Z',
  countedAt: '2026-11-22T01:01:00.000Z',
  receivedAt: '2026-11-22T01:01:02.000Z',
  status: 'open',
  digest: 'dd',
}
const photo = { controlled: false, overFen: 1_000_000, overPercent: 100 }
const named = (lines: CountLine[] = [], more: Partial<Named> = {}) => ({
  by: clerk,
  target: { itemId: 'PEN' },
  item: pen,
  stock: undefined,
  lines,
  location: locations[0]!,
  entries: [],
  rules: { double: false, photo },
  ...more,
})
const name = (...given: Parameters<typeof named>) => nameFind(find, stocktakeWith(), named(...given), now)

describe('a find that was recognised', () => {
  test('becomes a line of goods found, counted then by who found it', () => {
    const done = name()
    expect(done).toMatchObject({
      ok: true,
      data: {
        stocktake: { revision: 4, status: 'reviewing' },
        find: { status: 'named', settledBy: { id: 'wang' }, settledAt: now },
        line: {
          before: undefined,
          after: {
            found: true,
            lotId: 'new:PEN:',
            state: 'counted',
            differs: true,
            undecided: true,
            unitFen: 150,
            differenceFen: 300,
            result: { counted: 2, book: 0, variance: 2, by: [{ id: 'sun' }], countedAt: find.countedAt },
          },
        },
      },
    })
    if (!done.ok) return
    expect(done.data.find.lineId).toBe(done.data.line?.after._id)
    const [event] = done.data.line!.after.events
    expect(event).toMatchObject({
      eventId: 'event-0009',
      digest: 'dd',
      photos: find.photos,
      note: '认出不明物 6901234567892',
    })
  })

  test('by the box', () =>
    expect(name([], { target: { itemId: 'PEN', unit: '盒' } })).toMatchObject({
      data: { line: { after: { result: { counted: 24 } } } },
    }))

  test('where two people count, the reviewer is the second', () =>
    expect(name([], { rules: { double: true, photo } })).toMatchObject({
      data: { line: { after: { state: 'counted', result: { counted: 2 } } } },
    }))

  const counted = countedLine(8, 10)
  const stock = stockWith(pen, [lot('L1', 10)])

  test('comes on top of what was counted of the row, whoever counted when', () => {
    const done = name([counted], { stock })
    expect(done).toMatchObject({
      ok: true,
      data: {
        line: {
          before: counted,
          after: {
            state: 'counted',
            round: 2,
            result: { counted: 10, book: 10, variance: 0 },
            differs: false,
          },
        },
      },
    })
    expect(done.ok && done.data.line?.after.events).toHaveLength(2)
  })

  test('asks for a photo by the rule, unless there is one', () => {
    const strict = { double: false, photo: { ...photo, overFen: 100 } }
    expect(name([], { rules: strict })).toMatchObject({ data: { line: { after: { state: 'counted' } } } })
    const bare = nameFind({ ...find, photos: [] }, stocktakeWith(), named([], { rules: strict }), now)
    expect(bare).toMatchObject({ data: { line: { after: { state: 'toRecount', recountReason: 'photo' } } } })
  })

  test.each([
    ['a row that the books have and nobody counted', [lineToCount()], 'INVALID_INPUT'],
    ['a row that is outside the stocktake', [], 'INVALID_INPUT'],
    [
      'a row that waits for its second count',
      [lineToCount({ state: 'toSecond', events: [countEvent(8)] })],
      'INVALID_INPUT',
    ],
  ] as const)('%s is refused: only a count can tell', (_what, lines, code) =>
    expect(name([...lines], { stock })).toMatchObject({
      ok: false,
      code,
      details: { problem: expect.stringContaining('还没盘完') },
    }),
  )

  test('so is a row that goods were taken from since', () => {
    const empty = { ...stock, lots: [], version: 7 }
    const posting = {
      itemId: 'PEN',
      lotId: 'new:PEN:',
      from: 'stock:W1:A-01',
      to: 'department:D1',
      quantity: 5,
    }
    const entries = [{ at: now, postings: [{ ...posting, valueFen: 0, stockVersion: 7 }] }]
    expect(name([], { stock: empty, entries })).toMatchObject({ ok: false, code: 'INVALID_INPUT' })
  })

  test.each([
    ['a unit that the item does not have', { target: { itemId: 'PEN', unit: '吨' } }, 'UNIT_UNKNOWN'],
    ['a piece without its serial number', { item: { ...pen, tracking: 'serial' as const } }, 'INVALID_INPUT'],
  ])('%s is refused', (_what, more, code) => expect(name([], more)).toMatchObject({ ok: false, code }))
})

describe('settling', () => {
  test('as no goods of ours, with the reason', () =>
    expect(dismissFind(find, stocktakeWith(), { by: clerk, reason: '员工个人物品' }, now)).toMatchObject({
      ok: true,
      data: { find: { status: 'dismissed', reason: '员工个人物品' }, stocktake: { revision: 4 } },
    }))

  test.each([
    [
      'what is named already',
      { ...find, status: 'named' as const },
      stocktakeWith(),
      clerk,
      'ALREADY_HANDLED',
    ],
    ['once it is submitted', find, stocktakeWith({ status: 'approving' }), clerk, 'ALREADY_HANDLED'],
    [
      'in somebody else’s warehouse',
      find,
      stocktakeWith(),
      person('x', { roles: ['clerk'], warehouseIds: ['W2'] }),
      'WAREHOUSE_FORBIDDEN',
    ],
  ])('%s is refused', (_what, some, stocktake, by, code) => {
    expect(dismissFind(some, stocktake, { by, reason: '不算' }, now)).toMatchObject({ code })
    expect(nameFind(some, stocktake, { ...named(), by }, now)).toMatchObject({ code })
  })
})
