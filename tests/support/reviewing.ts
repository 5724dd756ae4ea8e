import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { CLOCK_SLACK_MS } from '../../shared/domain/stocktake/book-at'
import type { InputOf } from '../../shared/operations'
import type { ReviewLine } from '../../shared/operations/stocktake-review'
import type { StocktakeView } from '../../shared/operations/stocktake-view'
import { countOf, openStocktake, send, type CountInput } from './counting'
import { CLERKS_WAREHOUSE, SIGNATURE, stockWhere, succeed } from './scenario'
import type { TestServer } from './server'

type View = InputOf<'stocktake.lines'>['view']

/** Items of the office warehouse that are counted in pieces and of which there are some. */
export async function pieceItems(server: TestServer, howMany: number): Promise<string[]> {
  const found: string[] = []
  await stockWhere(server, CLERKS_WAREHOUSE, (row) => {
    if (row.item.scale === 0 && row.onHand >= 20) found.push(row.itemId)
    return found.length >= howMany
  })
  return found
}

/**
 * Counts every line of a stocktake by itself, as the books have it but for those that `wrong` gives another quantity, with a
 * photo each.
 */
export async function countAll(
  server: TestServer,
  stocktakeId: string,
  by: string,
  wrong: (line: ReviewLine) => number | undefined = () => undefined,
  skip: (line: ReviewLine) => boolean = () => false,
): Promise<void> {
  const lines = (await linesOf(server, stocktakeId)).filter((line) => !skip(line))
  const books = await booksOf(server, stocktakeId)
  let open = lines
  while (open.length > 0) {
    const again: ReviewLine[] = []
    for (let from = 0; from < open.length; from += BATCH) {
      const part = open.slice(from, from + BATCH)
      const events = part.map((line) => countOfLine(line, wrong(line) ?? books.get(line._id) ?? 0))
      const { results } = await succeed(send(server, by, stocktakeId, events))
      again.push(...part.filter((_line, index) => results[index]?.reason === 'moved'))
    }
    // Somebody moved these goods a moment ago: the clocks cannot tell that it was before the count.
    if (again.length > 0) await sleep(QUIET_MS)
    open = again.map((line) => ({ ...line, round: line.round + 1 }))
  }
}
/** From the beginning of a count to when a movement is surely before it. */
const QUIET_MS = 3_000 + CLOCK_SLACK_MS + 200
const BATCH = 40

/** A count of a line by itself, whatever pile it lies in: nothing is known of the books, so the clocks decide. */
export function countOfLine(
  line: Pick<ReviewLine, '_id' | 'locationId' | 'round'>,
  quantity: number,
): CountInput {
  const { position: _nothing, ...event } = countOf({ lineId: line._id, position: 0, ...line }, quantity, {
    photos: [SIGNATURE],
  })
  return event
}

/** What the books have of each line now, as the administrator sees it. */
async function booksOf(server: TestServer, stocktakeId: string): Promise<Map<string, number>> {
  const lines = await linesOf(server, stocktakeId)
  const books = new Map<string, number>()
  for (const itemId of new Set(lines.map((line) => line.itemId))) {
    const { stocks } = await succeed(server.call('admin', 'stock.item', { itemId }))
    for (const line of lines.filter((one) => one.itemId === itemId)) {
      const lots = stocks.find((stock) => stock.warehouseId === line.warehouseId)?.lots ?? []
      const row = lots.find(
        (lot) => lot.lotId === line.lotId && lot.locationId === line.locationId && lot.status === line.status,
      )
      books.set(line._id, row?.quantity ?? 0)
    }
  }
  return books
}

/** All lines of a view, in walking order. */
export async function linesOf(
  server: TestServer,
  stocktakeId: string,
  view: View = 'all',
  by = 'admin',
): Promise<ReviewLine[]> {
  const lines: ReviewLine[] = []
  let cursor: string | undefined
  do {
    const page = await succeed(server.call(by, 'stocktake.lines', { stocktakeId, view, cursor, limit: 100 }))
    lines.push(...page.rows)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return lines
}

export const viewOf = (server: TestServer, stocktakeId: string, by = 'clerk'): Promise<StocktakeView> =>
  succeed(server.call(by, 'stocktake.get', { stocktakeId }))

export interface Reviewing {
  stocktakeId: string
  /** Lines that differ, in walking order. */
  differing: ReviewLine[]
}

/**
 * A stocktake of some items, opened by `clerk`, counted by `sunli` and finished: its first line lacks `missing` pieces, the
 * others are right.
 */
export async function reviewing(server: TestServer, itemIds: string[], missing = 2): Promise<Reviewing> {
  const stocktakeId = await openStocktake(server, { warehouseId: CLERKS_WAREHOUSE, scope: { itemIds } })
  const lines = await linesOf(server, stocktakeId)
  const books = await booksOf(server, stocktakeId)
  const first = lines.find((line) => (books.get(line._id) ?? 0) >= missing)
  if (!first) throw new Error('no line has so many')
  await countAll(server, stocktakeId, 'sunli', (line) =>
    line._id === first._id ? (books.get(line._id) ?? 0) - missing : undefined,
  )
  await succeed(server.call('clerk', 'stocktake.finish', { stocktakeId }))
  return { stocktakeId, differing: await linesOf(server, stocktakeId, 'differ') }
}

/** The same with a reason for every difference. */
export async function explained(server: TestServer, itemIds: string[], missing = 2): Promise<Reviewing> {
  const done = await reviewing(server, itemIds, missing)
  const lineIds = done.differing.map(({ _id }) => _id)
  await succeed(
    server.call('clerk', 'stocktake.accept', {
      stocktakeId: done.stocktakeId,
      lineIds,
      reason: 'missedIssue',
    }),
  )
  return done
}

/** Waits for the approvers of the clerk's department. */
export async function submitted(server: TestServer, itemIds: string[], missing: number): Promise<Reviewing> {
  const done = await explained(server, itemIds, missing)
  const { stocktake } = await viewOf(server, done.stocktakeId)
  const { stocktake: after } = await succeed(
    server.call('clerk', 'stocktake.submit', { stocktakeId: done.stocktakeId, revision: stocktake.revision }),
  )
  if (after.status !== 'approving') throw new Error(`not to be approved: ${after.status}`)
  return done
}

/** An unknown code, found at a location by `sunli`. */
export async function findAt(
  server: TestServer,
  stocktakeId: string,
  locationId: string,
  quantity = 2,
): Promise<string> {
  const at = new Date().toISOString()
  const event: CountInput = {
    eventId: randomUUID(),
    locationId,
    target: { code: `X${randomUUID().slice(0, 8)}` },
    quantity,
    photos: [SIGNATURE],
    startedAt: at,
    countedAt: at,
  }
  const { results } = await succeed(send(server, 'sunli', stocktakeId, [event]))
  return results[0]!.findId!
}
