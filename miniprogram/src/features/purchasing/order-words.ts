import type { OrderStatus, OrderStep } from '@shared/schema/purchase-order'
import type { Tone } from '@/components/state-tag'

/** Colour of an order's state; what is overdue is said apart. */
export const orderTone: Record<OrderStatus, Tone> = {
  open: 'brand',
  partlyReceived: 'warning',
  received: 'success',
  closed: 'neutral',
  cancelled: 'neutral',
}

export const stepText: Record<OrderStep['action'], string> = {
  create: '下了订单',
  edit: '修改了订单',
  receive: '收货',
  undoReceipt: '冲销了收货',
  return: '退货给供应商',
  undoReturn: '冲销了退货',
  close: '关闭订单，余下的不再来',
  cancel: '取消订单',
}
