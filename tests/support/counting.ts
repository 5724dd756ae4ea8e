import { randomUUID } from 'node:crypto'
import type { InputOf, OutputOf } from '../../shared/operations'
import type { LineToCount } from '../../shared/operations/stocktake-count'
import { succeed } from './scenario'
import type { TestServer } from './server'

type OpenInput = InputOf<'stocktake.open'>
export type CountInput = InputOf<'stocktake.count'>['events'][number]

/** A stocktake that is being counted: opened by a clerk, its lines made. */
export async function openStocktake(
  server: TestServer,
  input: Partial<OpenInput> & Pick<OpenInput, 'warehouseId'>,
  account = 'clerk',
): Promise<string> {
  const opened = await succeed(
    server.call(account, 'stocktake.open', { kind: 'adhoc', scope: {}, blind: false, ...input }),
  )
  const stocktakeId = opened.stocktake._id
  for (let step: number | null = opened.stocktake.job?.step ?? null; step !== null;) {
    step = (await succeed(server.call(account, 'stocktake.advance', { stocktakeId, step }))).step
  }
  return stocktakeId
}

export const shelf = (
  server: TestServer,
  account: string,
  stocktakeId: string,
  location: string,
): Promise<OutputOf<'stocktake.location'>> =>
  succeed(server.call(account, 'stocktake.location', { stocktakeId, location }))

/** A count of a line as a page sends it right after counting. */
export function countOf(
  line: Pick<LineToCount, 'lineId' | 'locationId' | 'round' | 'position'>,
  quantity: number,
  more: Partial<CountInput> = {},
): CountInput {
  const now = Date.now()
  return {
    eventId: randomUUID(),
    locationId: line.locationId,
    target: { lineId: line.lineId },
    round: line.round,
    quantity,
    startedAt: new Date(now - 3_000).toISOString(),
    countedAt: new Date(now).toISOString(),
    position: line.position,
    ...more,
  }
}

export const send = (
  server: TestServer,
  account: string,
  stocktakeId: string,
  events: CountInput[],
  more: Partial<InputOf<'stocktake.count'>> = {},
  requestId?: string,
) =>
  server.call(
    account,
    'stocktake.count',
    { stocktakeId, events, sentAt: new Date().toISOString(), ...more },
    requestId,
  )

/** What became of one count. */
export async function counted(
  server: TestServer,
  account: string,
  stocktakeId: string,
  event: CountInput,
): Promise<OutputOf<'stocktake.count'>['results'][number]> {
  const { results } = await succeed(send(server, account, stocktakeId, [event]))
  const [result] = results
  if (!result) throw new Error('a count without an outcome')
  return result
}
