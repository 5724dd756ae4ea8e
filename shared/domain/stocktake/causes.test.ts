import type { CountLine } from '../../schema/count-line'
import type { JournalEntry } from '../../schema/journal'
import { ethanol, lot, now, pen, stockWith } from '../testing/fixtures'
import { countedLine, countEvent, lineToCount } from '../testing/stocktakes'
import { causesOf, type CauseFacts } from './causes'
import { hintsOf } from './hints'
import { unitMixUp } from './unit-mix-up'

const nothing: CauseFacts['documents'] = {
  requisitions: [],
  checks: [],
  transfers: [],
  inspections: [],
  scraps: [],
  orders: [],
}
const facts = (line: CountLine, more: Partial<CauseFacts> = {}): CauseFacts => ({
  line,
  units: [],
  itemLines: [line],
  stock: undefined,
  entries: [],
  nameOf: (place) => place,
  documents: nothing,
  counts: undefined,
  shorts: [],
  ...more,
})
const kinds = (some: CauseFacts) => causesOf(some).map(({ kind }) => kind)
const texts = (some: CauseFacts) => causesOf(some).map(({ text }) => text)
const at = (location: string, more: Partial<CountLine> = {}) => ({ locationId: `W1:${location}`, ...more })

describe('a wrong unit', () => {
  // A box is 12 pens, a carton 144.
  test.each([
    ['3 boxes counted as pens', 3, 36, '实盘 × 12 正好等于账面，可能数的是盒（1 盒 = 12 支）'],
    ['booked in boxes', 36, 3, '账面 × 12 正好等于实盘，可能记账时把盒当成了支（1 盒 = 12 支）'],
    ['whole boxes missing', 100, 124, '差异正好是 2 盒（1 盒 = 12 支），可能单位弄错，或整盒漏记'],
    ['whole cartons too much', 294, 6, '差异正好是 2 箱（1 箱 = 144 支），可能单位弄错，或整箱漏记'],
    ['some pens missing', 97, 100, undefined],
    ['none at all', 0, 100, undefined],
    ['nothing', 100, 100, undefined],
  ])('%s', (_what, counted, book, text) =>
    expect(unitMixUp(countedLine(counted, book), pen.units)).toBe(text),
  )

  test('of what is measured goes by its steps; units smaller than one are no packs', () => {
    // Hundredths of a litre; a barrel is 25 litres, a bottle half a litre.
    const line = countedLine(1_000, 3_500, { item: { ...lineToCount().item, unit: 'L', scale: 2 } })
    expect(unitMixUp(line, ethanol.units)).toContain('差异正好是 1 桶（1 桶 = 25 L）')
    expect(unitMixUp(countedLine(1_000, 1_050, { item: line.item }), ethanol.units)).toBeUndefined()
  })
})

describe('what other lines explain', () => {
  const missing = countedLine(7, 10, { lotNo: '甲' })

  test('another lot at the same place that has it', () => {
    const other = countedLine(13, 10, { lotId: 'L2', lotNo: '乙' })
    expect(causesOf(facts(missing, { itemLines: [missing, other] }))[0]).toMatchObject({
      kind: 'swappedLot',
      text: '同一库位的批号 乙多出 3 支，两批可能放混或发错批',
      lineId: other._id,
    })
  })

  test('another state of the same lot', () => {
    const other = countedLine(13, 10, { status: 'frozen' })
    expect(texts(facts(missing, { itemLines: [missing, other] }))[0]).toBe(
      '同一库位、同一批的「已冻结」货多出 3 支，可能状态没分清',
    )
  })

  test('another place that has it, the one that balances first', () => {
    const some = countedLine(11, 10, at('A-02'))
    const exact = countedLine(13, 10, at('A-03'))
    const same = countedLine(7, 10, at('A-04'))
    expect(causesOf(facts(missing, { itemLines: [missing, some, exact, same] }))).toMatchObject([
      { kind: 'elsewhere', text: '库位 A-03 的同种物资多出 3 支，可能放错了货位', lineId: exact._id },
      { kind: 'elsewhere', lineId: some._id },
    ])
  })

  test('a place that the books have and nobody counted; one that was right is none', () => {
    const stock = stockWith(pen, [
      lot('L1', 10),
      lot('L1', 4, { locationId: 'W1:A-02' }),
      lot('L2', 6, { locationId: 'W1:A-03' }),
    ])
    const right = countedLine(6, 6, at('A-03', { lotId: 'L2' }))
    expect(texts(facts(missing, { stock, itemLines: [missing, right] }))).toEqual([
      '账上 A-02 还有 4 支（无批号），缺的可能放到了那里',
    ])
  })

  test('is the hint of a list: the exact counterpart, then the unit, then any other place', () => {
    const units = () => pen.units
    const box = countedLine(22, 10, at('A-02'))
    const hint = (...lines: CountLine[]) => hintsOf([missing, ...lines], units).get(missing._id)
    expect(hint()).toBeUndefined()
    expect(hint(countedLine(11, 10, at('A-03')))).toContain('A-03')
    expect(hint(countedLine(13, 10, at('A-03')), box)).toContain('A-03')
    expect(hintsOf([countedLine(0, 12), countedLine(11, 10, at('A-03'))], units).size).toBe(2)
    expect(hintsOf([countedLine(10, 34), countedLine(11, 10, at('A-03'))], units).get(missing._id)).toContain(
      '2 盒',
    )
  })
})

const entry = (
  more: Partial<JournalEntry['postings'][number]>,
  time = now,
): CauseFacts['entries'][number] => ({
  _id: 'request-0001',
  at: time,
  actor: { id: 'wang', name: '王敏', departmentName: '综合办公室' },
  document: { type: 'issue', id: 'CK20261122-0001' },
  postings: [
    {
      itemId: 'PEN',
      lotId: 'L1',
      from: 'stock:W1:A-01',
      to: 'department:D1',
      quantity: 3,
      valueFen: 300,
      stockVersion: 4,
      ...more,
    },
  ],
})

describe('movements of the row', () => {
  const line = countedLine(7, 10)
  const told = (...entries: CauseFacts['entries']) =>
    causesOf(
      facts(line, { entries, nameOf: (place) => (place === 'department:D1' ? '检验科' : '库位 A-02') }),
    )

  test('out of it and into it, in words', () => {
    const came = entry({ from: 'stock:W1:A-02', to: 'stock:W1:A-01' })
    expect(told(entry({}), came)).toMatchObject([
      {
        kind: 'movement',
        text: '11月22日 11:00 王敏取走 3 支，去往检验科',
        quantity: -3,
        document: { id: 'CK20261122-0001' },
      },
      { kind: 'movement', text: '11月22日 11:00 王敏放入 3 支，来自库位 A-02', quantity: 3 },
    ])
  })

  test.each([
    ['another lot', { lotId: 'L2' }],
    ['another place', { from: 'stock:W1:A-02' }],
    ['another item', { itemId: 'ETH' }],
    ['another state', { fromStatus: 'frozen' as const }],
    ['one that comes back to the row', { to: 'stock:W1:A-01' }],
  ])('%s is none', (_what, more) => expect(told(entry(more))).toEqual([]))

  test('a split that made the lot is one; only the newest ten are told', () => {
    expect(told(entry({ lotId: 'L0', toLotId: 'L1', to: 'stock:W1:A-01' }))).toMatchObject([{ quantity: 3 }])
    expect(told(...Array.from({ length: 12 }, () => entry({})))).toHaveLength(10)
  })
})

describe('what else is known', () => {
  const line = countedLine(7, 10)

  test('a count that goods moved under, whatever came of it', () => {
    const again = lineToCount({ state: 'toRecount', events: [countEvent(7, { overlaps: true })] })
    expect(kinds(facts(again))).toEqual(['movedWhileCounting'])
  })

  test('a shelf that was reported short, of this lot', () => {
    const short = {
      _id: 'S1',
      status: 'open' as const,
      warehouseId: 'W1',
      itemId: 'PEN',
      item: line.item,
      lotId: 'L1',
      locationId: 'W1:A-01',
      expected: 10,
      found: 7,
      reason: '货架上没有',
      requisitionId: 'LY20261122-0001',
      by: { id: 'wang', name: '王敏' },
      at: now,
    }
    expect(causesOf(facts(line, { shorts: [short, { ...short, lotId: 'L2' }] }))).toMatchObject([
      {
        kind: 'shortShelf',
        text: '11月22日 11:00 王敏拣货时发现 A-01 只有 7 支，应有 10 支（货架上没有）',
        quantity: -3,
        document: { type: 'requisition', id: 'LY20261122-0001' },
      },
    ])
  })

  test('earlier counts that differed, without this one and those that were right', () => {
    const count = (stocktakeId: string, surplus: number, loss: number) => ({
      ...{ stocktakeId, at: now, lines: 1, surplus, loss },
      ...{ surplusFen: 0, lossFen: 0 },
    })
    const counts = {
      _id: 'W1:PEN',
      warehouseId: 'W1',
      itemId: 'PEN',
      lastCountedAt: now,
      counts: [count(line.stocktakeId, 9, 9), count('PD1', 0, 3), count('PD2', 0, 0), count('PD3', 2, 1)],
    }
    expect(texts(facts(line, { counts }))).toEqual([
      '2026-11-22 盘点也有差异：盘亏 3 支',
      '2026-11-22 盘点也有差异：盘盈 2 支、盘亏 1 支',
    ])
  })

  test('a line that is right has nothing to explain', () =>
    expect(causesOf(facts(countedLine(10, 10), { entries: [entry({})] }))).toEqual([]))
})
