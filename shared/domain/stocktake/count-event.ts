import { ok, reject, type Rejection, type Result } from '../../errors'
import type { CountEventInput, CountOutcome } from '../../operations/stocktake-count'
import type { By } from '../../schema/common'
import type { CountEvent, CountFind, CountLine } from '../../schema/count-line'
import type { ItemCore } from '../../schema/masterdata'
import type { Photo } from '../../schema/photo'
import { toBaseQuantity } from '../units'
import type { BookAt } from './book-at'
import { currentEvents, judge, type CountRules } from './evaluate'

/** A count as it arrived: its times by the server's clock, its pictures stored, its content as a digest. */
export interface Arrived extends Omit<CountEventInput, 'photos' | 'target'> {
  target: CountEventInput['target']
  photos: Photo[]
  digest: string
  by: By
  receivedAt: string
}

/** Counts that one line keeps: more than these are a mistake of a program. */
const MOST_EVENTS = 200

type ItemUnits = Pick<ItemCore, 'name' | 'unit' | 'units' | 'scale' | 'tracking'>

/** What was counted in the item's smallest step, and how much of it is damaged. */
export interface Counted {
  quantity: number
  damaged?: number
}

/**
 * Quantities in the item's smallest step. Rejects UNIT_UNKNOWN, UNIT_NOT_WHOLE and QUANTITY_TOO_LARGE; INVALID_INPUT for more
 * damaged goods than goods, and for a piece with a serial number that is not one.
 */
export function countedOf(
  { quantity, damaged = 0, unit }: Pick<CountEventInput, 'quantity' | 'damaged' | 'unit'>,
  item: ItemUnits,
): Result<Counted> {
  const whole = toBaseQuantity(item, quantity, unit)
  if (!whole.ok) return whole
  const broken = toBaseQuantity(item, damaged, unit)
  if (!broken.ok) return broken
  if (broken.data > whole.data) return refused('损坏的数量不能多于盘到的数量，请核对')
  if (item.tracking === 'serial' && whole.data > 10 ** item.scale)
    return refused(`${item.name}按序列号逐件管理，一行只有一件，数量只能填 1 或 0`)
  return ok({ quantity: whole.data, ...(broken.data > 0 ? { damaged: broken.data } : {}) })
}

/** INVALID_INPUT for a count of a round that has not begun; null otherwise, and when no round was given. */
export const refuseRound = (given: number | undefined, round: number): Rejection | null =>
  given !== undefined && given > round ? refused(`这一行还在第 ${round} 轮，请刷新清单后再数`) : null

/** What is kept of a count, with what the books held at that moment. */
export const eventOf = (
  { eventId, by, correction, note, photos, startedAt, countedAt, receivedAt, digest }: Arrived,
  counted: Counted,
  round: number,
  books: BookAt,
  pileVariance?: number,
): CountEvent => ({
  eventId,
  by: { id: by.id, name: by.name },
  round,
  ...counted,
  ...(correction && Object.values(correction).some(Boolean) ? { correction } : {}),
  ...(note ? { note } : {}),
  photos,
  startedAt,
  countedAt,
  receivedAt,
  ...books,
  ...(pileVariance === undefined ? {} : { pileVariance }),
  digest,
})

/** What is kept of goods that nobody could name. */
export const findOf = ({
  quantity,
  note,
  photos,
  by,
  startedAt,
  countedAt,
  receivedAt,
  digest,
}: Omit<Arrived, 'target'>): Omit<
  CountFind,
  '_id' | 'stocktakeId' | 'warehouseId' | 'areaId' | 'locationId' | 'location' | 'code'
> => ({
  quantity,
  ...(note ? { note } : {}),
  photos,
  by,
  startedAt,
  countedAt,
  receivedAt,
  status: 'open',
  digest,
})

/** INVALID_INPUT when a line has as many counts as it keeps; null while there is room. */
export const refuseMore = ({ events }: CountLine): Rejection | null =>
  events.length < MOST_EVENTS ? null : refused('这一行的盘点记录太多，请联系仓管员')

/**
 * What became of a count, as things stand: said again later it may be another word, since others counted meanwhile. Never
 * says what the books hold.
 */
export function outcomeOf(line: CountLine, event: CountEvent, rules: CountRules): CountOutcome {
  const base = { eventId: event.eventId, lineId: line._id }
  const { state, reason, decides } = judge(line, rules)
  if (decides.includes(event) && state !== 'toCount')
    return { ...base, outcome: state, ...(reason ? { reason } : {}) }
  const later = currentEvents(line).some(
    (other) => other.by.id === event.by.id && other.countedAt > event.countedAt,
  )
  return event.overlaps && !later && currentEvents(line).includes(event)
    ? { ...base, outcome: 'toRecount', reason: 'moved' }
    : { ...base, outcome: 'kept' }
}

const words = ['kept', 'counted', 'toSecond', 'toRecount'] as const

/** What became of the count of a pile: that of its rows for which there is most to do. */
export const outcomeOfPile = (lineId: string, rows: readonly CountOutcome[]): CountOutcome => {
  const [first, ...rest] = rows
  if (!first) throw new Error('a pile has at least one row')
  const rank = ({ outcome }: CountOutcome) => words.findIndex((word) => word === outcome)
  return { ...rest.reduce((lead, row) => (rank(row) > rank(lead) ? row : lead), first), lineId }
}

const refused = (problem: string) => reject('INVALID_INPUT', { problem })
