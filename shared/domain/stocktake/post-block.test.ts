import type { Asset } from '../../schema/asset'
import type { Lot } from '../../schema/stock'
import { foundLine, lineOf, post, rowsOf } from '../testing/counted'
import { ethanol, lot, now, pen, stockWith } from '../testing/fixtures'
import { withTotals } from '../stock'

const here = lot('L1', 10)
const there = lot('L1', 4, { locationId: 'W1:A-02' })

describe('what was missing', () => {
  test('leaves the books as loss, with its share of the cost', () => {
    const { posted, closed, stock } = post(pen, stockWith(pen, [here]), [lineOf(pen, here, { variance: -3 })])
    expect(posted).toMatchObject([{ outcome: 'loss' }])
    expect(posted[0]).not.toHaveProperty('note')
    expect(rowsOf(stock)).toEqual(['A-01 L1 available 7'])
    expect(closed.postings).toMatchObject([{ from: 'stock:W1:A-01', to: 'loss', quantity: 3, valueFen: 300 }])
  })

  test('is taken from what there is today, and not at all where that is less', () => {
    const line = lineOf(pen, here, { variance: -3 })
    const left = stockWith(pen, [lot('L1', 3)])
    expect(rowsOf(post(pen, left, [line]).stock)).toEqual([])
    const { posted, closed } = post(pen, stockWith(pen, [lot('L1', 2)]), [line])
    expect(posted).toMatchObject([
      { outcome: 'stuck', note: expect.stringContaining('现在只有 2 支，少于盘亏的 3 支') },
    ])
    expect(closed.stocks).toEqual([])
    expect(post(pen, undefined, [line]).posted).toMatchObject([{ outcome: 'stuck' }])
  })

  test('ends promises that nobody could keep, the latest first, and says whose', () => {
    const reservations = [1, 2].map((lineId) => ({
      requisitionId: `LY${lineId}`,
      lineId,
      quantity: 4,
      until: '2099-01-01T00:00:00.000Z',
    }))
    const promised = withTotals({ ...stockWith(pen, [here]), reservations }, now)
    const { posted, stock } = post(pen, promised, [lineOf(pen, here, { variance: -5 })])
    expect(stock?.reservations).toMatchObject([
      { requisitionId: 'LY1', quantity: 4 },
      { requisitionId: 'LY2', quantity: 1 },
    ])
    expect(posted[0]?.note).toBe('LY2 的预留减少 3 支')
  })
})

describe('what was too much', () => {
  test('comes into its row at the cost of the row', () => {
    const { closed, stock } = post(pen, stockWith(pen, [here]), [lineOf(pen, here, { variance: 2 })])
    expect(rowsOf(stock)).toEqual(['A-01 L1 available 12'])
    expect(closed.postings).toMatchObject([{ from: 'surplus', to: 'stock:W1:A-01', valueFen: 200 }])
  })

  test('of a row that has left entirely is as old as the receipt that brought it', () => {
    const gone = lot('RK20260105-0007-1', 10)
    const { stock } = post(pen, undefined, [lineOf(pen, gone, { variance: 2 })])
    expect(stock?.lots).toMatchObject([
      { lotId: gone.lotId, quantity: 2, receivedAt: '2026-01-04T16:00:00.000Z', valueFen: 200 },
    ])
    expect(stock?.minimum).toBe(10)
  })

  test('found with a number that the books know is of that lot, with its age and cost', () => {
    const known = lot('L1', 10, { lotNo: 'B1', expiryDate: '2027-01-01', valueFen: 5_000 })
    const line = foundLine(ethanol, { quantity: 4, lotNo: 'B1' })
    const { posted, stock } = post(ethanol, stockWith(ethanol, [known]), [line])
    expect(posted).toMatchObject([{ outcome: 'surplus' }])
    expect(stock?.lots).toContainEqual({ ...known, locationId: 'W1:A-02', quantity: 4, valueFen: 2_000 })
  })

  test('found of no known lot is a lot of its own, at the average of the item', () => {
    const known = lot('L1', 10, { lotNo: 'B1', valueFen: 5_000 })
    const fresh = { quantity: 4, lotNo: 'B2', expiryDate: '2027-05-01' }
    const { stock } = post(ethanol, stockWith(ethanol, [known]), [foundLine(ethanol, fresh)])
    expect(stock?.lots[1]).toMatchObject({
      lotId: 'PD20261122-0001-L1',
      lotNo: 'B2',
      expiryDate: '2027-05-01',
      receivedAt: '2026-11-21T03:00:00.000Z',
      valueFen: 2_000,
    })
  })

  test('of an item never held costs its price; without any it comes in for nothing, and says so', () => {
    const line = foundLine(ethanol, { quantity: 50, lotNo: 'B1' })
    expect(post(ethanol, undefined, [line]).stock).toMatchObject({ onHand: 50, valueFen: 75 })
    const { priceFen: _price, ...priceless } = ethanol
    const { posted, stock } = post(priceless, undefined, [line])
    expect(stock?.valueFen).toBe(0)
    expect(posted[0]?.note).toBe('盘盈 0.5 L；没有可参考的成本，按 0 元入账')
  })

  test('at two places of one unknown lot is one lot', () => {
    const lines = ['W1:A-02', 'W1:A-03'].map((locationId) => foundLine(pen, { quantity: 2, locationId }))
    const { stock } = post(pen, undefined, lines)
    expect(new Set(stock?.lots.map(({ lotId }) => lotId)).size).toBe(1)
  })

  test.each([
    ['a disabled item', { item: () => ({ ...pen, status: 'disabled' as const }) }, {}, '物资已停用'],
    ['a disabled location', {}, { locationId: 'W1:A-99' }, '库位已停用'],
  ])('is not put to %s', (_what, state, row, words) => {
    const { posted, closed } = post(pen, undefined, [foundLine(pen, { quantity: 2, ...row })], state)
    expect(posted).toMatchObject([{ outcome: 'stuck', note: expect.stringContaining(words) }])
    expect(closed.postings).toEqual([])
  })

  test('found needs to be named: by its lot, or by its serial number', () => {
    expect(post(ethanol, undefined, [foundLine(ethanol, { quantity: 2 })]).posted).toMatchObject([
      { outcome: 'stuck', note: expect.stringContaining('没有批号') },
    ])
    const laptop = { ...pen, tracking: 'serial' as const }
    expect(post(laptop, undefined, [foundLine(laptop, { quantity: 1 })]).posted).toMatchObject([
      { outcome: 'stuck', note: expect.stringContaining('没有序列号') },
    ])
  })

  test('beyond what a document holds waits, and the rest is posted', () => {
    const full = stockWith(pen, [lot('L1', 999_999_999), lot('L2', 1)])
    const lines = [
      lineOf(pen, lot('L1', 999_999_999), { variance: 5 }),
      lineOf(pen, lot('L2', 1), { variance: -1 }),
      lineOf(pen, lot('L3', 0, { lotNo: 'X', locationId: 'W1:A-02' }), { variance: 7 }),
    ]
    const { posted, stock } = post(pen, full, lines)
    expect(posted.map(({ outcome }) => outcome)).toEqual(['stuck', 'loss', 'stuck'])
    expect(stock?.onHand).toBe(999_999_999)
  })
})

describe('what was in the wrong place', () => {
  test('is moved with its age and cost; nothing is surplus or loss', () => {
    const lines = [lineOf(pen, here, { variance: -3 }), lineOf(pen, there, { variance: 3 })]
    const { posted, closed, stock } = post(pen, stockWith(pen, [here, there]), lines)
    expect(posted).toMatchObject([
      { outcome: 'moved', note: '3 支 在 A-02 找到' },
      { outcome: 'moved', note: '3 支 从 A-01 调来' },
    ])
    expect(closed.postings).toMatchObject([{ from: 'stock:W1:A-01', to: 'stock:W1:A-02', quantity: 3 }])
    expect(stock?.valueFen).toBe(1_400)
  })

  test('found where the books have none keeps the lot that it is', () => {
    const lines = [
      lineOf(pen, here, { variance: -3 }),
      foundLine(pen, { quantity: 5, damaged: 1 } as never, { damaged: 1 }),
    ]
    const { posted, stock } = post(pen, stockWith(pen, [here]), lines)
    expect(rowsOf(stock)).toEqual([
      'A-01 L1 available 7',
      'A-02 L1 available 3',
      'A-02 PD20261122-0001-L2 available 1',
      'A-02 PD20261122-0001-L2 rejected 1',
    ])
    expect(posted[1]).toMatchObject({
      outcome: 'surplus',
      note: '3 支 从 A-01 调来；盘盈 2 支；1 支 转为不合格',
    })
  })

  test('between lots that say the same comes into the lot that was counted', () => {
    const other = lot('L2', 4, { locationId: 'W1:A-01' })
    const lines = [lineOf(pen, here, { variance: -3 }), lineOf(pen, other, { variance: 3 })]
    expect(rowsOf(post(pen, stockWith(pen, [here, other]), lines).stock)).toEqual([
      'A-01 L1 available 7',
      'A-01 L2 available 7',
    ])
  })

  test('a partner that cannot be posted leaves a surplus, never half a move', () => {
    const lines = [lineOf(pen, here, { variance: -3 }), lineOf(pen, there, { variance: 3 })]
    const { posted, stock } = post(pen, stockWith(pen, [lot('L1', 2), there]), lines)
    expect(posted.map(({ outcome }) => outcome)).toEqual(['stuck', 'surplus'])
    expect(rowsOf(stock)).toEqual(['A-01 L1 available 2', 'A-02 L1 available 7'])
  })
})

describe('labels and states', () => {
  const labelled = lot('L1', 10, { lotNo: 'B1', expiryDate: '2027-01-01' })

  test('goods with another label become a lot of their own, as old as before', () => {
    const line = lineOf(ethanol, labelled, { variance: 0, correction: { expiryDate: '2026-12-01' } })
    const { posted, stock } = post(ethanol, stockWith(ethanol, [labelled]), [line])
    expect(posted).toMatchObject([{ outcome: 'corrected', note: '有效期更正为 2026-12-01' }])
    expect(stock?.lots).toEqual([{ ...labelled, lotId: 'PD20261122-0001-L1', expiryDate: '2026-12-01' }])
  })

  test('a label that the books know is that lot; swapped labels change places', () => {
    const other = lot('L2', 6, {
      lotNo: 'B2',
      expiryDate: '2027-03-01',
      receivedAt: '2026-07-01T02:00:00.000Z',
    })
    const lines = [
      lineOf(ethanol, labelled, { variance: 0, correction: { lotNo: 'B2', expiryDate: '2027-03-01' } }),
      lineOf(ethanol, other, { variance: 0, correction: { lotNo: 'B1', expiryDate: '2027-01-01' } }),
    ]
    const { stock } = post(ethanol, stockWith(ethanol, [labelled, other]), lines)
    expect(stock?.lots.map(({ lotId, quantity, receivedAt }) => [lotId, quantity, receivedAt])).toEqual(
      expect.arrayContaining([
        ['L1', 6, labelled.receivedAt],
        ['L2', 10, other.receivedAt],
      ]),
    )
    expect(stock?.valueFen).toBe(1_600)
  })

  test('only what was counted and still lies there is put right', () => {
    const line = lineOf(ethanol, labelled, { variance: -1, correction: { lotNo: 'B9' } })
    const grown = stockWith(ethanol, [{ ...labelled, quantity: 15, valueFen: 1_500 }])
    expect(rowsOf(post(ethanol, grown, [line]).stock)).toEqual([
      'A-01 L1 available 5',
      'A-01 PD20261122-0001-L1 available 9',
    ])
    const issued = post(ethanol, stockWith(ethanol, [{ ...labelled, quantity: 1, valueFen: 100 }]), [line])
    expect(issued.posted).toMatchObject([{ outcome: 'loss', note: expect.stringContaining('不用更正') }])
  })

  test('damaged goods are set apart, those set apart already are not', () => {
    const line = lineOf(pen, here, { variance: -1, damaged: 2 })
    const { posted, stock } = post(pen, stockWith(pen, [here]), [line])
    expect(rowsOf(stock)).toEqual(['A-01 L1 available 7', 'A-01 L1 rejected 2'])
    expect(posted[0]).toMatchObject({ outcome: 'loss', note: '盘亏 1 支；2 支 转为不合格' })
    const apart = lot('L1', 10, { status: 'rejected' })
    const again = post(pen, stockWith(pen, [apart]), [lineOf(pen, apart, { variance: 0, damaged: 2 })])
    expect(again.closed.postings).toEqual([])
    expect(again.posted).toMatchObject([{ outcome: 'none' }])
    const few = post(pen, stockWith(pen, [lot('L1', 2)]), [line])
    expect(few.posted).toMatchObject([
      { outcome: 'stuck', note: expect.stringContaining('少于不合格的 2 支') },
    ])
  })

  test.each([
    ['inspection', '质检单'],
    ['condemned', '报废单'],
  ] as const)('goods in the state %s are left to whoever holds them', (status, words) => {
    const row = lot('L1', 10, { status })
    const { posted } = post(pen, stockWith(pen, [row]), [lineOf(pen, row, { variance: -1 })])
    expect(posted).toMatchObject([{ outcome: 'stuck', note: expect.stringContaining(words) }])
  })
})

describe('serial-numbered pieces', () => {
  const laptop = { ...pen, _id: 'PC', tracking: 'serial' as const }
  const found = { ...foundLine(laptop, { quantity: 1, lotId: 'PC:7', serialNo: '7' }) }
  const asset = (status: 'lost' | 'issued') =>
    ({
      _id: 'PC:7',
      itemId: 'PC',
      item: laptop,
      serialNo: '7',
      warehouseId: 'W1',
      place: status === 'lost' ? 'loss' : 'department:D1',
      status,
      valueFen: 480_000,
      receivedAt: '2025-03-01T00:00:00.000Z',
      history: [],
      eventCount: 0,
      updatedAt: now,
    }) as never

  test('a lost one that is found again has its age and value back', () => {
    const { posted, stock } = post(laptop, undefined, [found], { asset: () => asset('lost') })
    expect(posted).toMatchObject([{ outcome: 'surplus' }])
    expect(stock?.lots).toMatchObject([
      { lotId: 'PC:7', valueFen: 480_000, receivedAt: '2025-03-01T00:00:00.000Z' },
    ])
  })

  test('one that the books have elsewhere is not taken in twice', () => {
    const { posted, closed } = post(laptop, undefined, [found], { asset: () => asset('issued') })
    expect(posted).toMatchObject([{ outcome: 'stuck', note: expect.stringContaining('处理后再盘一次') }])
    expect(closed.postings).toEqual([])
  })

  test('one that is missing, and that its own document has elsewhere, is left to a person', () => {
    const row = lot('PC:7', 1, { serialNo: '7' })
    const lines = [lineOf(laptop, row, { variance: -1 })]
    const { posted } = post(laptop, stockWith(laptop, [row]), lines, { asset: () => asset('issued') })
    expect(posted).toMatchObject([{ outcome: 'stuck' }])
  })

  test('one whose label was read wrongly keeps its number', () => {
    const row = lot('PC:7', 1, { serialNo: '7', lotNo: 'B1' })
    const line = lineOf(laptop, row, { variance: 0, correction: { lotNo: 'B2' } })
    const { stock } = post(laptop, stockWith(laptop, [row]), [line])
    expect(stock?.lots).toMatchObject([{ lotId: 'PC:7', serialNo: '7', lotNo: 'B2', quantity: 1 }])
  })

  const elsewhere = (more: Partial<Lot> = {}) =>
    lot('PC:7', 1, { serialNo: '7', locationId: 'W1:B-09', valueFen: 300_000, ...more })
  const inStock = (at = '2026-11-01T00:00:00.000Z') =>
    ({
      ...(asset('lost') as Asset),
      status: 'inStock',
      place: 'stock:W1:B-09',
      history: [{ action: 'moved', at }],
    }) as never

  test('one that the books have on a shelf that nobody counted is moved, with its age and cost', () => {
    const row = elsewhere()
    const { posted, closed, stock } = post(laptop, stockWith(laptop, [row]), [found], {
      asset: () => inStock(),
    })
    expect(posted).toMatchObject([{ outcome: 'moved', note: '账上在 B-09，已调到 A-02' }])
    expect(stock?.lots).toEqual([{ ...row, locationId: 'W1:A-02' }])
    expect(closed.postings).toMatchObject([
      { from: 'stock:W1:B-09', to: 'stock:W1:A-02', quantity: 1, valueFen: 300_000 },
    ])
  })

  test('one that was withheld stays so; one found damaged is set apart; what its label says is put right', () => {
    const held = post(laptop, stockWith(laptop, [elsewhere({ status: 'frozen' })]), [found])
    expect(rowsOf(held.stock)).toEqual(['A-02 PC:7 frozen 1'])
    expect(held.posted[0]?.note).toBe('账上在 B-09，已调到 A-02，状态为已冻结')
    const broken = { ...found, result: { ...found.result, damaged: 1, correction: { lotNo: 'B2' } } }
    const { posted, stock } = post(laptop, stockWith(laptop, [elsewhere()]), [broken])
    expect(posted).toMatchObject([{ outcome: 'moved' }])
    expect(stock?.lots).toMatchObject([
      { lotId: 'PC:7', locationId: 'W1:A-02', status: 'rejected', lotNo: 'B2', valueFen: 300_000 },
    ])
  })

  test.each([
    ['an inspection holds it', elsewhere({ status: 'inspection' }), {}, '质检单'],
    ['a scrap request holds it', elsewhere({ status: 'condemned' }), {}, '报废单'],
    ['its shelf was counted too', elsewhere(), { keptBy: () => '也盘到了' }, '也盘到了'],
    ['it was moved since', elsewhere(), { asset: () => inStock(now) }, '盘点后这一件又办理过移动'],
    ['its own document has it elsewhere', elsewhere(), { asset: () => asset('issued') }, '处理后再盘一次'],
  ])('one is left to a person when %s', (_why, row, state, words) => {
    const { posted, closed } = post(laptop, stockWith(laptop, [row]), [found], state)
    expect(posted).toMatchObject([{ outcome: 'stuck', note: expect.stringContaining(words) }])
    expect(closed.postings).toEqual([])
  })

  test('one that was found on two shelves is moved to neither', () => {
    const again = { ...foundLine(laptop, { ...elsewhere(), locationId: 'W1:A-03' }), _id: 'again' }
    const { posted } = post(laptop, stockWith(laptop, [elsewhere()]), [found, again])
    expect(posted).toMatchObject([
      { outcome: 'stuck', note: '这一件在 A-03 也盘到了：请核对序列号，再盘一次' },
      { outcome: 'stuck', note: '这一件在 A-02 也盘到了：请核对序列号，再盘一次' },
    ])
  })
})
