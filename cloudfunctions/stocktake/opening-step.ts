import { linesOfStock, type LineSources } from '../../shared/domain/stocktake/make-lines'
import { afterOpeningStep, type OpeningStep } from '../../shared/domain/stocktake/open-steps'
import type { ScopeFilter } from '../../shared/domain/stocktake/scope'
import { ok, type Result } from '../../shared/errors'
import type { OutputOf } from '../../shared/operations'
import type { CountLine } from '../../shared/schema/count-line'
import type { Location } from '../../shared/schema/masterdata'
import type { Stock } from '../../shared/schema/stock'
import type { Stocktake } from '../../shared/schema/stocktake'
import { businessDay } from '../../shared/domain/calendar'
import { Cache } from '../runtime/cache'
import { commit } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import { forget, itemsById, locationsOf } from '../runtime/directory'
import { markGoods } from './mark-goods'
import { readFilter } from './read-scope'
import { stocksAfter } from './scan-stocks'
import { stocktakeNotFound } from './view'

/** Lines of one step, or a little more: an item is not divided. */
const STEP_LINES = 400
/** Stock documents of one request: with a hundred lots each they stay far below what an answer may weigh. */
const PAGE = 200

/** Looking a scope up may cost many requests; its steps follow one another within moments. */
const filters = new Cache<ScopeFilter>(10 * 60_000, 50)

/** Makes the next lines of a stocktake; with the last ones counting begins. */
export async function openingStep(
  call: CallContext,
  before: Stocktake,
  step: number,
): Promise<Result<OutputOf<'stocktake.advance'>>> {
  // As of the day of its opening, so that the scope is the same whenever a step is done.
  const filter =
    (await filters.through(before._id, () =>
      readFilter(before.warehouseId, before.scope, businessDay(before.createdAt)),
    )) ?? {}
  // Again, in case whoever opened it got no further.
  if (step === 0) await markGoods(before, filter)
  const by = { id: call.caller._id, name: call.caller.name }
  const result = await commit<OutputOf<'stocktake.advance'>>(call, async (snapshot, now) => {
    const stocktake = await snapshot.get('stocktakes', before._id)
    if (!stocktake) return stocktakeNotFound(before._id)
    const after = stocktake.job?.after ?? null
    const nothing: OpeningStep = { lines: [], lastItemId: after, finished: false }
    // Asked twice, so that lines are not made for a step that somebody else has done.
    const mayGoOn = afterOpeningStep(stocktake, step, nothing, by, now)
    if (!mayGoOn.ok) return mayGoOn
    const made = await nextLines(stocktake, after, filter, now)
    const decision = afterOpeningStep(stocktake, step, made, by, now)
    if (!decision.ok) return decision
    const { status, job } = decision.data
    const done = (stocktake.job?.done ?? 0) + made.lines.length
    return ok({
      writes: [
        { kind: 'update', collection: 'stocktakes', before: stocktake, document: decision.data },
        { kind: 'insertAll', collection: 'countLines', documents: made.lines },
      ],
      journal: {
        summary: `生成盘点明细 ${before._id} 第 ${step + 1} 步：${made.lines.length} 行${job ? '' : `，共 ${done} 行，开始盘点`}`,
        postings: [],
        document: { type: 'stocktake', id: before._id },
        warehouseId: before.warehouseId,
      },
      answer: {
        stocktakeId: before._id,
        status,
        done,
        total: Math.max(done, stocktake.job?.total ?? 0),
        step: job ? job.step : null,
      },
    })
  })
  // For stock documents that were made while the lines were.
  if (result.ok && result.data.step === null) await markGoods(before, filter)
  return result
}

/** The lines of the next items, from the stock as it is now. */
async function nextLines(
  stocktake: Stocktake,
  after: string | null,
  filter: ScopeFilter,
  now: string,
): Promise<OpeningStep> {
  const lines: CountLine[] = []
  let lastItemId = after
  for (;;) {
    const page = await stocksAfter(stocktake.warehouseId, filter, lastItemId, { limit: PAGE, fields: FIELDS })
    const sources = await sourcesOf(stocktake.warehouseId, page.stocks, filter)
    for (const [index, stock] of page.stocks.entries()) {
      lines.push(...linesOfStock(stocktake, stock, sources, now))
      lastItemId = stock.itemId
      const more = index < page.stocks.length - 1 || page.after !== null
      if (lines.length >= STEP_LINES && more) return { lines, lastItemId, finished: false }
    }
    if (page.after === null) return { lines, lastItemId, finished: true }
    lastItemId = page.after
  }
}

const FIELDS = ['_id', 'itemId', 'item', 'lots'] as const

async function sourcesOf(
  warehouseId: string,
  stocks: readonly Stock[],
  filter: ScopeFilter,
): Promise<LineSources> {
  const items = await itemsById(stocks.map(({ itemId }) => itemId))
  return { filter, items, locations: await locationsWith(warehouseId, stocks) }
}

/** The warehouse's locations, read afresh when goods lie at one that was made a moment ago. */
async function locationsWith(
  warehouseId: string,
  stocks: readonly Stock[],
): Promise<ReadonlyMap<string, Location>> {
  const known = await locationsOf(warehouseId)
  if (stocks.every(({ lots }) => lots.every(({ locationId }) => known.has(locationId)))) return known
  forget('locations', warehouseId)
  return locationsOf(warehouseId)
}
