import type { CountEvent, CountLine } from '../../../shared/schema/count-line'
import type { JournalEntry } from '../../../shared/schema/journal'
import type { FrozenArea, Stocktake } from '../../../shared/schema/stocktake'
import type { Evidence } from './evidence'
import { checkStocktakes } from './stocktakes'

const at = '2026-11-22T02:00:00.000Z'
const by = { id: 'clerk', name: '王敏' }
const event = {
  ...{ eventId: 'event-01', by, round: 1, quantity: 7, photos: [], overlaps: false },
  ...{ startedAt: at, countedAt: at, receivedAt: at, book: 9, position: 3 },
} as unknown as CountEvent
const line = {
  _id: 'PD1/A-01/L1',
  ...{ stocktakeId: 'PD1', itemId: 'PEN', item: {}, locationId: 'W1:A-01', unitFen: 1 },
  ...{ state: 'counted', round: 1, events: [event], differs: true, outcome: 'loss', entryId: 'r1' },
  result: { counted: 7, book: 9, position: 3, variance: -2, by: [by], countedAt: at },
} as unknown as CountLine
const entry = {
  _id: 'r1',
  document: { type: 'stocktake', id: 'PD1' },
  postings: [{ itemId: 'PEN', from: 'stock:W1:A-01', to: 'loss', quantity: 2 }],
} as unknown as JournalEntry
const stocktake = { _id: 'PD1', status: 'posted', double: false, frozen: true } as unknown as Stocktake
const good = {
  stocktakes: [stocktake],
  countLines: [line],
  frozenAreas: [],
  journal: [entry],
} as unknown as Evidence

test('a stocktake that was posted rightly has no findings', () => {
  expect(checkStocktakes(good)).toEqual([])
})

test.each<[string, Partial<Evidence>, string]>([
  ['a difference posted twice', { journal: [entry, { ...entry, _id: 'r2' }] }, 'each once'],
  ['a difference that never came', { journal: [{ ...entry, postings: [] }] }, 'each once'],
  ['an entry of another one', { countLines: [{ ...line, entryId: 'r9' }] }, 'names the entry'],
  [
    'a difference left out',
    { countLines: [{ ...line, outcome: undefined } as unknown as CountLine], journal: [] },
    'names the entry',
  ],
  [
    'postings before anybody agreed',
    { stocktakes: [{ ...stocktake, status: 'reviewing' }] },
    'names the entry',
  ],
  [
    'a result that the counts do not say',
    { countLines: [{ ...line, state: 'toRecount' }] },
    'what its counts',
  ],
  ['a count that was kept twice', { countLines: [{ ...line, events: [event, event] }] }, 'one place only'],
  [
    'a count in two places',
    { countLines: [line, { ...line, _id: 'PD1/A-02/L1', locationId: 'W1:A-02', outcome: 'none' }] },
    'one place only',
  ],
  ['a freeze that outlives it', { frozenAreas: [{ _id: 'PD1' } as FrozenArea] }, 'freezes nothing'],
])('%s is found', (_what, change, rule) => {
  const broken = checkStocktakes({ ...good, ...change })
  expect(broken.map((found) => found.rule)).toContainEqual(expect.stringContaining(rule))
})
