import { ethanol, locations, lot, now, pen, stockWith } from '../testing/fixtures'
import { linesOfStock, unitCost } from './make-lines'

const stocktake = {
  _id: 'PD20261122-0001',
  warehouseId: 'W1',
  areas: [
    { areaId: 0, name: '待检', zones: ['D'], counters: [], seconds: [] },
    { areaId: 1, name: '其余', counters: [], seconds: [] },
  ],
}
const sources = {
  filter: {},
  locations: new Map(locations.map((location) => [location._id, location])),
  items: new Map([[pen._id, { custodian: { id: 'li', name: '李丽' }, priceFen: 150 }]]),
}

test('each row of the books is a line, whatever its state, without what the books hold', () => {
  const stock = stockWith(ethanol, [
    lot('L1', 250, { lotNo: 'P1', expiryDate: '2027-01-01' }),
    lot('L1', 50, { lotNo: 'P1', status: 'frozen' }),
    lot('L2', 70, { locationId: 'W1:D-01', status: 'inspection' }),
  ])
  const lines = linesOfStock(stocktake, stock, sources, now)
  expect(lines.map(({ _id, areaId, status }) => [_id, areaId, status])).toEqual([
    ['PD20261122-0001/A-01/L1', 1, 'available'],
    ['PD20261122-0001/A-01/L1/frozen', 1, 'frozen'],
    ['PD20261122-0001/D-01/L2/inspection', 0, 'inspection'],
  ])
  expect(lines[0]).toMatchObject({
    state: 'toCount',
    round: 1,
    lotNo: 'P1',
    expiryDate: '2027-01-01',
    item: { code: 'ETH', tracking: 'lot', controlled: 'reagent', scale: 2 },
    unitFen: 100,
    differs: false,
    undecided: false,
    events: [],
  })
  expect(JSON.stringify(lines)).not.toMatch(/quantity|"book"/)
})

test('who answers for the item is on the line', () => {
  const [line] = linesOfStock(stocktake, stockWith(pen, [lot('L1', 3)]), sources, now)
  expect(line?.custodian).toEqual({ id: 'li', name: '李丽' })
  const strangers = { ...sources, items: new Map<string, never>() }
  expect(linesOfStock(stocktake, stockWith(pen, [lot('L1', 3)]), strangers, now)[0]).not.toHaveProperty(
    'custodian',
  )
})

test('what does not fit, or lies at a place that nobody knows, makes no line', () => {
  const stock = stockWith(pen, [lot('L1', 3), lot('L2', 3, { locationId: 'W1:Z-01' })])
  expect(linesOfStock(stocktake, stock, sources, now)).toHaveLength(1)
  const elsewhere = { ...sources, filter: { zones: new Set(['D']) } }
  expect(linesOfStock(stocktake, stock, elsewhere, now)).toEqual([])
  const others = { ...sources, filter: { itemIds: new Set(['ETH']) } }
  expect(linesOfStock(stocktake, stock, others, now)).toEqual([])
})

test('a step costs what its row cost; else what all of it here cost; else the price; else nothing', () => {
  const free = lot('L2', 10, { valueFen: 0 })
  const stock = stockWith(ethanol, [lot('L1', 30), free])
  expect(unitCost(stock, 500, stock.lots[0])).toBe(100)
  expect(unitCost(stock, 500, free)).toBe(75)
  // 500 fen a litre are 5 a hundredth of it.
  expect(unitCost(stockWith(ethanol, [free]), 500, free)).toBe(5)
  expect(unitCost(stockWith(ethanol, []), undefined)).toBe(0)
})
