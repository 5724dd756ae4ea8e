import { withdrawScrap } from '../../shared/domain/scrap'
import type { Handler } from '../runtime/define-function'
import { commitStep } from './scrap-step'

export const withdraw: Handler<'quality.withdrawScrap'> = ({ scrapId, comment }, call) =>
  commitStep(call, scrapId, {
    moves: true,
    decide: (scrap, ledger, now) =>
      withdrawScrap(scrap, ledger, { by: call.caller, comment: comment || undefined }, now),
    summary: ({ _id }) => `撤回报废单 ${_id}` + (comment ? `，原因：${comment}` : ''),
  })
