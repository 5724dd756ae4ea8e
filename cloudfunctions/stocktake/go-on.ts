import { isUnderWay } from '../../shared/domain/stocktake/plan'
import type { Stocktake } from '../../shared/schema/stocktake'
import { _ } from '../runtime/app'
import type { CallContext } from '../runtime/context'
import { unfreeze } from '../runtime/freeze'
import { find, get } from '../runtime/store'
import { advanceOnce } from './advance'

/** A job that nobody has moved for so long was left: the page was closed, or the network is gone. */
const IDLE_MS = 2 * 60_000
/** What ended this long ago has been looked after by several runs. */
const LATELY_MS = 20 * 60_000

/** Every few minutes: long work that stopped goes on, and marks of freezes that are over are taken off. */
export async function goOnWithWork(call: CallContext): Promise<void> {
  const idle = { 'job.updatedAt': _.lt(before(call, IDLE_MS)) }
  const stopped = await find(
    'stocktakes',
    { status: _.in(['opening', 'posting']), ...idle },
    { orderBy: [['createdAt', 'asc']], limit: 100 },
  )
  for (const { _id } of stopped) {
    if (Date.now() > call.deadline) return
    await goOn(call, _id).catch((error: unknown) => log(_id, error))
  }
  await takeOffMarks(call)
}

/** Step after step until the work is done, somebody else does it, it is refused, or the time is over. */
export async function goOn(call: CallContext, stocktakeId: string): Promise<void> {
  const stocktake = await get('stocktakes', stocktakeId)
  let job = stocktake?.job
  while (job && Date.now() < call.deadline - STEP_MS) {
    const requestId = `timer-stocktakeWork-${stocktakeId}-${job.kind}-${job.step}`
    const input = { stocktakeId, step: job.step }
    const result = await advanceOnce({ ...call, requestId, input }, stocktakeId, job.step)
    if (!result.ok) return result.code === 'ALREADY_HANDLED' ? undefined : log(stocktakeId, result)
    const { step } = result.data
    job = step === null ? null : { ...job, step }
  }
}
/** Time that a step may take. */
const STEP_MS = 5_000

/** The areas went in the transaction that ended the freeze; whoever did it may not have come to the marks. */
async function takeOffMarks(call: CallContext): Promise<void> {
  const lately = await find(
    'stocktakes',
    { updatedAt: _.gte(before(call, LATELY_MS)) },
    { orderBy: [['updatedAt', 'desc']], limit: 200 },
  )
  for (const stocktake of lately) if (isThawed(stocktake)) await unfreeze(stocktake)
}

const isThawed = (stocktake: Stocktake): boolean =>
  stocktake.frozen ? !isUnderWay(stocktake) : stocktake.history.some(({ action }) => action === 'unfreeze')

const before = ({ now }: CallContext, ms: number): string => new Date(Date.parse(now) - ms).toISOString()

const log = (stocktakeId: string, error: unknown) =>
  console.error(JSON.stringify({ operation: 'timer.stocktakeWork', stocktakeId, error: textOf(error) }))

const textOf = (error: unknown): unknown => (error instanceof Error ? error.message : error)
