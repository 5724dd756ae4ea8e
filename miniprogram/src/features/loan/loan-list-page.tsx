import { View } from '@tarojs/components'
import { useState } from 'react'
import { BarcodeInput } from '@/components/barcode-input'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState, type EmptyStateProps } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Chips, Segmented } from '@/components/segmented'
import { SessionWait } from '@/components/session-wait'
import { openPage, switchTab } from '@/lib/nav'
import { hasRole, useMe, type Me } from '@/lib/session'
import { usePages } from '@/lib/use-pages'
import { LoanRow } from './components/loan-row'
import { useLoanScan } from './use-loan-scan'
import './loan-list-page.scss'

type ListView = 'mine' | 'warehouse' | 'renewals'
type State = 'open' | 'overdue' | 'closed' | 'all'

const states: { value: State; text: string; id: string }[] = [
  { value: 'open', text: '未结清', id: 'state-open' },
  { value: 'overdue', text: '已逾期', id: 'state-overdue' },
  { value: 'closed', text: '已结清', id: 'state-closed' },
  { value: 'all', text: '全部', id: 'state-all' },
]

/** Begins where everything begins: among the goods. */
const borrow = {
  id: 'borrow',
  text: '申请借用',
  icon: 'plus',
  onTap: () => openPage('catalog', { kind: 'loan' }),
} as const

/** What I borrowed, what my warehouse has lent, and the renewals that wait for me. */
export function LoanListPage({ view, state }: { view?: string; state?: string }) {
  const me = useMe()
  if (!me) {
    return (
      <Page title="借用">
        <SessionWait rows={4} />
      </Page>
    )
  }
  return <LoanLists key={me._id} me={me} asked={view} state={state} />
}

function LoanLists({ me, asked, state: askedState }: { me: Me; asked?: string; state?: string }) {
  const views = viewsOf(me)
  const [view, setView] = useState<ListView>(
    views.find(({ value }) => value === asked)?.value ?? views[0]!.value,
  )
  const [state, setState] = useState<State>(states.find(({ value }) => value === askedState)?.value ?? 'open')
  const scan = useLoanScan()
  const isWarehouse = view === 'warehouse'
  const pages = usePages('loan.list', {
    view,
    limit: 20,
    ...(view !== 'renewals' && state !== 'all' ? { state } : {}),
    ...(isWarehouse && scan.goods ? { itemId: scan.goods.itemId } : {}),
  })
  const sticky = (
    <>
      {(views.length > 1 || isWarehouse) && (
        <View className="loan-list__top">
          {views.length > 1 && <Segmented value={view} onChange={setView} options={views} />}
          {isWarehouse && hasRole(me, 'clerk') && (
            <BarcodeInput id="loan-code" onCode={scan.onCode} placeholder="扫借出单或归还的物资" />
          )}
        </View>
      )}
      {view !== 'renewals' && <Chips value={state} onChange={setState} options={states} />}
    </>
  )
  return (
    <Page title="借用" sticky={sticky} bottom={view === 'mine' && <BottomBar primary={borrow} />}>
      {isWarehouse && scan.goods && (
        <Notice tone="brand" icon="filter" action={{ id: 'all-goods', text: '看全部', onTap: scan.clear }}>
          {`只看借了「${scan.goods.name}」的`}
        </Notice>
      )}
      <Loadable
        query={pages}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState {...emptyOf(view, state, () => setState('all'))} />}
      >
        {(rows) => (
          <Card padded={false}>
            {rows.map((row) => (
              <LoanRow key={row.loanId} row={row} who={view !== 'mine'} />
            ))}
          </Card>
        )}
      </Loadable>
      <ListEnd pages={pages} done={pages.data && pages.data.length > 8 ? '到底了' : undefined} />
    </Page>
  )
}

function viewsOf(me: Me): { value: ListView; text: string; id: string }[] {
  const keeps = hasRole(me, 'clerk', 'admin')
  return [
    ...(keeps ? [{ value: 'warehouse' as const, text: '本库借出', id: 'view-warehouse' }] : []),
    { value: 'mine', text: '我借的', id: 'view-mine' },
    ...(hasRole(me, 'clerk', 'approver')
      ? [{ value: 'renewals' as const, text: '待批续借', id: 'view-renewals' }]
      : []),
  ]
}

function emptyOf(view: ListView, state: State, showAll: () => void): EmptyStateProps {
  if (view === 'renewals') {
    return {
      drawing: 'done',
      title: '没有等着批的续借',
      text: '有人申请续借会出现在这里',
      action: { id: 'go-workbench', text: '回工作台', onTap: () => switchTab('workbench') },
    }
  }
  if (state === 'overdue') {
    return {
      drawing: 'done',
      title: '没有逾期没还的',
      action: { id: 'show-all', text: '看全部', onTap: showAll },
    }
  }
  if (view === 'warehouse') {
    return { drawing: 'shelf', title: '没有借出去的', text: '借用单出库后会出现在这里，归还也在这里办' }
  }
  return {
    drawing: 'basket',
    title: state === 'closed' ? '还没有结清的借用' : '没有要还的东西',
    text: '要借用设备，点「申请借用」从仓库里挑',
  }
}
