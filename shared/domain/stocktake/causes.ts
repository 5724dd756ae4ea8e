import type { VarianceCause } from '../../operations/stocktake-review'
import type { CountLine } from '../../schema/count-line'
import type { CountRequest } from '../../schema/count-request'
import type { Unit } from '../../schema/masterdata'
import type { Lot, Stock } from '../../schema/stock'
import type { ItemCounts } from '../../schema/stocktake'
import { businessDay } from '../calendar'
import { locationCode } from '../stock'
import { amountOf, elsewhere, elsewhereText, lotText, swappedLot, swappedText } from './counterparts'
import { unpostedCauses, type OpenDocuments } from './open-documents'
import { movementCauses, timeText, type MovedEntry } from './row-movements'
import { unitMixUp } from './unit-mix-up'

/** What may explain a line's variance, as far as the database knows. */
export interface CauseFacts {
  line: CountLine
  units: readonly Unit[]
  /** All lines of the item in this stocktake. */
  itemLines: readonly CountLine[]
  /** The item in the warehouse as it is now. */
  stock: Stock | undefined
  /** Movements of the item since it was last counted, newest first. */
  entries: readonly MovedEntry[]
  nameOf: (place: string) => string
  documents: OpenDocuments
  /** Earlier counts of the item in this warehouse. */
  counts: ItemCounts | undefined
  /** Open reports of short shelves of the item. */
  shorts: readonly CountRequest[]
}

/** So many other rows and earlier counts are told. */
const MOST_PLACES = 3
const MOST_COUNTS = 3

/** What may explain a variance, the strongest first; each a sentence with what it leads to. None for a line that is right. */
export function causesOf(facts: CauseFacts): VarianceCause[] {
  const { line } = facts
  const moved = movedWhileCounting(line)
  if (!line.result || line.result.variance === 0) return moved
  return [
    ...swapped(facts),
    ...mixedUp(facts),
    ...misplaced(facts),
    ...moved,
    ...shortShelf(facts),
    ...unpostedCauses(line, facts.documents),
    ...otherRows(facts),
    ...movementCauses(line, facts.entries, facts.nameOf),
    ...earlier(facts),
  ]
}

function swapped({ line, itemLines }: CauseFacts): VarianceCause[] {
  const other = swappedLot(line, itemLines)
  return other ? [{ kind: 'swappedLot', text: swappedText(line, other), ...lineFacts(other) }] : []
}

function mixedUp({ line, units }: CauseFacts): VarianceCause[] {
  const text = unitMixUp(line, units)
  return text ? [{ kind: 'unitMixUp', text }] : []
}

const misplaced = ({ line, itemLines }: CauseFacts): VarianceCause[] =>
  elsewhere(line, itemLines)
    .slice(0, MOST_PLACES)
    .map((other) => ({ kind: 'elsewhere', text: elsewhereText(line, other), ...lineFacts(other) }))

const lineFacts = ({ _id, locationId, result }: CountLine) => ({
  lineId: _id,
  locationId,
  quantity: result?.variance ?? 0,
})

const movedWhileCounting = ({ events }: CountLine): VarianceCause[] =>
  events
    .filter(({ overlaps }) => overlaps)
    .map(({ by, countedAt }) => ({
      kind: 'movedWhileCounting',
      text: `${timeText(countedAt)} ${by.name}盘点时这里正好有出入库，那次的数不作准`,
      at: countedAt,
    }))

const shortShelf = ({ line, shorts }: CauseFacts): VarianceCause[] =>
  shorts
    .filter((short) => short.lotId === line.lotId)
    .map((short) => ({
      kind: 'shortShelf',
      text:
        `${timeText(short.at)} ${short.by.name}拣货时发现 ${locationCode(short.locationId)} 只有 ` +
        `${amountOf(line, short.found)}，应有 ${amountOf(line, short.expected)}（${short.reason}）`,
      at: short.at,
      quantity: short.found - short.expected,
      locationId: short.locationId,
      ...(short.requisitionId ? { document: { type: 'requisition', id: short.requisitionId } } : {}),
    }))

/** Where else the books have the item, unless this stocktake found those places to be right. */
function otherRows({ line, itemLines, stock }: CauseFacts): VarianceCause[] {
  const done = new Set(
    itemLines
      .filter(({ state }) => state === 'counted')
      .map(({ locationId, lotId }) => `${locationId} ${lotId}`),
  )
  return (stock?.lots ?? [])
    .filter((lot) => lot.locationId !== line.locationId && !done.has(`${lot.locationId} ${lot.lotId}`))
    .sort((a, b) => Number(b.lotId === line.lotId) - Number(a.lotId === line.lotId))
    .slice(0, MOST_PLACES)
    .map((lot) => ({
      kind: 'elsewhere',
      text: otherRowText(line, lot),
      quantity: lot.quantity,
      locationId: lot.locationId,
    }))
}

const otherRowText = (line: CountLine, lot: Lot): string =>
  `账上 ${locationCode(lot.locationId)} 还有 ${amountOf(line, lot.quantity)}（${lotText(lot)}），` +
  `${(line.result?.variance ?? 0) < 0 ? '缺的可能放到了那里' : '多的可能是那里的'}`

const earlier = ({ line, counts }: CauseFacts): VarianceCause[] =>
  (counts?.counts ?? [])
    .filter(({ stocktakeId, surplus, loss }) => stocktakeId !== line.stocktakeId && surplus + loss > 0)
    .slice(0, MOST_COUNTS)
    .map(({ stocktakeId, at, surplus, loss }) => ({
      kind: 'earlierVariance',
      text:
        `${businessDay(at)} 盘点也有差异：` +
        [
          ...(surplus > 0 ? [`盘盈 ${amountOf(line, surplus)}`] : []),
          ...(loss > 0 ? [`盘亏 ${amountOf(line, loss)}`] : []),
        ].join('、'),
      at,
      quantity: surplus - loss,
      document: { type: 'stocktake', id: stocktakeId },
    }))
