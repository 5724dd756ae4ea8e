import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { hasRole } from '@shared/domain/rights'
import type { OrderRow } from '@shared/operations/inbound-orders'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { ChoiceSheet } from '@/components/picker-field'
import { ChipButton } from '@/components/chip-button'
import { Chips } from '@/components/segmented'
import { formatDay } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { usePages } from '@/lib/use-pages'
import { ArrivalBar } from './components/arrival-bar'
import { OrderState } from './components/order-state'
import './order-list.scss'

type State = 'awaited' | 'overdue' | 'received' | 'ended' | 'all'
const states: { value: State; text: string; id: string }[] = [
  { value: 'awaited', text: '待收货', id: 'state-awaited' },
  { value: 'overdue', text: '已逾期', id: 'state-overdue' },
  { value: 'received', text: '已到齐', id: 'state-received' },
  { value: 'ended', text: '已关闭', id: 'state-ended' },
  { value: 'all', text: '全部', id: 'state-all' },
]

/** Purchase orders of the person's warehouses; what is expected comes in the order of its day. */
export function OrderList() {
  const { params } = useRouter<{ state?: string; supplier?: string }>()
  const me = useMe()
  const known = states.find(({ value }) => value === params.state)
  const [state, setState] = useState<State>(known?.value ?? 'awaited')
  const [supplierId, setSupplierId] = useState(params.supplier ?? '')
  const pages = usePages('inbound.listOrders', {
    ...(state === 'all' ? {} : { state }),
    ...(supplierId ? { supplierId } : {}),
    limit: 30,
  })
  const create = {
    id: 'new-order',
    text: '新建订单',
    icon: 'plus',
    onTap: () => openPage('orderEdit'),
  } as const
  return (
    <Page
      title="采购订单"
      sticky={
        <View className="order-list__filters">
          <SupplierChip value={supplierId} onChange={setSupplierId} />
          <Chips value={state} onChange={setState} options={states} />
        </View>
      }
      bottom={hasRole(me ?? { roles: [] }, 'clerk', 'admin') && <BottomBar primary={create} />}
    >
      <Loadable
        query={pages}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState
            drawing={state === 'awaited' || state === 'overdue' ? 'done' : 'search'}
            title={emptyTitles[state]}
            text={
              supplierId ? '换一家供应商或看全部状态' : '下了订单，到货时按订单收，数量和价格都不用再核对一遍'
            }
            action={{ text: '新建订单', icon: 'plus', onTap: () => openPage('orderEdit') }}
          />
        }
      >
        {(rows) => (
          <>
            <Card padded={false}>
              {rows.map((order) => (
                <Row key={order._id} order={order} />
              ))}
            </Card>
            <ListEnd pages={pages} done="没有更多订单了" />
          </>
        )}
      </Loadable>
    </Page>
  )
}

const emptyTitles: Record<State, string> = {
  awaited: '没有待收货的订单',
  overdue: '没有逾期的订单',
  received: '还没有到齐的订单',
  ended: '没有关闭或取消的订单',
  all: '还没有采购订单',
}

function Row({ order }: { order: OrderRow }) {
  const { _id, lines, supplierName, warehouseName, dueDay, awaited, progressPercent } = order
  const names = lines.slice(0, 2).map(({ item }) => item.name)
  return (
    <ListRow
      className="order-row"
      title={names.join('、') + (lines.length > 2 ? ` 等 ${lines.length} 行` : '')}
      subtitle={supplierName}
      note={
        <>
          <View className="order-row__facts">
            <View className="code">{_id}</View>
            <View>{warehouseName}</View>
          </View>
          {progressPercent > 0 && (
            <View className="order-row__bar">
              <ArrivalBar percent={progressPercent} />
            </View>
          )}
        </>
      }
      tag={
        <View className="order-row__side">
          <OrderState order={order} />
          {awaited && <View className="order-row__due num">{formatDay(dueDay)} 到货</View>}
        </View>
      }
      onTap={() => openPage('order', { id: _id })}
      label={`订单 ${_id}，${supplierName}`}
    />
  )
}

function SupplierChip({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const [open, setOpen] = useState(false)
  const { data } = useQuery('masterdata.listSuppliers', {})
  const rows = data?.rows ?? []
  const chosen = rows.find(({ _id }) => _id === value)
  return (
    <>
      <ChipButton
        id="supplier-filter"
        text={chosen?.name ?? '供应商'}
        on={value !== ''}
        label="按供应商筛选"
        onTap={() => setOpen(true)}
      />
      <ChoiceSheet
        open={open}
        title="哪一家的订单"
        value={value}
        choices={[
          { value: '', text: '全部供应商' },
          ...rows.map(({ _id, name, code }) => ({ value: _id, text: name, note: code })),
        ]}
        onChange={onChange}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
