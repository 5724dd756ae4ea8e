import type { InputOf, OutputOf } from '../../shared/operations'
import type { StocktakeView } from '../../shared/operations/stocktake-view'
import { CLERKS_WAREHOUSE, succeed } from './scenario'
import type { TestServer } from './server'

type Opening = InputOf<'stocktake.open'>

/** A stocktake of everything in the clerk's warehouse, unless changed. */
export const opening = (changes: Partial<Opening> = {}): Opening => ({
  kind: 'adhoc',
  warehouseId: CLERKS_WAREHOUSE,
  scope: {},
  ...changes,
})

/** Opens a stocktake, its lines still to be made. */
export const begin = async (server: TestServer, changes: Partial<Opening> = {}, by = 'clerk') =>
  (await succeed(server.call(by, 'stocktake.open', opening(changes)))).stocktake

/** Does the long work that is open, step by step, as a page does; the answers. */
export async function goOn(
  server: TestServer,
  stocktakeId: string,
  by = 'clerk',
): Promise<OutputOf<'stocktake.advance'>[]> {
  const { stocktake } = await succeed(server.call(by, 'stocktake.get', { stocktakeId }))
  const answers: OutputOf<'stocktake.advance'>[] = []
  let step = stocktake.job?.step ?? null
  while (step !== null) {
    const answer = await succeed(server.call(by, 'stocktake.advance', { stocktakeId, step }))
    answers.push(answer)
    step = answer.step
  }
  return answers
}

/** A stocktake that is being counted. */
export async function opened(
  server: TestServer,
  changes: Partial<Opening> = {},
  by = 'clerk',
): Promise<StocktakeView> {
  const { _id: stocktakeId } = await begin(server, changes, by)
  await goOn(server, stocktakeId, by)
  return succeed(server.call(by, 'stocktake.get', { stocktakeId }))
}
