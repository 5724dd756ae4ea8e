import { businessDay } from '@shared/domain/calendar'
import type { StocktakeView } from '@shared/operations/stocktake-view'
import { Notice } from '@/components/notice'
import { openPage } from '@/lib/nav'
import { dueText } from '../words'

/** What is wrong or unusual with a stocktake, above everything else. */
export function StocktakeNotices({ view, onUnfreeze }: { view: StocktakeView; onUnfreeze: () => void }) {
  const { stocktake, board, actions } = view
  const { status, dueOn, frozen, _id: id } = stocktake
  const under = status === 'opening' || status === 'counting'
  const due = dueOn && under ? dueText(dueOn, businessDay(Date.now())) : undefined
  const over = status === 'posted' || status === 'cancelled'
  const release = { id: 'unfreeze', text: '解除', onTap: onUnfreeze }
  const look = { id: 'see-finds', text: '去看', onTap: () => openPage('stocktakeFinds', { id }) }
  return (
    <>
      {due?.late && (
        <Notice id="overdue" tone="danger" icon="clock">
          {due.text}，请尽快盘完
        </Notice>
      )}
      {frozen && !over && (
        <Notice id="frozen" tone="warning" {...(actions.unfreeze ? { action: release } : {})}>
          范围内的收发已冻结，盘完过账自动恢复
        </Notice>
      )}
      {board.unknown > 0 && !over && (
        <Notice id="unknown" tone="warning" icon="info" {...(actions.review ? { action: look } : {})}>
          盘到 {board.unknown} 个不明物，还没认出来
        </Notice>
      )}
    </>
  )
}
