import { maySeeStocktake, mayRun } from '../../shared/domain/stocktake/access'
import { assign as decideAssign, type Assignment } from '../../shared/domain/stocktake/open-steps'
import { ok, reject } from '../../shared/errors'
import type { StocktakeView } from '../../shared/operations/stocktake-view'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { readPeople } from './read-areas'
import { stocktakeNotFound, stocktakeView, talliesOf } from './view'

/** Other counters for some areas. Lines stay in their area, and what was counted stays counted. */
export const assign: Handler<'stocktake.assign'> = async ({ stocktakeId, areas, dueOn }, call) => {
  if (dueOn && dueOn < call.today) {
    return reject('INVALID_INPUT', { problem: '截止日期已经过去，请改为今天或以后' })
  }
  const named: Assignment['areas'][number][] = []
  for (const { areaId, counterIds, secondIds } of areas) {
    const counters = await readPeople(counterIds)
    if (!counters.ok) return counters
    const seconds = await readPeople(secondIds)
    if (!seconds.ok) return seconds
    named.push({ areaId, counters: counters.data, seconds: seconds.data })
  }
  const tallies = await talliesOf(stocktakeId)
  const by = { id: call.caller._id, name: call.caller.name }
  return commit<StocktakeView>(call, async (snapshot, now) => {
    const stocktake = await snapshot.get('stocktakes', stocktakeId)
    if (!stocktake || !maySeeStocktake(call.caller, stocktake)) return stocktakeNotFound(stocktakeId)
    if (!mayRun(call.caller, stocktake.warehouseId)) return reject('FORBIDDEN')
    const decision = decideAssign(stocktake, { by, areas: named, dueOn }, now)
    if (!decision.ok) return decision
    const what = decision.data.history.at(-1)?.comment || '人员不变'
    return ok({
      writes: [{ kind: 'update', collection: 'stocktakes', before: stocktake, document: decision.data }],
      journal: {
        summary: `改派盘点人 ${stocktakeId}，${what}${dueOn ? `，截止 ${dueOn}` : ''}`,
        postings: [],
        document: { type: 'stocktake', id: stocktakeId },
        warehouseId: stocktake.warehouseId,
      },
      answer: await stocktakeView(decision.data, call, tallies),
    })
  })
}
