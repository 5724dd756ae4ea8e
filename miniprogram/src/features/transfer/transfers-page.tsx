import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { InputOf } from '@shared/operations'
import type { TransferListRow } from '@shared/operations/transfer'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState, type EmptyStateProps } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { Chips } from '@/components/segmented'
import { SessionWait } from '@/components/session-wait'
import { StateTag } from '@/components/state-tag'
import { formatAge } from '@/lib/format'
import { openPage, switchTab } from '@/lib/nav'
import { hasRole, useMe } from '@/lib/session'
import { usePages } from '@/lib/use-pages'
import { transferState } from './status'
import './transfers-page.scss'

type View_ = InputOf<'transfer.list'>['view']

const options: { value: View_; text: string; id: string }[] = [
  { value: 'toSend', text: '待我发出', id: 'view-to-send' },
  { value: 'toReceive', text: '待我收货', id: 'view-to-receive' },
  { value: 'onTheWay', text: '我发出的在途', id: 'view-on-the-way' },
  { value: 'all', text: '全部', id: 'view-all' },
]

/** Transfers of this clerk's warehouses: what waits for him on either side, and all of them. */
export function TransfersPage() {
  const me = useMe()
  const { view: asked } = useRouter<{ view?: string }>().params
  const isClerk = hasRole(me, 'clerk')
  const first = options.find(({ value }) => value === asked)?.value ?? 'all'
  const [chosen, setChosen] = useState<View_>(first)
  const view = isClerk ? chosen : 'all'
  const pages = usePages('transfer.list', hasRole(me, 'clerk', 'admin') ? { view, limit: 20 } : null)
  if (!me || !hasRole(me, 'clerk', 'admin')) {
    return (
      <Page title="调拨">
        {me ? (
          <EmptyState
            title="调拨由仓管员办理"
            action={{ text: '返回工作台', icon: 'home', onTap: () => switchTab('workbench') }}
          />
        ) : (
          <SessionWait />
        )}
      </Page>
    )
  }
  const create = {
    id: 'new-transfer',
    text: '新建调拨',
    icon: 'plus' as const,
    onTap: () => openPage('newTransfer', {}),
  }
  return (
    <Page
      title="调拨"
      sticky={isClerk && <Chips value={view} options={options} onChange={setChosen} />}
      bottom={isClerk && <BottomBar primary={create} />}
    >
      <Loadable
        query={pages}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState {...empty(view, () => setChosen('all'))} />}
      >
        {(rows) => (
          <>
            <Card padded={false}>
              {rows.map((row) => (
                <Row key={row.transferId} row={row} view={view} />
              ))}
            </Card>
            <ListEnd pages={pages} done={`共 ${rows.length} 张`} />
          </>
        )}
      </Loadable>
    </Page>
  )
}

function Row({ row, view }: { row: TransferListRow; view: View_ }) {
  const { tone, text } = transferState(row.status)
  const id = row.transferId
  const open = () => {
    if (view === 'toSend') openPage('transferSend', { id })
    else if (view === 'toReceive') openPage('transferReceive', { id })
    else openPage('transfer', { id })
  }
  return (
    <ListRow
      id={`transfer-${id}`}
      title={row.brief}
      subtitle={`${row.fromWarehouseName} → ${row.toWarehouseName}`}
      note={
        <View className="transfer-row__facts">
          <View className="code">{id}</View>
          <View>{row.filedByName}</View>
        </View>
      }
      value={<View className="transfer-row__age">{formatAge(row.sentAt ?? row.createdAt)}</View>}
      tag={<StateTag tone={tone}>{text}</StateTag>}
      arrow
      onTap={open}
    />
  )
}

function empty(view: View_, onAll: () => void): EmptyStateProps {
  const action = { id: 'see-all', text: '看全部调拨', onTap: onAll }
  switch (view) {
    case 'toSend':
      return { drawing: 'done', title: '没有等你发出的', text: '别的库请求调货时会出现在这里', action }
    case 'toReceive':
      return { drawing: 'done', title: '没有在途等你收的', text: '对方发出后会出现在这里', action }
    case 'onTheWay':
      return { drawing: 'done', title: '你发出的都收到了', action }
    case 'all':
      return { title: '还没有调拨', text: '把货调给别的库，或请别的库调给你' }
  }
}
