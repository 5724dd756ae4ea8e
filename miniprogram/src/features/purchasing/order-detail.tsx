import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { mayStillCome } from '@shared/domain/purchase-order'
import { mayOrderFor } from '@shared/domain/receipt-kind'
import { mayWorkIn } from '@shared/domain/rights'
import type { OutputOf } from '@shared/operations'
import { BottomBar, type BottomBarProps } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Timeline } from '@/components/timeline'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { formatDay, formatInstant, formatMoney } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { useMe, type Me } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { EndSheet, type Ending } from './components/end-sheet'
import { OrderLines } from './components/order-lines'
import { OrderReceipts } from './components/order-receipts'
import { OrderState } from './components/order-state'
import { stepText } from './order-words'

type Answer = OutputOf<'inbound.getOrder'>
type Order = Answer['order']

/** One order: what was ordered, what has come, and what to do next. */
export function OrderDetail() {
  const { params } = useRouter<{ id?: string; done?: string }>()
  const me = useMe()
  const [ending, setEnding] = useState<Ending>()
  const orderId = params.id ? decodeURIComponent(params.id) : ''
  const query = useQuery('inbound.getOrder', { orderId }, { pull: true })
  const order = query.data?.order
  return (
    <Page title="采购订单" bottom={order && me && actionsOf(order, me, setEnding)}>
      {params.done && order?.status === 'open' && (
        <Notice id="order-made" tone="success" icon="check-circle">
          订单已保存，到货时点「收货」或扫订单号
        </Notice>
      )}
      <Loadable query={query}>{(answer) => <Content {...answer} />}</Loadable>
      {order && (
        <EndSheet
          order={order}
          ending={ending}
          onClose={() => setEnding(undefined)}
          onDone={() => void query.refresh()}
        />
      )}
    </Page>
  )
}

function actionsOf(order: Order, me: Me, end: (ending: Ending) => void) {
  const id = order._id
  const hasRoom = order.status === 'received' && order.lines.some((line) => mayStillCome(order, line) > 0)
  const mayReceive = mayWorkIn(me, order.warehouseId) && (order.awaited || hasRoom)
  const mayChange = mayOrderFor(me, order.warehouseId) && order.awaited
  const nothingCame = order.lines.every((line) => line.receivedQuantity === 0)
  const receive = {
    id: 'receive-order',
    text: hasRoom ? '再收一批' : '收货',
    icon: 'receive',
    onTap: () => openPage('receive', { order: id }),
  } as const
  const edit = { id: 'edit-order', text: '修改', onTap: () => openPage('orderEdit', { id }) }
  const bar: Partial<BottomBarProps> = {
    ...(mayReceive ? { primary: receive } : {}),
    ...(mayChange && nothingCame ? { secondary: edit } : {}),
    ...(mayChange
      ? {
          tertiary: {
            id: 'end-order',
            text: nothingCame ? '取消订单' : '关闭订单',
            onTap: () => end(nothingCame ? 'cancel' : 'close'),
          },
        }
      : {}),
  }
  const { primary = bar.secondary ? edit : undefined, ...rest } = bar
  if (primary)
    return <BottomBar {...rest} {...(primary === edit ? { secondary: undefined } : {})} primary={primary} />
  return bar.tertiary && <BottomBar primary={{ ...bar.tertiary, kind: 'danger' }} />
}

function Content({ order, receipts }: Answer) {
  const tolerance = [
    order.overPercent > 0 ? `可多收 ${order.overPercent}%` : '不能多收',
    order.shortPercent > 0 ? `少 ${order.shortPercent}% 以内算到齐` : '到齐才算完成',
  ].join('，')
  const total = order.lines.reduce(
    (sum, { unitPriceFen = 0, enteredQuantity, item }) =>
      sum + Math.round((unitPriceFen * enteredQuantity) / 10 ** item.scale),
    0,
  )
  const facts = [
    ['收货仓库', order.warehouseName],
    ['预计到货', formatDay(order.dueDay)],
    ['多收少收', tolerance],
    ['下单人', `${order.createdBy.name} · ${formatInstant(order.createdAt)}`],
    ['备注', order.note],
  ] as const
  const steps = [...order.history].reverse().map(({ action, by, at, comment }, index) => ({
    key: `${at}-${index}`,
    title: `${by.name}${stepText[action]}`,
    time: formatInstant(at),
    note: comment,
  }))
  return (
    <>
      <Card title={order.supplierName} extra={<OrderState order={order} />}>
        <CopyNumber id="order-no" number={order._id} />
      </Card>
      <Card
        title={`明细 ${order.lines.length} 行`}
        extra={total > 0 && <View className="num">{formatMoney(total)}</View>}
        padded={false}
      >
        <OrderLines order={order} />
      </Card>
      <OrderReceipts receipts={receipts} />
      <Card padded={false}>
        {facts.map(
          ([label, value]) =>
            value && (
              <Field key={label} label={label}>
                {value}
              </Field>
            ),
        )}
      </Card>
      <Card title="经过">
        <Timeline entries={steps} />
      </Card>
    </>
  )
}
