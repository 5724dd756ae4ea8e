import { randomUUID } from 'node:crypto'
import type { ReviewLine } from '../../../shared/operations/stocktake-review'
import { openStocktake, send, shelf, type CountInput } from '../../support/counting'
import { CLERKS_WAREHOUSE, SIGNATURE, succeed } from '../../support/scenario'
import type { TestServer } from '../../support/server'

export interface CountedStocktake {
  stocktakeId: string
  /** The three lines that differ by quantity: one too much, two too few, in walking order. */
  differing: ReviewLine[]
}

export const UNKNOWN_CODE = 'UNKNOWN-7788'

/**
 * Some items of the office warehouse, opened by `clerk` and counted by `sunli`: nearly all as in the books, three lines
 * wrong, one left out, and one thing that nobody can name. Waits for review.
 */
export async function countedStocktake(server: TestServer, itemIds: string[]): Promise<CountedStocktake> {
  const stocktakeId = await openStocktake(server, {
    warehouseId: CLERKS_WAREHOUSE,
    name: '办公用品抽盘',
    scope: { itemIds },
  })
  const all = await linesOf(server, stocktakeId, 'all')
  const keyOf = ({ locationId, itemId }: { locationId: string; itemId: string }) => `${locationId} ${itemId}`
  const whole = all.filter(({ item }) => item.scale === 0 && item.tracking === 'none')
  const [first, second, third, ...others] = [...new Set(whole.map(keyOf))]
  const left = others.at(-1)
  if (!first || !second || !third || !left) throw new Error('too few goods to count')
  for (const locationId of new Set(all.map((line) => line.locationId))) {
    const { lines } = await succeed(
      server.call('sunli', 'stocktake.location', { stocktakeId, location: locationId }),
    )
    const events = lines
      .filter((line) => keyOf(line) !== left)
      .map((line): CountInput => {
        const { lineId, round, position, book = 0 } = line
        const wrong = { [first]: 7, [second]: -2, [third]: -3 }[keyOf(line)]
        return {
          eventId: randomUUID(),
          locationId,
          target: { lineId },
          round,
          position,
          quantity: Math.max(0, book + (wrong ?? 0)),
          ...(wrong === undefined ? {} : { photos: [SIGNATURE], note: '数了两遍' }),
          ...now(),
        }
      })
    if (events.length > 0) await succeed(send(server, 'sunli', stocktakeId, events))
  }
  const place = await shelf(server, 'sunli', stocktakeId, first.split(' ')[0]!)
  const unknown: CountInput = {
    eventId: randomUUID(),
    locationId: place.locationId,
    target: { code: UNKNOWN_CODE },
    quantity: 2,
    note: '没有标签的纸箱',
    photos: [SIGNATURE],
    ...now(),
  }
  await succeed(send(server, 'sunli', stocktakeId, [unknown]))
  await succeed(server.call('clerk', 'stocktake.finish', { stocktakeId, leave: 1_000 }))
  return { stocktakeId, differing: await linesOf(server, stocktakeId, 'differ') }
}

/** A page of a stocktake's lines, as its clerk sees them. */
export async function linesOf(
  server: TestServer,
  stocktakeId: string,
  view: 'all' | 'differ' | 'stuck',
): Promise<ReviewLine[]> {
  const { rows } = await succeed(
    server.call('admin', 'stocktake.lines', { stocktakeId, view, limit: 100, sort: 'location' }),
  )
  return rows
}

const now = () => {
  const at = Date.now()
  return { startedAt: new Date(at - 3_000).toISOString(), countedAt: new Date(at).toISOString() }
}
