import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { failureText } from '@/lib/error-text'
import { openPage, switchTab } from '@/lib/nav'
import type { Me } from '@/lib/session'
import { mayDecide } from '@shared/domain/requisition'
import type { RequisitionView } from '@shared/operations/requisition'
import { HistoryCard } from '../../requisition/components/history-card'
import { LineResults } from '../../requisition/components/line-results'
import { approvedOf } from '../cuts'
import { useDecision } from '../use-decision'
import { whyNot } from '../why-not'
import { ApprovalLine } from './approval-line'
import { CommentForm } from './comment-form'
import { Decided } from './decided'
import { RequestHead } from './request-head'

export interface ApprovalFormProps {
  view: RequisitionView
  me: Me
  refresh: () => Promise<void>
}

/** Who, what for, the lines with the stock beside them, and 驳回 · 退回 · 同意 under the thumb. */
export function ApprovalForm({ view, me, refresh }: ApprovalFormProps) {
  const { requisition } = view
  const decision = useDecision(view, refresh)
  const refused = mayDecide(requisition, me)
  if (decision.outcome) return <Decided outcome={decision.outcome} />
  if (refused) return <Closed view={view} reason={whyNot(requisition, refused)} />

  const { failure, running, available, cuts } = decision
  const refusedLine = failure?.details?.line
  const short = requisition.lines.some(
    (line) => (approvedOf(line, cuts) ?? 0) > (available.get(line.lineId) ?? 0),
  )
  const idle = running === undefined
  const notice = decision.obstacle ? (
    <Notice id="obstacle">{decision.obstacle}</Notice>
  ) : (
    failure && (
      <Notice id="refusal" action={{ id: 'refresh', text: '刷新', onTap: () => void refresh() }}>
        {failureText(failure)}
      </Notice>
    )
  )
  const bar = (
    <BottomBar
      tertiary={{
        id: 'reject',
        text: '驳回',
        loading: running === 'reject',
        disabled: !idle,
        onTap: () => void decision.decide('reject'),
      }}
      secondary={{
        id: 'return',
        text: '退回',
        loading: running === 'return',
        disabled: !idle,
        onTap: () => void decision.decide('return'),
      }}
      primary={{
        id: 'approve',
        text: Object.keys(cuts).length > 0 ? '按改后数量同意' : '同意',
        loading: running === 'approve',
        disabled: !idle,
        onTap: () => void decision.decide('approve'),
      }}
    />
  )
  return (
    <Page title="审批" backTo="todo" bottom={bar} notice={notice}>
      <RequestHead requisition={requisition} />
      {short && (
        <Notice
          id="short"
          tone="warning"
          action={{ id: 'cut-to-stock', text: '改为可用数量', onTap: decision.cutAllToStock }}
        >
          有物资库存不够
        </Notice>
      )}
      <Card title="申请物资" extra={`${requisition.lines.length} 种`} padded={false}>
        {requisition.lines.map((line) => (
          <ApprovalLine
            key={line.lineId}
            line={line}
            available={available.get(line.lineId) ?? 0}
            cut={cuts[line.lineId]}
            refusal={failure && refusedLine === line.lineId ? failureText(failure) : undefined}
            onChange={(quantity) => decision.setApproved(line, quantity)}
          />
        ))}
      </Card>
      <CommentForm value={decision.comment} onChange={decision.setComment} />
      <HistoryCard history={requisition.history} />
    </Page>
  )
}

/** What an approver sees who cannot decide on it: why, how it stands, and where to go on. */
function Closed({ view, reason }: { view: RequisitionView; reason: string }) {
  const { requisition } = view
  const bar = (
    <BottomBar
      primary={{ id: 'go-todo', text: '返回待办', onTap: () => switchTab('todo') }}
      secondary={{
        id: 'view',
        text: '看单据',
        onTap: () => openPage('requisition', { id: requisition._id }),
      }}
    />
  )
  return (
    <Page title="审批" backTo="todo" bottom={bar}>
      <Notice id="closed" tone="brand" icon="info">
        {reason}
      </Notice>
      <RequestHead requisition={requisition} />
      <LineResults requisition={requisition} />
      <HistoryCard history={requisition.history} />
    </Page>
  )
}
