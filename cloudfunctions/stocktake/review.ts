import { sum } from '../../shared/domain/stock'
import {
  acceptVariances,
  askRecount,
  finishCounting,
  reopenCounting,
} from '../../shared/domain/stocktake/review-steps'
import { varianceReasonText } from '../../shared/domain/stocktake/words'
import type { CountLineState } from '../../shared/schema/count-line'
import type { Handler } from '../runtime/define-function'
import { commitLines, commitStep } from './review-step'

export const finish: Handler<'stocktake.finish'> = ({ stocktakeId, leave }, call) =>
  commitStep(call, stocktakeId, {
    decide: async (stocktake, now, board) => {
      const { lines } = await board()
      const linesIn = (...states: CountLineState[]) =>
        sum(lines.filter(({ state }) => states.includes(state)).map((tally) => tally.lines))
      const uncounted = linesIn('toCount')
      const waiting = linesIn('toSecond', 'toRecount')
      return finishCounting(stocktake, { by: call.caller, uncounted, waiting, leave }, now)
    },
    summary: ({ _id, history }) => {
      const comment = history.at(-1)?.comment
      return `结束盘点 ${_id}，进入复核${comment ? `；${comment}` : ''}`
    },
  })

export const reopen: Handler<'stocktake.reopen'> = ({ stocktakeId, reason }, call) =>
  commitStep(call, stocktakeId, {
    decide: async (stocktake, now) => reopenCounting(stocktake, { by: call.caller, reason }, now),
    summary: ({ _id }) => `退回继续盘点 ${_id}：${reason}`,
  })

export const recount: Handler<'stocktake.recount'> = ({ stocktakeId, lineIds, note }, call) =>
  commitLines(
    call,
    { stocktakeId, lineIds },
    {
      decide: (stocktake, lines, now) => askRecount(stocktake, lines, { by: call.caller, note }, now),
      summary: ({ lines }) => `要求重盘 ${stocktakeId}，${lines.length} 行${note ? `：${note}` : ''}`,
    },
  )

export const accept: Handler<'stocktake.accept'> = ({ stocktakeId, lineIds, reason, note }, call) =>
  commitLines(
    call,
    { stocktakeId, lineIds },
    {
      decide: (stocktake, lines, now) =>
        acceptVariances(stocktake, lines, { by: call.caller, reason, note }, now),
      summary: ({ lines }) =>
        `认定差异 ${stocktakeId}，${lines.length} 行，原因：${varianceReasonText[reason]}${note ? `（${note}）` : ''}`,
    },
  )
