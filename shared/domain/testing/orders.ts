import type { PurchaseOrder } from '../../schema/purchase-order'
import { createOrder, type OrderWish } from '../purchase-order'
import { clerk, ethanol, now, pen } from './fixtures'

type Line = Omit<OrderWish['lines'][number], 'expectedDay'> & { expectedDay?: string }

/** What is wanted of 文启, five percent too much tolerated and two percent missing, unless told. */
export const wishOf = (lines: readonly Line[], more: Partial<OrderWish> = {}): OrderWish => ({
  supplier: { _id: 'S1', name: '文启' },
  lines: lines.map((line) => ({ expectedDay: '2026-11-25', ...line })),
  overPercent: 5,
  shortPercent: 2,
  by: clerk,
  ...more,
})

export const orderedItem = (itemId: string) => [pen, ethanol].find((item) => item._id === itemId)

/** An open order for W1. */
export function orderOf(lines: readonly Line[], more: Partial<OrderWish> = {}): PurchaseOrder {
  const order = createOrder('CG20261120-0001', 'W1', wishOf(lines, more), orderedItem, now)
  if (!order.ok) throw new Error(order.code)
  return order.data
}
