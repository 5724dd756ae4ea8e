import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { businessDay } from '@shared/domain/calendar'
import { parseGs1, type Gs1 } from '@shared/domain/gs1'
import { hasRole } from '@shared/domain/rights'
import type { Item } from '@shared/schema/masterdata'
import { EmptyState } from '@/components/empty-state'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { SessionWait } from '@/components/session-wait'
import { SkeletonList } from '@/components/skeleton'
import { replacePage, switchTab } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { PostedReceipt } from './components/posted-receipt'
import { ReceiptDetail } from './receipt-detail'
import { ReceiptForm } from './receipt-form'
import { ReceiptList } from './receipt-list'
import { useMyWarehouses, type MyWarehouse } from './use-my-warehouses'
import { useReceipt, type Delivered } from './use-receipt'

/** Receiving and what was received: a new receipt, one that is posted (`receipt`), or all of them (`view=list`). */
export function ReceivePage() {
  const { params } = useRouter<{
    itemId?: string
    unit?: string
    gs1?: string
    receipt?: string
    order?: string
    view?: string
  }>()
  const me = useMe()
  if (!me) {
    return (
      <Page title="采购入库">
        <SessionWait rows={4} />
      </Page>
    )
  }
  if (params.receipt) return <ReceiptDetail receiptId={params.receipt} mayReceive={hasRole(me, 'clerk')} />
  if (params.view === 'list') return <ReceiptList />
  if (!hasRole(me, 'clerk')) return <NotYours text="入库由仓管员办理。到货请联系仓库的仓管员。" />
  if (params.order) return <OrderReceipt orderId={params.order} />
  // Parameters arrive as they stand in the link.
  const unit = params.unit && decodeURIComponent(params.unit)
  const gs1 = params.gs1 ? decodeURIComponent(params.gs1) : undefined
  return <NewReceipt itemId={params.itemId} unit={unit} gs1={gs1} />
}

function NewReceipt({ itemId, unit, gs1 }: { itemId?: string; unit?: string; gs1?: string }) {
  const receipt = useReceipt()
  const { query, mine } = useMyWarehouses()
  const item = useQuery('masterdata.item', itemId ? { itemId } : null)
  const [first, setFirst] = useState<Item>()
  // The item of the link belongs to the first receipt only: the next one begins empty.
  const [isNext, setIsNext] = useState(false)
  // Once: a fresh copy of the item must not begin the line again.
  if (item.data && !first) setFirst(item.data)

  if (receipt.posted) {
    const again = () => {
      setIsNext(true)
      receipt.startAnew()
    }
    return <PostedReceipt receipt={receipt.posted} onAgain={again} />
  }
  const failure = query.data ? (itemId && !first ? item.failure : undefined) : query.failure
  if (failure) {
    return (
      <Page title="采购入库">
        <ErrorState failure={failure} onRetry={() => void (query.data ? item.refresh() : query.refresh())} />
      </Page>
    )
  }
  if (!query.data || (itemId && !first)) return <Waiting />
  if (mine.length === 0) return <NotYours text="你还没有负责的仓库，请联系管理员设置。" />
  return (
    <ReceiptForm
      receipt={receipt}
      warehouses={mine}
      first={isNext || !first ? undefined : { item: first, unit: unit ?? first.unit, ...factsOf(gs1) }}
    />
  )
}

/** What the code says that the item was scanned by. */
function factsOf(code: string | undefined): { gs1?: Gs1 } {
  const read = code ? parseGs1(code, businessDay(Date.now())) : null
  return read?.ok ? { gs1: read.data } : {}
}

/** What an order still expects, filled in beforehand. */
function OrderReceipt({ orderId }: { orderId: string }) {
  const { query, mine } = useMyWarehouses()
  const order = useQuery('inbound.getOrder', { orderId })
  // Once: a fresh copy of the order must not begin the receipt again.
  const [delivered, setDelivered] = useState<Delivered>()
  if (order.data && !delivered) setDelivered(order.data)
  const failure = query.failure ?? order.failure
  if (failure && !delivered) {
    return (
      <Page title="按订单收货">
        <ErrorState failure={failure} onRetry={() => void Promise.all([query.refresh(), order.refresh()])} />
      </Page>
    )
  }
  if (!query.data || !delivered) return <Waiting />
  if (!mine.some(({ _id }) => _id === delivered.order.warehouseId)) {
    return <NotYours text="这张订单的仓库不归你管，请联系该库的仓管员收货。" />
  }
  return <DeliveredOrder delivered={delivered} warehouses={mine} />
}

function DeliveredOrder({ delivered, warehouses }: { delivered: Delivered; warehouses: MyWarehouse[] }) {
  const receipt = useReceipt(delivered)
  if (receipt.posted) {
    return <PostedReceipt receipt={receipt.posted} onAgain={() => replacePage('receive')} />
  }
  return <ReceiptForm receipt={receipt} warehouses={warehouses} />
}

const Waiting = () => (
  <Page title="采购入库">
    <SkeletonList rows={4} />
  </Page>
)

function NotYours({ text }: { text: string }) {
  return (
    <Page title="采购入库">
      <EmptyState
        title="这里不能办入库"
        text={text}
        action={{ text: '返回工作台', icon: 'home', onTap: () => switchTab('workbench') }}
      />
    </Page>
  )
}
