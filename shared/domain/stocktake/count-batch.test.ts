import type { Caller } from '../../schema/person'
import {
  area,
  at,
  DRUG,
  entry,
  event,
  LAPTOP,
  line,
  lot,
  NOON,
  PEN,
  person,
  posting,
  rules,
  sent,
  state,
  stocktake,
  stockOf,
} from '../testing/counting'
import { countBatch, type CountState, type ReadEvent } from './count-batch'
import { pileIdOf } from './pile'

const ann = person('ann', 'W1')
const PD = 'PD20261122-0001'
const L1 = { lineId: line()._id }
const take = (event: ReadEvent, from: CountState = state(), who: Caller = ann) => {
  const result = countBatch(from, [event], who, NOON)
  return result.ok ? result.data : result
}

interface Refusal {
  name: string
  event: ReadEvent
  from?: CountState
  who?: Caller
  code: string
  details?: object
}
const serial = (more: Partial<CountState> = {}) =>
  state({ stocks: [stockOf(LAPTOP, [lot('PC:S1', 1, { serialNo: 'S1' })])], lines: [], ...more })
const twoLots = stockOf(DRUG, [lot('D1', 3, { lotNo: 'A' }), lot('D2', 4, { lotNo: 'B' })])
const counted = (...events: ReturnType<typeof event>[]) => [
  line(PEN, lot('L1', 10), { events, state: 'toSecond' }),
]

test.each<Refusal>([
  { name: 'later than now', event: sent(L1, 10, { countedAt: at(2.001) }), code: 'COUNT_TIME_WRONG' },
  { name: 'ends before it begins', event: sent(L1, 10, { startedAt: at(0) }), code: 'COUNT_TIME_WRONG' },
  {
    name: 'older than the stocktake',
    event: sent(L1, 10, { startedAt: at(-90_000), countedAt: at(-86_402.001) }),
    code: 'COUNT_TIME_WRONG',
  },
  {
    name: 'older than a week',
    event: sent(L1, 10, { startedAt: at(-604_900), countedAt: at(-604_801) }),
    from: state({ stocktake: stocktake({ createdAt: at(-700_000) }) }),
    code: 'COUNT_TIME_WRONG',
  },
  {
    name: 'a location of another warehouse',
    event: sent(L1, 10, { locationId: 'W2:A-01' }),
    code: 'OUT_OF_WAREHOUSE',
    details: { location: 'A-01', warehouseName: '办公用品库' },
  },
  { name: 'no location', event: sent(L1, 10, { locationId: 'W1:Z-99' }), code: 'LOCATION_UNKNOWN' },
  { name: 'a line of elsewhere', event: sent(L1, 10, { locationId: 'W1:B-01' }), code: 'INVALID_INPUT' },
  { name: 'no line', event: sent({ lineId: `${PD}/A-01/L9` }, 10), code: 'NOT_FOUND' },
  {
    name: 'a line of another stocktake',
    event: sent(L1, 10),
    from: state({ lines: [line(PEN, lot('L1', 10), { stocktakeId: 'PD20261122-0009' })] }),
    code: 'NOT_FOUND',
  },
  { name: 'no item', event: sent({ itemId: 'INK' }, 1), code: 'NOT_FOUND' },
  {
    name: "somebody else's area",
    event: sent(L1, 10),
    from: state({ stocktake: stocktake({ areas: [area(['bob'])] }) }),
    code: 'NOT_YOUR_COUNT',
    details: { counters: 'BOB' },
  },
  { name: 'who does not work here', event: sent(L1, 10), who: person('ann', 'W2'), code: 'NOT_YOUR_COUNT' },
  {
    name: 'an unknown code in an area of others',
    event: sent({ code: '???' }, 1),
    who: person('ann'),
    code: 'NOT_YOUR_COUNT',
  },
  {
    name: 'second counter who is not one',
    event: sent(L1, 10),
    from: state({
      stocktake: stocktake({ double: true, areas: [area(['ann', 'bob'], ['eve'])] }),
      rules: rules({ double: true }),
      lines: counted(event('bob', 10, -60)),
    }),
    code: 'NOT_YOUR_COUNT',
    details: { counters: 'EVE' },
  },
  {
    name: 'third who was one of the two',
    event: sent(L1, 10, { round: 2 }),
    from: state({
      stocktake: stocktake({ double: true }),
      rules: rules({ double: true }),
      lines: [
        line(PEN, lot('L1', 10), {
          events: [event('ann', 9, -90), event('bob', 10, -60)],
          state: 'toRecount',
          recountReason: 'differ',
          round: 2,
        }),
      ],
    }),
    code: 'SAME_COUNTER',
  },
  {
    name: 'asked, and counted before',
    event: sent(L1, 10),
    from: state({
      lines: [
        line(PEN, lot('L1', 10), {
          events: [event('ann', 9, -90)],
          askedRound: 2,
          round: 2,
          state: 'toRecount',
        }),
      ],
    }),
    code: 'SAME_COUNTER',
  },
  { name: 'a round that has not begun', event: sent(L1, 10, { round: 2 }), code: 'INVALID_INPUT' },
  { name: 'a unit that the item has not', event: sent(L1, 10, { unit: '桶' }), code: 'UNIT_UNKNOWN' },
  { name: 'no whole step', event: sent(L1, 3, { unit: '半' }), code: 'UNIT_NOT_WHOLE' },
  { name: 'more than fits', event: sent(L1, 100_000_000, { unit: '盒' }), code: 'QUANTITY_TOO_LARGE' },
  { name: 'more damaged than there', event: sent(L1, 10, { damaged: 11 }), code: 'INVALID_INPUT' },
  {
    name: 'two of one piece',
    event: sent({ itemId: 'PC', serialNo: 'S1' }, 2),
    from: serial(),
    code: 'INVALID_INPUT',
  },
  {
    name: 'a piece without its number',
    event: sent({ itemId: 'PC' }, 1),
    from: serial(),
    code: 'INVALID_INPUT',
  },
  {
    name: 'a number that is none',
    event: sent({ itemId: 'PC', serialNo: '\u0001' }, 1),
    from: serial(),
    code: 'SERIAL_INVALID',
  },
  {
    name: 'a piece of another item',
    event: sent({ itemId: 'PC', lotId: 'PEN:1' }, 1),
    from: serial(),
    code: 'LOT_NOT_FOUND',
  },
  {
    name: 'several lots to choose from',
    event: sent({ itemId: 'DRUG' }, 3),
    from: state({ stocks: [twoLots], lines: [] }),
    code: 'INVALID_INPUT',
  },
  { name: 'a lot that nobody knows', event: sent({ itemId: 'PEN', lotId: 'L9' }, 3), code: 'LOT_NOT_FOUND' },
  {
    name: 'another count under a used id',
    event: sent(L1, 10, { eventId: 'event-ann--60', digest: 'other' }),
    from: state({ lines: counted(event('ann', 10, -60, { digest: 'd1' })) }),
    code: 'COUNT_EVENT_REUSED',
  },
  {
    name: 'a line that is full of counts',
    event: sent(L1, 10),
    from: state({
      lines: counted(...Array.from({ length: 200 }, (_, i) => event('ann', 1, -i, { eventId: `e${i}` }))),
    }),
    code: 'INVALID_INPUT',
  },
])('refused: $name', ({ event: one, from, who, code, details }) => {
  const refused = take(one, from, who)
  expect(refused).toMatchObject({ ok: false, code, ...(details ? { details } : {}) })
  expect(JSON.stringify(refused)).not.toMatch(/book|variance/)
})

test('each is refused for itself; the command only when nothing else is left', () => {
  const good = sent(L1, 9)
  const bad = sent({ lineId: 'nothing' }, 9, { eventId: 'event-0002' })
  const batch = countBatch(state(), [bad, good], ann, NOON)
  expect(batch).toMatchObject({
    ok: true,
    data: {
      results: [
        {
          eventId: 'event-0002',
          outcome: 'refused',
          code: 'NOT_FOUND',
          message: expect.stringMatching(/这一行/),
        },
        { eventId: 'event-0001', outcome: 'counted' },
      ],
      lines: [{ after: { result: { counted: 9, book: 10, variance: -1 } } }],
    },
  })
  expect(countBatch(state(), [bad], ann, NOON)).toMatchObject({ ok: false, code: 'NOT_FOUND' })
})

test('a count that comes again changes nothing and is told what became of it', () => {
  const first = take(sent(L1, 9))
  if (!('lines' in first)) throw new Error('refused')
  const lines = first.lines.map(({ after }) => after)
  expect(take(sent(L1, 9), state({ lines }))).toMatchObject({
    results: first.results,
    lines: [],
    recorded: [],
  })
  const twice = countBatch(state(), [sent(L1, 9), sent(L1, 9)], ann, NOON)
  expect(twice).toMatchObject({ ok: true, data: { lines: [{ after: { events: [{ quantity: 9 }] } }] } })
})

test('units are exact, damage is converted too', () => {
  const boxes = take(sent(L1, 2, { unit: '盒', damaged: 1 }))
  expect(boxes).toMatchObject({ lines: [{ after: { result: { counted: 24, damaged: 12, variance: 14 } } }] })
  expect(take(sent(L1, 4, { unit: '半' }))).toMatchObject({ lines: [{ after: { result: { counted: 2 } } }] })
})

test('a count of one shelf is held against the books of its moment', () => {
  const stock = stockOf(PEN, [lot('L1', 7)], 11)
  const from = state({
    stocks: [stock],
    entries: [entry(-0.5, posting('stock:W1:A-01', 'department:D', 3, 11))],
  })
  const slow = sent(L1, 10, { startedAt: at(-30), countedAt: at(-20) })
  expect(take(slow, from)).toMatchObject({
    lines: [{ after: { result: { book: 10, variance: 0, position: 10 } } }],
  })
  expect(take(sent(L1, 10), from)).toMatchObject({ results: [{ outcome: 'toRecount', reason: 'moved' }] })
})

describe('goods that no line was named for', () => {
  const at1 = 'W1:A-01'
  const found = (
    target: object,
    quantity: number,
    more: Partial<CountState> & { stocks?: ReturnType<typeof stockOf>[] } = {},
  ) => {
    const result = take(sent(target as ReadEvent['target'], quantity), state({ lines: [], ...more }))
    if (!('lines' in result)) throw new Error(result.code)
    return result
  }

  test('a row that came after the lines were made is a line of the lot that it is', () => {
    expect(found({ itemId: 'PEN' }, 10).lines).toMatchObject([
      {
        before: undefined,
        after: {
          _id: `${PD}/A-01/L1`,
          lotId: 'L1',
          found: false,
          unitFen: 100,
          areaId: 0,
          result: { book: 10 },
        },
      },
    ])
  })

  test('a lot that lies elsewhere is found here', () => {
    const stocks = [
      stockOf(DRUG, [lot('D1', 3, { lotNo: 'A', locationId: 'W1:B-01', expiryDate: '2027-01-01' })]),
    ]
    for (const target of [
      { itemId: 'DRUG', lotId: 'D1' },
      { itemId: 'DRUG', lotNo: 'A' },
    ]) {
      expect(found(target, 2, { stocks }).lines).toMatchObject([
        {
          after: {
            _id: `${PD}/A-01/D1`,
            lotId: 'D1',
            lotNo: 'A',
            expiryDate: '2027-01-01',
            found: true,
            unitFen: 100,
            result: { variance: 2, book: 0 },
          },
        },
      ])
    }
  })

  test('a lot that nobody knows has an id of its own, by which two people meet', () => {
    const stocks = [stockOf(DRUG, [])]
    const target = { itemId: 'DRUG', lotNo: 'X/1', expiryDate: '2027-02-01' }
    expect(found(target, 2, { stocks }).lines).toMatchObject([
      {
        after: {
          lotId: 'new:DRUG:X/1',
          lotNo: 'X/1',
          expiryDate: '2027-02-01',
          found: true,
          unitFen: 150,
          custodian: { id: 'clerk' },
        },
      },
    ])
  })

  test('what the warehouse never held counts by the price of the item', () => {
    const never = found({ itemId: 'PEN' }, 2, { stocks: [] })
    expect(never.lines).toMatchObject([
      { after: { lotId: 'new:PEN:', found: true, unitFen: 150, status: 'available' } },
    ])
  })

  test('the state is that of the zone, unless it is said', () => {
    const location = (zoneKind: 'inspection' | 'rejected') => () => ({ ...state().location(at1)!, zoneKind })
    const stocks: never[] = []
    expect(found({ itemId: 'PEN' }, 2, { stocks, location: location('rejected') }).lines).toMatchObject([
      { after: { status: 'rejected' } },
    ])
    expect(found({ itemId: 'PEN' }, 2, { stocks, location: location('inspection') }).lines).toMatchObject([
      { after: { _id: expect.stringMatching(/inspection$/) } },
    ])
    expect(found({ itemId: 'PEN', status: 'frozen' }, 2, { stocks }).lines).toMatchObject([
      { after: { status: 'frozen' } },
    ])
  })

  test('so is that of a piece', () => {
    const location = () => ({ ...state().location(at1)!, zoneKind: 'rejected' as const })
    const result = take(sent({ itemId: 'PC', serialNo: 'S9' }, 1), serial({ location }))
    expect(result).toMatchObject({ lines: [{ after: { lotId: 'PC:S9', status: 'rejected' } }] })
  })

  test('the 可用 row of a lot is meant where its state is not said', () => {
    const stocks = [stockOf(DRUG, [lot('D1', 3, { status: 'frozen' }), lot('D1', 4)])]
    expect(found({ itemId: 'DRUG' }, 4, { stocks }).lines).toMatchObject([
      { after: { status: 'available', result: { book: 4 } } },
    ])
    expect(found({ itemId: 'DRUG', status: 'frozen' }, 3, { stocks }).lines).toMatchObject([
      { after: { status: 'frozen', result: { book: 3 } } },
    ])
  })

  test('a line is used again when the books emptied its row meanwhile', () => {
    const lines = [line(DRUG, lot('D1', 3, { lotNo: 'A' }))]
    const stocks = [stockOf(DRUG, [])]
    expect(found({ itemId: 'DRUG', lotNo: 'A' }, 2, { stocks, lines }).lines).toMatchObject([
      { before: lines[0], after: { lotId: 'D1' } },
    ])
  })

  test('a piece: where the books have it, where they do not, and one that is new', () => {
    const pieces = stockOf(LAPTOP, [
      lot('PC:S1', 1, { serialNo: 'S1' }),
      lot('PC:S2', 1, { serialNo: 'S2', locationId: 'W1:B-01', status: 'frozen' }),
    ])
    const one = (target: object) => found(target, 1, { stocks: [pieces] }).lines
    expect(one({ itemId: 'PC', serialNo: 'S1' })).toMatchObject([
      { after: { lotId: 'PC:S1', found: false, result: { variance: 0 } } },
    ])
    expect(one({ itemId: 'PC', lotId: 'PC:S2' })).toMatchObject([
      { after: { lotId: 'PC:S2', serialNo: 'S2', status: 'frozen', found: true, result: { variance: 1 } } },
    ])
    expect(one({ itemId: 'PC', serialNo: 'S9' })).toMatchObject([
      { after: { lotId: 'PC:S9', serialNo: 'S9', found: true } },
    ])
  })

  test('the same piece in two places counts in both and warns', () => {
    const elsewhere = line(LAPTOP, lot('PC:S1', 1, { serialNo: 'S1', locationId: 'W1:B-01' }), {
      events: [event('bob', 1, -60)],
    })
    const result = found({ itemId: 'PC', serialNo: 'S1' }, 1, {
      stocks: [stockOf(LAPTOP, [])],
      lines: [elsewhere],
    })
    expect(result.results).toMatchObject([
      { outcome: 'counted', message: '同一资产已在 B-01 盘到，请核对标签' },
    ])
    const none = found({ itemId: 'PC', serialNo: 'S1' }, 0, {
      stocks: [stockOf(LAPTOP, [])],
      lines: [elsewhere],
    })
    expect(none.results[0]?.message).toBeUndefined()
  })

  test('a code that nobody knows is kept, once', () => {
    const kept = found({ code: '690000' }, 3)
    expect(kept).toMatchObject({
      results: [{ outcome: 'find', findId: `${PD}:event-0001` }],
      finds: [{ code: '690000', quantity: 3, status: 'open', location: 'A-01', by: { id: 'ann' } }],
    })
    expect(found({ code: '690000' }, 3, { finds: kept.finds })).toMatchObject({
      results: kept.results,
      finds: [],
    })
    expect(() =>
      found({ code: '69' }, 4, { finds: kept.finds.map((find) => ({ ...find, digest: 'd0' })) }),
    ).toThrow('COUNT_EVENT_REUSED')
  })
})

describe('a pile', () => {
  const old = lot('L1', 4, { receivedAt: at(-900) })
  const fresh = lot('L2', 6, { receivedAt: at(-600) })
  const late = lot('L3', 5, { receivedAt: at(-300) })
  const lines = [line(PEN, fresh), line(PEN, old)]
  const pile = { lineId: pileIdOf(line(PEN, old)._id) }
  const shares = (quantity: number, stock = stockOf(PEN, [fresh, old]), more: Partial<CountState> = {}) => {
    const result = take(
      sent(pile, quantity, { damaged: Math.min(quantity, 1) }),
      state({ stocks: [stock], lines, ...more }),
    )
    if (!('lines' in result)) throw new Error(result.code)
    expect(result.results).toMatchObject([{ lineId: pile.lineId }])
    return result.lines.map(({ after }) => [
      after.lotId,
      after.events[0]?.quantity,
      after.events[0]?.pileVariance,
    ])
  }

  test('what is missing is missing of the oldest, what is too much belongs to the newest', () => {
    expect(shares(10)).toEqual([
      ['L1', 4, 0],
      ['L2', 6, 0],
    ])
    expect(shares(8)).toEqual([
      ['L1', 2, -2],
      ['L2', 6, -2],
    ])
    expect(shares(5)).toEqual([
      ['L1', 0, -5],
      ['L2', 5, -5],
    ])
    expect(shares(0)).toEqual([
      ['L1', 0, -10],
      ['L2', 0, -10],
    ])
    expect(shares(13)).toEqual([
      ['L1', 4, 3],
      ['L2', 9, 3],
    ])
  })

  test('what came in before the count belongs to it, what came after does not', () => {
    const stock = stockOf(PEN, [fresh, old, late], 11)
    expect(
      shares(15, stock, {
        entries: [entry(-300, posting('opening', 'stock:W1:A-01', 5, 11, { lotId: 'L3' }))],
      }),
    ).toEqual([
      ['L1', 4, 0],
      ['L2', 6, 0],
      ['L3', 5, 0],
    ])
    const after = sent(pile, 10, { startedAt: at(-40), countedAt: at(-30) })
    const arrival = entry(-10, posting('opening', 'stock:W1:A-01', 5, 11, { lotId: 'L3' }))
    expect(take(after, state({ stocks: [stock], lines, entries: [arrival] }))).toMatchObject({
      lines: [
        { after: { lotId: 'L1', result: { variance: 0 } } },
        { after: { lotId: 'L2', result: { variance: 0 } } },
      ],
    })
  })

  test('goods that move under one row move under all of it', () => {
    const stock = stockOf(PEN, [fresh, old], 11)
    const entries = [entry(-5, posting('stock:W1:A-01', 'department:D', 1, 11))]
    expect(take(sent(pile, 9), state({ stocks: [stock], lines, entries }))).toMatchObject({
      results: [{ outcome: 'toRecount', reason: 'moved' }],
      lines: [{ after: { state: 'toRecount' } }, { after: { state: 'toRecount' } }],
    })
  })

  test('who is asked about one of its rows counts all of it anew', () => {
    const before = (of: (typeof lines)[number], shortage: number) => ({
      ...of,
      state: 'counted' as const,
      events: [event('bob', shortage, -90), event('eve', shortage, -80)],
    })
    const [second, first] = lines.map((one) => before(one, 4))
    const asked = { ...first!, askedRound: 2, round: 2, state: 'toRecount' as const }
    const how = { stocktake: stocktake({ double: true }), rules: rules({ double: true }) }
    const from = state({ ...how, stocks: [stockOf(PEN, [fresh, old])], lines: [second!, asked] })
    expect(take(sent(pile, 11, { round: 2 }), from)).toMatchObject({
      results: [{ outcome: 'counted' }],
      lines: [{ after: { result: { variance: 0 } } }, { after: { askedRound: 2, result: { variance: 1 } } }],
    })
  })

  test('goods named by item alone are the pile', () => {
    const result = take(sent({ itemId: 'PEN' }, 9), state({ stocks: [stockOf(PEN, [fresh, old])], lines }))
    expect(result).toMatchObject({ results: [{ outcome: 'counted', lineId: pile.lineId }], lines: [{}, {}] })
  })

  test('a row of other looks is not in it', () => {
    const marked = lot('L4', 3, { lotNo: 'X' })
    expect(
      shares(10, stockOf(PEN, [fresh, old, marked]), { lines: [...lines, line(PEN, marked)] }),
    ).toHaveLength(2)
  })

  test('too many lines for one batch wait for the next', () => {
    const rows = Array.from({ length: 60 }, (_, index) => lot(`M${index}`, 1))
    const many = [...rows.map((row) => line(PEN, row)), ...lines]
    const stocks = [stockOf(PEN, [...rows, fresh, old])]
    const single = sent({ lineId: many[0]!._id }, 1)
    const batch = countBatch(
      state({ stocks, lines: many }),
      [single, sent(pile, 70, { eventId: 'event-0002' })],
      ann,
      NOON,
    )
    expect(batch).toMatchObject({ ok: true, data: { lines: { length: 62 } } })
    const more = [
      ...Array.from({ length: 40 }, (_, index) => line(DRUG, lot(`D${index}`, 1, { lotNo: `${index}` }))),
    ]
    const drugs = stockOf(
      DRUG,
      more.map((one) => lot(one.lotId, 1, { lotNo: one.lotNo ?? '' })),
    )
    const each = more.map((one, index) => sent({ lineId: one._id }, 1, { eventId: `event-d${index}` }))
    const full = countBatch(
      state({ stocks: [...stocks, drugs], lines: [...many, ...more] }),
      [...each, sent(pile, 70)],
      ann,
      NOON,
    )
    expect(full).toMatchObject({ ok: true, data: { lines: { length: 40 } } })
    expect(full.ok && full.data.results.at(-1)).toMatchObject({ outcome: 'refused', code: 'BUSY' })
  })
})
