import { View } from '@tarojs/components'
import { useState } from 'react'
import { BarcodeLabel } from '@/components/barcode-label'
import { BottomBar, type BarAction } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { StateTag } from '@/components/state-tag'
import { formatDay } from '@/lib/format'
import { openPage, replacePage } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { businessDay, daysBetween } from '@shared/domain/calendar'
import { isOut, loanStatusText } from '@shared/domain/loan'
import type { LoanView } from '@shared/operations/loan'
import { useDecideRenewal } from './components/decide-renewal'
import { LoanFacts } from './components/loan-facts'
import { LoanHistory } from './components/loan-history'
import { LoanLines } from './components/loan-lines'
import { RenewSheet } from './components/renew-sheet'
import { RenewalsCard } from './components/renewals-card'
import { SettlementsCard } from './components/settlements-card'
import { loanTone } from './words'
import './loan-page.scss'

/** One loan: what is out and by when, what came back, who answers for the rest, and what I can do. */
export function LoanPage({ id }: { id: string }) {
  const query = useQuery('loan.get', id ? { loanId: id } : null, { pull: true })
  if (query.data) return <Detail view={query.data} refresh={query.refresh} />
  return (
    <Page title="借出单">
      {id ? (
        <Loadable query={query}>{() => null}</Loadable>
      ) : (
        <EmptyState
          drawing="search"
          title="没有找到这张借出单"
          text="链接可能不完整，到借用列表里找找"
          action={{ id: 'go-loans', text: '看借用列表', onTap: () => replacePage('loans', {}) }}
        />
      )}
    </Page>
  )
}

function Detail({ view, refresh }: { view: LoanView; refresh: () => Promise<void> }) {
  const { loan, actions, overdueDays } = view
  const [renewing, setRenewing] = useState(false)
  const decision = useDecideRenewal(view, refresh)
  const isMine = useMe()?._id === loan.borrower.id
  const out = isOut(loan)

  const takeBack: BarAction = {
    id: 'go-return',
    text: '办理归还',
    icon: 'return',
    onTap: () => openPage('loanReturn', { id: loan._id }),
  }
  const settle: BarAction = {
    id: 'go-settle',
    text: out ? '丢失、损坏' : '去定责',
    onTap: () => openPage('loanSettle', { id: loan._id }),
  }
  const renew: BarAction = { id: 'renew', text: '申请续借', icon: 'clock', onTap: () => setRenewing(true) }
  const bar = actions.decideRenewal ? (
    <BottomBar {...decision.bar} tertiary={actions.return ? { ...takeBack, kind: 'text' } : undefined} />
  ) : actions.return ? (
    <BottomBar primary={takeBack} secondary={settle} />
  ) : actions.settle ? (
    <BottomBar primary={settle} />
  ) : actions.renew ? (
    <BottomBar primary={renew} />
  ) : null
  return (
    <Page title="借出单" bottom={bar} notice={actions.decideRenewal ? decision.notice : undefined}>
      <Card>
        <View className="loan-page__head">
          <View className={`loan-page__headline ${overdueDays > 0 ? 'loan-page__headline--late' : ''}`}>
            {headline(view, isMine)}
          </View>
          <StateTag tone={overdueDays > 0 ? 'danger' : loanTone[loan.status]}>
            {overdueDays > 0 ? `逾期 ${overdueDays} 天` : loanStatusText[loan.status]}
          </StateTag>
        </View>
        {loan.renewalWaits && !actions.decideRenewal && (
          <View className="loan-page__renewal">{`已申请续借，等${loan.approverNames.join('或')}或仓管员审批`}</View>
        )}
        {isMine && out && (
          <View className="loan-page__code">
            <BarcodeLabel text={loan._id} />
            <View className="loan-page__note">归还时给仓管员扫这个码</View>
          </View>
        )}
      </Card>
      {actions.decideRenewal && decision.form}
      <LoanLines lines={loan.lines} />
      <SettlementsCard view={view} />
      <RenewalsCard renewals={loan.renewals} />
      <LoanFacts loan={loan} />
      <LoanHistory history={loan.history} />
      <RenewSheet
        view={view}
        open={renewing}
        onClose={() => setRenewing(false)}
        onDone={() => void refresh()}
      />
    </Page>
  )
}

/** One sentence at the top: by when, or how it ended. */
function headline({ loan, overdueDays }: LoanView, isMine: boolean): string {
  const day = formatDay(loan.dueDate)
  switch (loan.status) {
    case 'lent':
    case 'partlyReturned': {
      if (overdueDays > 0) return isMine ? `${day}就该还了，请尽快归还` : `${day}到期，还没有还清`
      const left = daysBetween(businessDay(Date.now()), loan.dueDate)
      const rest = loan.status === 'partlyReturned' ? '其余的' : ''
      return left === 0 ? `${rest}今天要还` : `${rest}${day}前归还，还有 ${left} 天`
    }
    case 'toSettle':
      return '东西都回来了，损坏的还没定责'
    case 'returned':
      return '都还回来了'
    case 'settled':
      return '已结清'
    case 'reversed':
      return '这次借出已冲销'
  }
}
