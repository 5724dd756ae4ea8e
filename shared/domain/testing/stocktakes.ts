import type { CountEvent, CountLine, CountResult } from '../../schema/count-line'
import type { Stocktake } from '../../schema/stocktake'
import { brief } from '../item-brief'
import { lineIdOf } from '../stocktake/line-id'
import { now, pen, person } from './fixtures'

/** An ad-hoc stocktake of W1 in review, open to its clerks. */
export const stocktakeWith = (more: Partial<Stocktake> = {}): Stocktake => ({
  _id: 'PD20261122-0001',
  kind: 'adhoc',
  status: 'reviewing',
  name: '临时盘点',
  warehouseId: 'W1',
  warehouseName: '一号库',
  scope: {},
  scopeText: '全库',
  blind: false,
  double: false,
  frozen: false,
  areas: [{ areaId: 0, name: '全库', counters: [], seconds: [] }],
  counterIds: [],
  openToClerks: true,
  job: null,
  revision: 3,
  signatures: [],
  history: [{ action: 'open', by: { id: 'wang', name: 'wang先生' }, at: now }],
  createdBy: { id: 'wang', name: 'wang先生' },
  createdAt: '2026-11-20T01:00:00.000Z',
  updatedAt: now,
  ...more,
})

/** A count of a line by one person in the first round, with nothing moving meanwhile. */
export const countEvent = (quantity: number, more: Partial<CountEvent> = {}): CountEvent => ({
  eventId: 'event-0001',
  by: { id: 'wang', name: 'wang先生' },
  round: 1,
  quantity,
  photos: [],
  startedAt: '2026-11-22T02:00:00.000Z',
  countedAt: '2026-11-22T02:01:00.000Z',
  receivedAt: '2026-11-22T02:01:01.000Z',
  book: 10,
  position: 4,
  overlaps: false,
  ...more,
})

/** A line of pens at W1:A-01 that nobody counted. */
export const lineToCount = (more: Partial<CountLine> = {}): CountLine => {
  const row = { locationId: 'W1:A-01', lotId: 'L1', status: 'available' as const, ...more }
  return {
    _id: lineIdOf('PD20261122-0001', row),
    stocktakeId: 'PD20261122-0001',
    warehouseId: 'W1',
    areaId: 0,
    location: row.locationId.slice(3),
    sequence: 1,
    itemId: pen._id,
    item: { ...brief(pen), tracking: 'none' },
    found: false,
    unitFen: 100,
    state: 'toCount',
    round: 1,
    events: [],
    counterIds: [],
    differs: false,
    differenceFen: 0,
    undecided: false,
    updatedAt: now,
    ...row,
  }
}

/** The line counted: so many where the books had `book`. */
export function countedLine(counted: number, book: number, more: Partial<CountLine> = {}): CountLine {
  const line = lineToCount(more)
  const variance = counted - book
  const result: CountResult = {
    counted,
    book,
    position: 4,
    variance,
    by: [{ id: 'wang', name: 'wang先生' }],
    countedAt: '2026-11-22T02:01:00.000Z',
  }
  return {
    ...line,
    state: 'counted',
    events: [countEvent(counted, { book })],
    counterIds: ['wang'],
    result,
    differs: variance !== 0,
    differenceFen: Math.round(Math.abs(variance) * line.unitFen),
    undecided: variance !== 0,
    ...more,
  }
}

export const reviewer = person('zhao', { roles: ['clerk'], warehouseIds: ['W1'] })
export const administrator = person('root', { roles: ['admin'] })
