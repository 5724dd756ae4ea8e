import type { CountEvent, CountLine } from '../../schema/count-line'
import type { Item } from '../../schema/masterdata'
import type { Lot, Stock } from '../../schema/stock'
import { lotOrder } from '../allocation'
import { sum } from '../stock'
import type { Counted } from './count-event'

/**
 * A pile is what a counter sees as one heap: rows of an item at one location that nothing written on the goods tells apart,
 * though they came in at different times. It is counted as one, and its count is shared out among its rows.
 */
const MARK = '+'

/** Name of the pile that a line belongs to, in place of the line's own id; no line's id begins like this. */
export const pileIdOf = (lineId: string): string => MARK + lineId

/** The line that a pile is named after; undefined when it is the id of one line alone. */
export const lineOfPile = (id: string): string | undefined => (id.startsWith(MARK) ? id.slice(1) : undefined)

type Look = Pick<CountLine, 'locationId' | 'status' | 'lotNo' | 'serialNo' | 'productionDate' | 'expiryDate'>

/** Whether two rows of an item lie at one place and look the same. */
export const looksLike = (a: Look, b: Look): boolean =>
  a.locationId === b.locationId &&
  a.status === b.status &&
  a.lotNo === b.lotNo &&
  a.productionDate === b.productionDate &&
  a.expiryDate === b.expiryDate &&
  !a.serialNo &&
  !b.serialNo

/** The lines of a pile in the order in which its goods go out: of what is gone already first, then by age. */
export function inOrderOfIssue(
  lines: readonly CountLine[],
  stock: Stock | undefined,
  policy: Item['policy'],
): CountLine[] {
  const order = lotOrder(policy)
  const lotOf = (line: CountLine): Lot | undefined =>
    stock?.lots.find(
      ({ lotId, locationId, status }) =>
        lotId === line.lotId && locationId === line.locationId && status === line.status,
    )
  const byId = (a: CountLine, b: CountLine) => (a._id < b._id ? -1 : 1)
  return [...lines].sort((a, b) => {
    const [one, other] = [lotOf(a), lotOf(b)]
    if (one && other) return order(one, other)
    return one ? 1 : other ? -1 : byId(a, b)
  })
}

/**
 * Shares the count of a pile out among its rows, which are in the order of issue. What is missing is missing of the oldest,
 * since those should have gone out; what is too much belongs to the newest. The sum is what was counted.
 */
export function shareOut({ quantity, damaged = 0 }: Counted, books: readonly number[]): Counted[] {
  let missing = Math.max(0, sum(books) - quantity)
  const surplus = Math.max(0, quantity - sum(books))
  let broken = damaged
  return books.map((book, index) => {
    const less = Math.min(missing, book)
    missing -= less
    const share = book - less + (index === books.length - 1 ? surplus : 0)
    const bad = Math.min(broken, share)
    broken -= bad
    return { quantity: share, ...(bad > 0 ? { damaged: bad } : {}) }
  })
}

const urgency = { toRecount: 3, toSecond: 2, toCount: 1, counted: 0 } as const

/** The line that says how far a pile is: the one for which there is most to do. */
export const leadOf = <T extends Pick<CountLine, 'state'>>(lines: readonly T[]): T | undefined =>
  lines.reduce<T | undefined>(
    (lead, line) => (lead === undefined || urgency[line.state] > urgency[lead.state] ? line : lead),
    undefined,
  )

/** What somebody's counts of a pile come to together: of each line the latest that still decides. */
export const together = (events: readonly CountEvent[]): Counted => {
  const damaged = sum(events.map((event) => event.damaged ?? 0))
  return { quantity: sum(events.map((event) => event.quantity)), ...(damaged > 0 ? { damaged } : {}) }
}
