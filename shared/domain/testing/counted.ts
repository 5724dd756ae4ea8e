import type { CountResult } from '../../schema/count-line'
import type { Item } from '../../schema/masterdata'
import type { Lot, Stock } from '../../schema/stock'
import { brief } from '../item-brief'
import { Ledger, type Closed } from '../ledger'
import { lineIdOf } from '../stocktake/line-id'
import { postBlock, type PostedLine } from '../stocktake/post-block'
import type { PostingState } from '../stocktake/post-lines'
import type { PostLine } from '../stocktake/posting-plan'
import { now } from './fixtures'

/** What a counter found in a row: counted less book is `variance`, book what the row holds unless told. */
export interface Found extends Partial<Pick<CountResult, 'damaged' | 'correction' | 'book'>> {
  variance: number
}

/** A counted line of a row of stock. */
export function lineOf(item: Item, row: Lot, { variance, book = row.quantity, ...more }: Found): PostLine {
  const { lotId, lotNo, serialNo, productionDate, expiryDate, locationId, status } = row
  return {
    _id: lineIdOf('PD20261122-0001', row),
    locationId,
    location: locationId.slice('W1:'.length),
    sequence: Number(locationId.slice(-2)),
    itemId: item._id,
    item: { ...brief(item), tracking: item.tracking },
    lotId,
    ...(lotNo ? { lotNo } : {}),
    ...(serialNo ? { serialNo } : {}),
    ...(productionDate ? { productionDate } : {}),
    ...(expiryDate ? { expiryDate } : {}),
    status,
    found: false,
    unitFen: row.valueFen / Math.max(1, row.quantity),
    result: {
      ...more,
      book,
      counted: book + variance,
      variance,
      position: 1,
      by: [{ id: 'zhou', name: '周先生' }],
      countedAt: '2026-11-21T03:00:00.000Z',
    },
  }
}

/** Goods found where the books have none of that lot. */
export const foundLine = (
  item: Item,
  row: Partial<Lot> & { quantity: number },
  more: Partial<Found> = {},
) => ({
  ...lineOf(
    item,
    {
      lotId: `new:${item._id}:${row.lotNo ?? ''}`,
      locationId: 'W1:A-02',
      status: 'available',
      receivedAt: now,
      valueFen: 0,
      ...row,
    },
    { book: 0, variance: row.quantity, ...more },
  ),
  found: true,
  unitFen: 0,
})

/** What posting came to: each line's outcome, and the books as they are to be written. */
export interface Outcome {
  posted: PostedLine[]
  closed: Closed
  /** Stock of the item afterwards. */
  stock: Stock | undefined
}

/** Posts lines of one item to its stock as it is today. */
export function post(
  item: Item,
  stock: Stock | undefined,
  lines: readonly PostLine[],
  more: Partial<PostingState> = {},
): Outcome {
  const ledger = new Ledger('W1', () => stock, now)
  const state: PostingState = {
    warehouseId: 'W1',
    ledger,
    item: () => item,
    location: (id) => ({ status: id === 'W1:A-99' ? 'disabled' : 'active' }),
    asset: () => undefined,
    newLotId: (line) => `PD20261122-0001-L${lines.indexOf(line) + 1}`,
    ...more,
  }
  const posted = postBlock(state, lines, now)
  const closed = ledger.close()
  if (!closed.ok) throw new Error(closed.code)
  return { posted, closed: closed.data, stock: closed.data.stocks[0] ?? stock }
}

/** `A-01 LOT available 5` of each row, in order. */
export const rowsOf = (stock: Stock | undefined): string[] =>
  (stock?.lots ?? [])
    .map(({ locationId, lotId, status, quantity }) =>
      [locationId.slice('W1:'.length), lotId, status, quantity].join(' '),
    )
    .sort()
