import type { CountEvent, CountLine } from '../../schema/count-line'
import type { Posting } from '../../schema/journal'
import type { Item, Location } from '../../schema/masterdata'
import type { Caller } from '../../schema/person'
import type { Lot, Stock } from '../../schema/stock'
import type { CountArea, Stocktake } from '../../schema/stocktake'
import { coreOf } from '../item-brief'
import type { MoveEntry } from '../stocktake/book-at'
import type { CountState, ReadEvent } from '../stocktake/count-batch'
import type { CountRules } from '../stocktake/evaluate'
import { lineIdOf } from '../stocktake/line-id'
import { emptyStock, sum } from '../stock'

/** Half past nine: the shelf is counted now, everything else is told in seconds from here. */
export const NOON = '2026-11-22T04:00:00.000Z'
export const at = (seconds: number): string => new Date(Date.parse(NOON) + seconds * 1_000).toISOString()

export const PEN: Item = {
  _id: 'PEN',
  code: 'PEN',
  name: '中性笔',
  specification: '0.5 黑',
  unit: '支',
  scale: 0,
  categoryId: 'C1',
  units: [
    { name: '盒', numerator: 12, denominator: 1 },
    { name: '半', numerator: 1, denominator: 2 },
  ],
  barcodes: [],
  tracking: 'none',
  policy: 'fifo',
  initials: 'zxb',
  status: 'active',
  priceFen: 150,
  levels: [],
  custodian: { id: 'clerk', name: '王敏' },
  updatedAt: at(-9_999),
}
export const DRUG: Item = {
  ...PEN,
  _id: 'DRUG',
  code: 'DRUG',
  name: '吗啡',
  unit: '支',
  tracking: 'lot',
  controlled: 'medicine',
}
export const LAPTOP: Item = {
  ...PEN,
  _id: 'PC',
  code: 'PC',
  name: '笔记本电脑',
  unit: '台',
  units: [],
  tracking: 'serial',
}

export const person = (id: string, ...warehouseIds: string[]): Caller => ({
  _id: id,
  name: id.toUpperCase(),
  roles: warehouseIds.length > 0 ? ['clerk'] : ['staff'],
  departmentId: 'D1',
  departmentName: '仓储科',
  warehouseIds,
})
const by = (id: string) => ({ id, name: id.toUpperCase() })

export const area = (counters: string[] = [], seconds: string[] = []): CountArea => ({
  areaId: 0,
  name: '全部',
  counters: counters.map(by),
  seconds: seconds.map(by),
})

export const stocktake = (more: Partial<Stocktake> = {}): Stocktake => ({
  _id: 'PD20261122-0001',
  kind: 'adhoc',
  status: 'counting',
  name: '临时盘点',
  warehouseId: 'W1',
  warehouseName: '办公用品库',
  scope: {},
  scopeText: '全库',
  blind: false,
  double: false,
  frozen: false,
  areas: [area()],
  counterIds: [],
  openToClerks: true,
  job: null,
  revision: 0,
  signatures: [],
  history: [],
  createdBy: by('admin'),
  createdAt: at(-86_400),
  updatedAt: at(-86_400),
  ...more,
})

export const lot = (lotId: string, quantity: number, more: Partial<Lot> = {}): Lot => ({
  lotId,
  locationId: 'W1:A-01',
  status: 'available',
  quantity,
  receivedAt: at(-500_000),
  valueFen: quantity * 100,
  ...more,
})

export function stockOf(item: Item, lots: Lot[], version = 10): Stock {
  const empty = emptyStock('W1', item._id, coreOf(item))
  const valueFen = sum(lots.map((row) => row.valueFen))
  return { ...empty, lots, onHand: sum(lots.map((row) => row.quantity)), valueFen, version }
}

export const line = (
  item: Item = PEN,
  row: Lot = lot('L1', 10),
  more: Partial<CountLine> = {},
): CountLine => ({
  _id: lineIdOf('PD20261122-0001', row),
  stocktakeId: 'PD20261122-0001',
  warehouseId: 'W1',
  areaId: 0,
  locationId: row.locationId,
  location: row.locationId.slice(3),
  sequence: 1,
  itemId: item._id,
  item: {
    code: item.code,
    name: item.name,
    specification: item.specification,
    unit: item.unit,
    scale: item.scale,
    tracking: item.tracking,
    ...(item.controlled ? { controlled: item.controlled } : {}),
  },
  lotId: row.lotId,
  ...(row.lotNo ? { lotNo: row.lotNo } : {}),
  ...(row.serialNo ? { serialNo: row.serialNo } : {}),
  ...(row.expiryDate ? { expiryDate: row.expiryDate } : {}),
  status: row.status,
  found: false,
  unitFen: 100,
  state: 'toCount',
  round: 1,
  events: [],
  counterIds: [],
  differs: false,
  differenceFen: 0,
  undecided: false,
  updatedAt: at(-80_000),
  ...more,
})

export const PHOTO = { fileId: 'cloud://p', sha256: 'a'.repeat(64) }

/** A count by somebody at a time, of a row that the books say holds `book`. */
export const event = (
  who: string,
  quantity: number,
  seconds: number,
  more: Partial<CountEvent> = {},
): CountEvent => ({
  eventId: `event-${who}-${seconds}`,
  by: by(who),
  round: 1,
  quantity,
  photos: [],
  startedAt: at(seconds - 5),
  countedAt: at(seconds),
  receivedAt: at(seconds),
  book: 10,
  position: 10,
  overlaps: false,
  ...more,
})

/** No photo is wanted unless a test wants one. */
export const rules = (more: Partial<CountRules> = {}): CountRules => ({
  double: false,
  photo: { controlled: false, overFen: 1_000_000, overPercent: 10_000 },
  ...more,
})

export const posting = (
  from: string,
  to: string,
  quantity: number,
  stockVersion: number,
  more: Partial<Posting> = {},
): Posting => ({ itemId: 'PEN', lotId: 'L1', from, to, quantity, valueFen: 0, stockVersion, ...more })

export const entry = (seconds: number, ...postings: Posting[]): MoveEntry => ({ at: at(seconds), postings })

const A01: Location = {
  _id: 'W1:A-01',
  warehouseId: 'W1',
  code: 'A-01',
  zone: 'A',
  zoneKind: 'qualified',
  pickSequence: 1,
  status: 'active',
}

export const state = (more: Partial<CountState> & { stocks?: Stock[] } = {}): CountState => {
  const { stocks = [stockOf(PEN, [lot('L1', 10)])], ...rest } = more
  const places = [A01, { ...A01, _id: 'W1:B-01', code: 'B-01', zone: 'B' }]
  return {
    stocktake: stocktake(),
    warehouseName: '办公用品库',
    rules: rules(),
    location: (id) => places.find(({ _id }) => _id === id),
    item: (id) => [PEN, DRUG, LAPTOP].find(({ _id }) => _id === id),
    stock: (id) => stocks.find(({ itemId }) => itemId === id),
    lines: [line()],
    finds: [],
    entries: [],
    ...rest,
  }
}

/** A count as it arrives. */
export const sent = (
  target: ReadEvent['target'],
  quantity: number,
  more: Partial<ReadEvent> = {},
): ReadEvent => ({
  eventId: 'event-0001',
  locationId: 'W1:A-01',
  target,
  quantity,
  startedAt: at(-10),
  countedAt: at(-1),
  position: 10,
  photos: [],
  digest: 'd1',
  by: by('ann'),
  receivedAt: NOON,
  ...more,
})
