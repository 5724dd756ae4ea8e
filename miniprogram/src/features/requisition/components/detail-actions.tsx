import { BottomBar, type BarAction } from '@/components/bottom-bar'
import { openPage } from '@/lib/nav'
import { useMe } from '@/lib/session'
import type { RequisitionView } from '@shared/operations/requisition'
import { kindWords } from '../kind-words'
import type { useCopy } from '../use-copy'
import type { useWithdraw } from '../use-withdraw'

export interface DetailActionsProps {
  view: RequisitionView
  copying: ReturnType<typeof useCopy>
  taking: ReturnType<typeof useWithdraw>
}

/** What this person can do with this document now; nothing when it is somebody else's and finished. */
export function DetailActions({ view, copying, taking }: DetailActionsProps) {
  const { requisition, actions } = view
  const { _id: id, kind, status, replacedBy } = requisition
  const isMine = useMe()?._id === requisition.requester.id

  const takeBack: BarAction = {
    id: 'withdraw',
    text: '撤回',
    loading: taking.running,
    onTap: () => void taking.withdraw(),
  }
  const again: BarAction = {
    id: 'again',
    text: kindWords[kind].again,
    loading: copying.running,
    onTap: () => void copying.copy(false),
  }
  const correct: BarAction = {
    id: 'correct',
    text: status === 'withdrawn' ? '改一改再提交' : '修改重提',
    icon: 'edit',
    loading: copying.running,
    onTap: () => void copying.copy(true),
  }
  const decide: BarAction = { id: 'go-approval', text: '去审批', onTap: () => openPage('approval', { id }) }
  const pick: BarAction = {
    id: 'go-pick',
    text: '去拣货',
    icon: 'pick',
    onTap: () => openPage('pick', { id }),
  }

  const next: BarAction = {
    id: 'go-next',
    text: '看重提的申请',
    onTap: () => openPage('requisition', { id: replacedBy ?? id }),
  }

  const accept: BarAction = {
    id: 'go-accept',
    text: '登记签收',
    icon: 'check',
    onTap: () => openPage('accept', { id }),
  }

  const tertiary = actions.withdraw ? takeBack : undefined
  if (actions.issue)
    return <BottomBar primary={pick} secondary={actions.accept ? accept : undefined} tertiary={tertiary} />
  if (actions.decide) return <BottomBar primary={decide} />
  if (actions.accept) return <BottomBar primary={accept} tertiary={tertiary} />
  if (!isMine) return null
  if (replacedBy) return <BottomBar primary={next} />
  const isClosed = status === 'returned' || status === 'rejected' || status === 'withdrawn'
  return <BottomBar primary={isClosed ? correct : { ...again, kind: 'secondary' }} tertiary={tertiary} />
}
