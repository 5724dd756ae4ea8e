import { randomUUID } from 'node:crypto'
import { defaultSettings } from '../../shared/schema/settings'
import type { CountLine } from '../../shared/schema/count-line'
import type { Lot, Stock } from '../../shared/schema/stock'
import type { Stocktake } from '../../shared/schema/stocktake'
import type { InputOf } from '../../shared/operations'
import { send, type CountInput } from './counting'
import { databaseOf, everything, type TestDatabase } from './database'
import { SIGNATURE, succeed } from './scenario'
import type { TestServer } from './server'
import { opened } from './stocktake'

/** What is counted of a row; left out, the row is not counted. */
export type CountsOf = (
  row: Lot,
  stock: Stock,
  line: CountLine,
) => { quantity: number; damaged?: number; correction?: CountInput['correction'] } | undefined

export interface Ready {
  stocktakeId: string
  stocktake: Stocktake
  /** All lines as they are when posting begins. */
  lines: CountLine[]
  /** Stock documents at that moment, by item. */
  before: Map<string, Stock>
}

/** Results of any size are posted without anybody's word: before the first call that asks for the setting. */
export const letAnyResultPass = async (db: TestDatabase): Promise<void> => {
  const limit = { fen: 1_000_000_000_000, percent: 1_000_000 }
  await db.collection('settings').add({
    _id: 'stocktake',
    value: { ...defaultSettings.stocktake, approval: { none: limit, approver: limit } },
    updatedAt: new Date().toISOString(),
    updatedBy: { id: 'admin', name: '管理员' },
  })
}

/** Opens, counts, accepts and hands in: a stocktake whose posting has not done a step yet. `found` beside the rows. */
export async function readyToPost(
  server: TestServer,
  opening: Partial<InputOf<'stocktake.open'>>,
  countsOf: CountsOf,
  found: (positionOf: (itemId: string) => number) => CountInput[] = () => [],
  clerk = 'clerk',
): Promise<Ready> {
  const db = databaseOf(server.url)
  const { stocktake } = await opened(server, { blind: false, ...opening }, clerk)
  const { _id: stocktakeId, warehouseId } = stocktake
  const stocks = new Map(
    (await everything(db, 'stock', { warehouseId })).map((stock) => [stock.itemId, stock]),
  )
  const events = [
    ...(await eventsOf(db, stocktakeId, stocks, countsOf)),
    ...found((itemId) => stocks.get(itemId)?.version ?? 0),
  ]
  for (let from = 0; from < events.length; from += BATCH) {
    const { results } = await succeed(send(server, clerk, stocktakeId, events.slice(from, from + BATCH)))
    const refused = results.find((result) => !('outcome' in result) || result.outcome === 'refused')
    if (refused) throw new Error(`a count was refused: ${JSON.stringify(refused)}`)
  }
  await succeed(server.call(clerk, 'stocktake.finish', { stocktakeId, leave: 100_000 }))
  await acceptAll(server, clerk, stocktakeId)
  const { stocktake: reviewed } = await succeed(server.call(clerk, 'stocktake.get', { stocktakeId }))
  const submitted = await succeed(
    server.call(clerk, 'stocktake.submit', { stocktakeId, revision: reviewed.revision }),
  )
  if (submitted.stocktake.status !== 'posting') throw new Error(`it is ${submitted.stocktake.status}`)
  return {
    stocktakeId,
    stocktake: submitted.stocktake,
    lines: await everything(db, 'countLines', { stocktakeId }),
    before: new Map((await everything(db, 'stock', { warehouseId })).map((stock) => [stock.itemId, stock])),
  }
}

const BATCH = 20

async function eventsOf(
  db: TestDatabase,
  stocktakeId: string,
  stocks: ReadonlyMap<string, Stock>,
  countsOf: CountsOf,
): Promise<CountInput[]> {
  return (await everything(db, 'countLines', { stocktakeId })).flatMap((line) => {
    const stock = stocks.get(line.itemId)
    const row = stock?.lots.find(
      ({ lotId, locationId, status }) =>
        lotId === line.lotId && locationId === line.locationId && status === line.status,
    )
    const counts = stock && row && countsOf(row, stock, line)
    return counts
      ? [eventOf(line.locationId, { lineId: line._id }, { round: 1, position: stock.version, ...counts })]
      : []
  })
}

/** A count of this moment, with a photo in case the rule wants one. */
export const eventOf = (
  locationId: string,
  target: CountInput['target'],
  more: Partial<CountInput> & { quantity: number },
): CountInput => ({
  eventId: randomUUID(),
  locationId,
  target,
  startedAt: new Date(Date.now() - 2_000).toISOString(),
  countedAt: new Date().toISOString(),
  photos: [SIGNATURE],
  ...more,
})

async function acceptAll(server: TestServer, clerk: string, stocktakeId: string): Promise<void> {
  const db = databaseOf(server.url)
  const open = await everything(db, 'countLines', { stocktakeId, differs: true })
  for (let from = 0; from < open.length; from += 80) {
    const lineIds = open.slice(from, from + 80).map(({ _id }) => _id)
    await succeed(server.call(clerk, 'stocktake.accept', { stocktakeId, lineIds, reason: 'lastCount' }))
  }
}

/** Every line once: what each item's stock has to hold when all that was posted is added to what it held. */
export function expectedStock({ before, lines }: Pick<Ready, 'before' | 'lines'>): Map<string, number> {
  const expected = new Map([...before].map(([itemId, { onHand }]) => [itemId, onHand]))
  for (const { itemId, result, outcome } of lines)
    if (outcome !== 'stuck') expected.set(itemId, (expected.get(itemId) ?? 0) + (result?.variance ?? 0))
  return expected
}
