import type { StocktakeView } from '@shared/operations/stocktake-view'
import { Notice } from '@/components/notice'
import { JobCard } from '@/features/stocktake/components/job-card'
import { openPage } from '@/lib/nav'
import type { ReviewView } from '../review-views'
import { Obstacles } from './obstacles'
import { StuckCard } from './stuck-card'

export interface ReviewStateProps {
  view: StocktakeView
  refresh: () => Promise<void>
  onShow: (view: ReviewView) => void
}

/** Where the stocktake stands, and what comes next. */
export function ReviewState({ view, refresh, onShow }: ReviewStateProps) {
  const { stocktake, board, actions, approverNames } = view
  const { _id, status, job } = stocktake
  if (job && (status === 'posting' || status === 'opening')) {
    return (
      <JobCard stocktakeId={_id} job={job} mayAdvance={actions.advance} onFinished={() => void refresh()} />
    )
  }
  if (status === 'reviewing') return <Obstacles stocktakeId={_id} board={board} onShow={onShow} />
  if (status === 'posted') return <StuckCard view={view} />
  const words = {
    opening: '明细还没生成完',
    counting: '还在盘点，数字会变；盘完后在盘点单里结束盘点',
    approving: `已提交，等${approverNames.join('、') || '管理员'}审批；审批前不改账`,
    posting: '正在过账',
    cancelled: '这张盘点单已取消，没有改账',
  }[status]
  return (
    <Notice
      id="review-state"
      tone={status === 'cancelled' ? 'warning' : 'brand'}
      icon={status === 'cancelled' ? 'alert' : 'clock'}
      action={{ id: 'see-stocktake', text: '盘点单', onTap: () => openPage('stocktake', { id: _id }) }}
    >
      {words}
    </Notice>
  )
}
