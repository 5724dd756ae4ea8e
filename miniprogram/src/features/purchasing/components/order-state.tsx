import { orderText } from '@shared/domain/purchase-order'
import type { OrderRow } from '@shared/operations/inbound-orders'
import { StateTag } from '@/components/state-tag'
import { orderTone } from '../order-words'

/** The state of an order in one tag; overdue before everything else. */
export function OrderState({ order }: { order: Pick<OrderRow, 'status' | 'overdue'> }) {
  return order.overdue ? (
    <StateTag tone="danger">{`已逾期 · ${orderText[order.status]}`}</StateTag>
  ) : (
    <StateTag tone={orderTone[order.status]}>{orderText[order.status]}</StateTag>
  )
}
