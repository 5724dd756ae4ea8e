import { talliesAfter, type BoardTallies } from '../../shared/domain/stocktake/board'
import type { Reviewed } from '../../shared/domain/stocktake/review-steps'
import { ok, reject, type Result } from '../../shared/errors'
import type { StocktakeView } from '../../shared/operations/stocktake-view'
import type { CountLine } from '../../shared/schema/count-line'
import type { Stocktake } from '../../shared/schema/stocktake'
import { _ } from '../runtime/app'
import { commit, type Write } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import { find } from '../runtime/store'
import { stocktakeNotFound, stocktakeView, talliesOf } from './view'

/**
 * A step that changes the stocktake alone, such as handing it in. `decide` may ask for what it needs of the lines; the tallies
 * that it asks for serve the answer too.
 */
export const commitStep = (
  call: CallContext,
  stocktakeId: string,
  step: {
    decide: (
      stocktake: Stocktake,
      now: string,
      tallies: () => Promise<BoardTallies>,
    ) => Promise<Result<Stocktake>>
    summary: (after: Stocktake) => string
  },
): Promise<Result<StocktakeView>> =>
  commit<StocktakeView>(call, async (snapshot, now) => {
    const before = await snapshot.get('stocktakes', stocktakeId)
    if (!before) return stocktakeNotFound(stocktakeId)
    let asked: Promise<BoardTallies> | undefined
    const tallies = () => (asked ??= talliesOf(stocktakeId))
    const decided = await step.decide(before, now, tallies)
    if (!decided.ok) return decided
    return ok({
      writes: [{ kind: 'update', collection: 'stocktakes', before, document: decided.data }],
      journal: { ...about(decided.data), summary: step.summary(decided.data) },
      answer: await stocktakeView(decided.data, call, await tallies()),
    })
  })

/**
 * A step that changes some lines. They are read beside the transaction, after its first read: one that somebody changes
 * after that makes the write fail, and the step is decided afresh.
 */
export const commitLines = (
  call: CallContext,
  { stocktakeId, lineIds }: { stocktakeId: string; lineIds: readonly string[] },
  step: {
    decide: (stocktake: Stocktake, lines: readonly CountLine[], now: string) => Result<Reviewed>
    summary: (after: Reviewed) => string
  },
): Promise<Result<StocktakeView>> =>
  commit<StocktakeView>(call, async (snapshot, now) => {
    const before = await snapshot.get('stocktakes', stocktakeId)
    if (!before) return stocktakeNotFound(stocktakeId)
    const lines = await linesById(stocktakeId, lineIds)
    if (!lines.ok) return lines
    const decided = step.decide(before, lines.data, now)
    if (!decided.ok) return decided
    const old = new Map(lines.data.map((line) => [line._id, line]))
    const changes = decided.data.lines.map((after) => ({ before: old.get(after._id) ?? after, after }))
    const { stocktake } = decided.data
    return ok({
      writes: [
        { kind: 'update', collection: 'stocktakes', before, document: stocktake },
        ...changes.map(({ before: line, after }): Write => ({
          kind: 'update',
          collection: 'countLines',
          before: line,
          document: after,
        })),
      ],
      journal: {
        ...about(stocktake),
        summary: step.summary(decided.data),
        changes: changes.map(({ before: line, after }) => ({
          path: after._id,
          before: wordOf(line),
          after: wordOf(after),
        })),
      },
      answer: await stocktakeView(stocktake, call, talliesAfter(await talliesOf(stocktakeId), changes)),
    })
  })

/** What an auditor wants to know of a line before and after. */
const wordOf = ({ state, round, reason, reasonNote }: CountLine) => ({
  state,
  round,
  ...(reason ? { reason } : {}),
  ...(reasonNote ? { reasonNote } : {}),
})

export const about = ({ _id, warehouseId }: Stocktake) => ({
  postings: [],
  document: { type: 'stocktake' as const, id: _id },
  warehouseId,
})

/** The lines of these ids, each once. NOT_FOUND when one is not of this stocktake. */
async function linesById(stocktakeId: string, lineIds: readonly string[]): Promise<Result<CountLine[]>> {
  const ids = [...new Set(lineIds)]
  const found = await find('countLines', { _id: _.in(ids) }, { limit: ids.length })
  const own = found.filter((line) => line.stocktakeId === stocktakeId)
  return own.length === ids.length ? ok(own) : reject('NOT_FOUND', { what: '要处理的盘点明细' })
}
