import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ProgressLine } from '@/components/progress-line'
import { StateTag } from '@/components/state-tag'
import { failureText } from '@/lib/error-text'
import { replacePage } from '@/lib/nav'
import { useQuery } from '@/lib/use-operation'
import { stateText } from '@shared/domain/issue-kind'
import type { RequisitionView } from '@shared/operations/requisition'
import { headline, progressSteps } from '../progress'
import { statusTone } from '../status'
import { useCopy } from '../use-copy'
import { useWithdraw } from '../use-withdraw'
import { DetailActions } from './detail-actions'
import { DocumentFacts } from './document-facts'
import { HistoryCard } from './history-card'
import { IssueCard } from './issue-card'
import { LineResults } from './line-results'
import { OpenMatters } from './open-matters'
import { PickupCode } from './pickup-code'
import './requisition-detail.scss'

/** A requisition as its requester sees it: how far it is, what was asked, approved and handed out, and by whom. */
export function RequisitionDetail({ id }: { id: string }) {
  const query = useQuery('requisition.get', id ? { requisitionId: id } : null, { pull: true })
  if (query.data) return <Detail view={query.data} refresh={query.refresh} />
  return (
    <Page title="申请详情">
      {id ? (
        <Loadable query={query}>{() => null}</Loadable>
      ) : (
        <EmptyState
          drawing="search"
          title="没有找到这张申请"
          text="链接可能不完整，到我的申请里找找"
          action={{ id: 'go-list', text: '看我的申请', onTap: () => replacePage('requisitions') }}
        />
      )}
    </Page>
  )
}

function Detail({ view, refresh }: { view: RequisitionView; refresh: () => Promise<void> }) {
  const { requisition } = view
  const { status, history, issues } = requisition
  const copying = useCopy(requisition)
  const taking = useWithdraw(requisition, refresh)
  const last = history[history.length - 1]
  const sentBack = status === 'returned' || status === 'rejected'
  return (
    <Page title="申请详情" bottom={<DetailActions view={view} copying={copying} taking={taking} />}>
      {taking.failure && (
        <Notice id="refusal" action={{ id: 'refresh', text: '刷新', onTap: () => void refresh() }}>
          {failureText(taking.failure)}
        </Notice>
      )}
      <Card>
        <View className="requisition-detail__head">
          <View className="requisition-detail__headline">{headline(requisition)}</View>
          <StateTag tone={statusTone[status]}>{stateText(requisition)}</StateTag>
        </View>
        <ProgressLine steps={progressSteps(requisition)} />
        {sentBack && last?.comment && (
          <View className="requisition-detail__reason">
            <Notice
              tone={status === 'returned' ? 'warning' : 'danger'}
            >{`${last.by.name}：${last.comment}`}</Notice>
          </View>
        )}
      </Card>
      <OpenMatters view={view} refresh={refresh} />
      <PickupCode requisition={requisition} />
      <LineResults requisition={requisition} />
      {[...issues].reverse().map((issue) => (
        <IssueCard key={issue.no} requisition={requisition} issue={issue} />
      ))}
      <DocumentFacts requisition={requisition} />
      <HistoryCard history={history} />
    </Page>
  )
}
