import { decideResult, submitResult } from '../../shared/domain/stocktake/approval'
import { maySeeStocktake } from '../../shared/domain/stocktake/access'
import type { BoardTallies } from '../../shared/domain/stocktake/board'
import { approvalLevelText } from '../../shared/domain/stocktake/words'
import { ok, reject } from '../../shared/errors'
import { approversOf } from '../runtime/approvers'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { activePeople, settings } from '../runtime/directory'
import { find, get } from '../runtime/store'
import { resultTallies } from './result-tallies'
import { commitStep } from './review-step'
import { stocktakeNotFound, talliesOf, visibleStocktake } from './view'

/** Administrators are few; more than these need not be named. */
const MOST_ADMINS = 20

/** The limits, and who may have to decide on what this caller hands in. */
async function rulesFor(caller: CallContext['caller']) {
  const [{ approval: limits }, approvers, admins] = await Promise.all([
    settings('stocktake'),
    approversOf(caller),
    find('people', { roles: 'admin', status: 'active' }, { limit: MOST_ADMINS, fields: ['_id'] }),
  ])
  return { limits, approvers: approvers.map(({ _id }) => _id), admins: admins.map(({ _id }) => _id) }
}

/** What the lines come to, and who counted them. */
async function resultOf(stocktakeId: string, board: Promise<BoardTallies>) {
  const [tallies, { people, unknown }] = await Promise.all([resultTallies(stocktakeId), board])
  return { tallies, unknown, countedBy: people.map(({ id }) => id) }
}

/** What handing in would come to now: the same decision as `submit`, kept by nobody. */
export const outlook: Handler<'stocktake.outlook'> = async ({ stocktakeId }, { caller, now }) => {
  const stocktake = await get('stocktakes', stocktakeId)
  if (!stocktake || !maySeeStocktake(caller, stocktake)) return stocktakeNotFound(stocktakeId)
  const [rules, result] = await Promise.all([rulesFor(caller), resultOf(stocktakeId, talliesOf(stocktakeId))])
  const decided = submitResult(
    stocktake,
    { by: caller, revision: stocktake.revision, ...rules, ...result },
    now,
  )
  if (!decided.ok) return decided
  const { approval } = decided.data
  const { totals } = visibleStocktake(decided.data, caller)
  if (!totals || !approval) return reject('BOOKS_HIDDEN')
  const approvers = await activePeople(approval.approverIds)
  return ok({ totals, level: approval.level, approverNames: approvers.map(({ name }) => name) })
}

export const submit: Handler<'stocktake.submit'> = async ({ stocktakeId, revision, note }, call) => {
  const rules = await rulesFor(call.caller)
  return commitStep(call, stocktakeId, {
    decide: async (stocktake, now, board) => {
      const result = await resultOf(stocktakeId, board())
      return submitResult(stocktake, { by: call.caller, revision, note, ...rules, ...result }, now)
    },
    summary: ({ _id, approval, totals }) => {
      const { surplusLines = 0, lossLines = 0 } = totals ?? {}
      const result = `盘盈 ${surplusLines} 行、盘亏 ${lossLines} 行`
      return `提交盘点结果 ${_id}：${result}，${approvalLevelText[approval?.level ?? 'none']}`
    },
  })
}

export const decide: Handler<'stocktake.decide'> = ({ stocktakeId, approve, comment }, call) =>
  commitStep(call, stocktakeId, {
    decide: async (stocktake, now, board) => {
      const [{ people }, approvers] = await Promise.all([
        board(),
        activePeople(stocktake.approval?.approverIds ?? []),
      ])
      const facts = {
        countedBy: people.map(({ id }) => id),
        approverNames: approvers.map(({ name }) => name),
      }
      return decideResult(
        stocktake,
        { by: call.caller, approve, comment: comment || undefined, ...facts },
        now,
      )
    },
    summary: ({ _id }) => `${approve ? '同意' : '退回'}盘点结果 ${_id}${comment ? `，意见：${comment}` : ''}`,
  })
