import { decideResult, submitResult } from '../../shared/domain/stocktake/approval'
import { approvalLevelText } from '../../shared/domain/stocktake/words'
import { approversOf } from '../runtime/approvers'
import type { Handler } from '../runtime/define-function'
import { activePeople, settings } from '../runtime/directory'
import { count, find } from '../runtime/store'
import { resultTallies } from './result-tallies'
import { commitStep } from './review-step'
import { talliesOf } from './view'

/** Administrators are few; more than these need not be named. */
const MOST_ADMINS = 20

export const submit: Handler<'stocktake.submit'> = async ({ stocktakeId, revision, note }, call) => {
  const [{ approval: limits }, approvers, admins] = await Promise.all([
    settings('stocktake'),
    approversOf(call.caller),
    find('people', { roles: 'admin', status: 'active' }, { limit: MOST_ADMINS, fields: ['_id'] }),
  ])
  const people = { approvers: approvers.map(({ _id }) => _id), admins: admins.map(({ _id }) => _id) }
  return commitStep(call, stocktakeId, {
    decide: async (stocktake, now) => {
      const [tallies, unknown, board] = await Promise.all([
        resultTallies(stocktakeId),
        count('countFinds', { stocktakeId, status: 'open' }),
        talliesOf(stocktakeId),
      ])
      const countedBy = board.people.map(({ id }) => id)
      const command = { by: call.caller, revision, note, tallies, unknown, limits, countedBy, ...people }
      return submitResult(stocktake, command, now)
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
    decide: async (stocktake, now) => {
      const [{ people }, approvers] = await Promise.all([
        talliesOf(stocktakeId),
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
