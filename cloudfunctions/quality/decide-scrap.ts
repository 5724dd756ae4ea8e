import { decideScrap } from '../../shared/domain/scrap'
import type { Handler } from '../runtime/define-function'
import { commitStep } from './scrap-step'

export const decide: Handler<'quality.decideScrap'> = ({ scrapId, approve, comment }, call) => {
  const command = { by: call.caller, approve, comment: comment || undefined }
  return commitStep(call, scrapId, {
    moves: !approve,
    decide: (scrap, ledger, now) => decideScrap(scrap, ledger, command, now),
    summary: ({ _id }) => `${approve ? '同意' : '驳回'}报废单 ${_id}` + (comment ? `，意见：${comment}` : ''),
  })
}
