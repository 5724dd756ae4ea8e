import { ok, reject, type Rejection, type Result } from '../errors'
import type { Item } from '../schema/masterdata'
import type { Caller } from '../schema/person'
import type { OrderLine, OrderStatus, OrderStep, PurchaseOrder } from '../schema/purchase-order'
import { brief } from './item-brief'
import { toBaseQuantity } from './units'

export const orderText: Record<OrderStatus, string> = {
  open: '待到货',
  partlyReceived: '部分到货',
  received: '已到齐',
  closed: '已关闭',
  cancelled: '已取消',
}

export interface OrderWish {
  supplier: { _id: string; name: string }
  lines: readonly {
    itemId: string
    quantity: number
    unit?: string | undefined
    unitPriceFen?: number | undefined
    expectedDay: string
  }[]
  overPercent: number
  shortPercent: number
  note?: string | undefined
  by: Pick<Caller, '_id' | 'name'>
}

type ItemOf = (itemId: string) => Item | undefined

/** A new order for one warehouse. Rejects what `orderLines` rejects. */
export function createOrder(
  no: string,
  warehouseId: string,
  wish: OrderWish,
  itemOf: ItemOf,
  now: string,
): Result<PurchaseOrder> {
  const content = contentOf(wish, itemOf)
  if (!content.ok) return content
  const createdBy = { id: wish.by._id, name: wish.by.name }
  return ok({
    _id: no,
    status: 'open',
    awaited: true,
    warehouseId,
    ...content.data,
    history: [{ action: 'create', by: createdBy, at: now }],
    createdBy,
    createdAt: now,
    updatedAt: now,
  })
}

/**
 * The order with other content, while nothing of it has come. `basedOn` is the `updatedAt` that the editor saw: what
 * somebody else changed meanwhile is not overwritten. Rejects ORDER_HAS_RECEIPTS and ALREADY_HANDLED.
 */
export function editOrder(
  order: PurchaseOrder,
  wish: OrderWish & { basedOn: string },
  itemOf: ItemOf,
  now: string,
): Result<PurchaseOrder> {
  if (hasReceived(order)) return reject('ORDER_HAS_RECEIPTS', { orderId: order._id })
  if (order.status !== 'open' || order.updatedAt !== wish.basedOn) return orderHandled(order)
  const content = contentOf(wish, itemOf)
  if (!content.ok) return content
  const { note: _note, ...kept } = order
  return ok(step({ ...kept, ...content.data }, 'edit', wish.by, undefined, now))
}

/** Nothing has come and nothing is to come any more. Rejects ORDER_HAS_RECEIPTS and ALREADY_HANDLED. */
export function cancelOrder(order: PurchaseOrder, command: Ending, now: string): Result<PurchaseOrder> {
  if (order.status !== 'open' && order.status !== 'partlyReceived') return orderHandled(order)
  if (hasReceived(order)) return reject('ORDER_HAS_RECEIPTS', { orderId: order._id })
  return ok(step({ ...order, status: 'cancelled' }, 'cancel', command.by, command.reason, now))
}

/** A part has come, the rest is not expected any more. Rejects ORDER_NOTHING_RECEIVED and ALREADY_HANDLED. */
export function closeOrder(order: PurchaseOrder, command: Ending, now: string): Result<PurchaseOrder> {
  if (order.status !== 'open' && order.status !== 'partlyReceived') return orderHandled(order)
  if (!hasReceived(order)) return reject('ORDER_NOTHING_RECEIVED', { orderId: order._id })
  return ok(step({ ...order, status: 'closed' }, 'close', command.by, command.reason, now))
}

interface Ending {
  by: Pick<Caller, '_id' | 'name'>
  reason: string
}

/** What a receipt brings of an order, by line, in the items' smallest step. */
export interface Arrival {
  lineId: number
  itemId: string
  quantity: number
}

/**
 * The order after a receipt. A closed or cancelled one takes nothing; one that counts as complete still takes what the
 * tolerance leaves. Rejects ORDER_NOT_OPEN, NOT_FOUND, ORDER_ITEM_DIFFERS and ORDER_OVER_DELIVERY, the last with what
 * may still come; `line` in the details is the position among the arrivals.
 */
export function receiveOnOrder(
  order: PurchaseOrder,
  arrivals: readonly Arrival[],
  receipt: { no: string; by: Pick<Caller, '_id' | 'name'> },
  now: string,
): Result<PurchaseOrder> {
  if (order.status === 'closed' || order.status === 'cancelled') {
    return reject('ORDER_NOT_OPEN', { orderId: order._id, state: orderText[order.status] })
  }
  const lines = new Map(order.lines.map((line) => [line.lineId, line]))
  for (const [index, arrival] of arrivals.entries()) {
    const line = lines.get(arrival.lineId)
    if (!line)
      return reject('NOT_FOUND', { what: `订单 ${order._id} 的第 ${arrival.lineId} 行`, line: index })
    if (line.itemId !== arrival.itemId) {
      return reject('ORDER_ITEM_DIFFERS', { itemName: line.item.name, orderId: order._id, line: index })
    }
    if (arrival.quantity > mayStillCome(order, line)) {
      return reject('ORDER_OVER_DELIVERY', {
        itemName: line.item.name,
        unit: line.item.unit,
        scale: line.item.scale,
        open: openOnOrder(line),
        most: mayStillCome(order, line),
        line: index,
      })
    }
    lines.set(line.lineId, { ...line, receivedQuantity: line.receivedQuantity + arrival.quantity })
  }
  return ok(
    step(
      withProgress({ ...order, lines: order.lines.map((l) => lines.get(l.lineId) ?? l) }),
      'receive',
      receipt.by,
      receipt.no,
      now,
    ),
  )
}

/** The order after a receipt was taken back, or goods went back to the supplier; an order ended by hand stays ended. */
export function takeBackFromOrder(
  order: PurchaseOrder,
  arrivals: readonly Arrival[],
  receipt: { no: string; by: Pick<Caller, '_id' | 'name'> },
  now: string,
  action: 'undoReceipt' | 'return' = 'undoReceipt',
): PurchaseOrder {
  const back = new Map<number, number>()
  for (const { lineId, quantity } of arrivals) back.set(lineId, (back.get(lineId) ?? 0) + quantity)
  const lines = order.lines.map((line) => ({
    ...line,
    receivedQuantity: Math.max(0, line.receivedQuantity - (back.get(line.lineId) ?? 0)),
  }))
  const ended = order.status === 'closed' || order.status === 'cancelled'
  const changed = ended ? { ...order, lines } : withProgress({ ...order, lines })
  return step(changed, action, receipt.by, receipt.no, now)
}

/** The order after a return to the supplier was taken back: what had come counts again, whatever the tolerance says. */
export function countOnOrderAgain(
  order: PurchaseOrder,
  arrivals: readonly Arrival[],
  reversal: { no: string; by: Pick<Caller, '_id' | 'name'> },
  now: string,
): PurchaseOrder {
  const lines = order.lines.map((line) => {
    const again = arrivals.filter(({ lineId }) => lineId === line.lineId)
    return {
      ...line,
      receivedQuantity: again.reduce((sum, one) => sum + one.quantity, line.receivedQuantity),
    }
  })
  const ended = order.status === 'closed' || order.status === 'cancelled'
  const changed = ended ? { ...order, lines } : withProgress({ ...order, lines })
  return step(changed, 'undoReturn', reversal.by, reversal.no, now)
}

/** Ordered and not yet here, in the item's smallest step; never negative. */
export const openOnOrder = (line: Pick<OrderLine, 'quantity' | 'receivedQuantity'>): number =>
  Math.max(0, line.quantity - line.receivedQuantity)

/** What the tolerance for over-delivery lets in beyond what is here. */
export const mayStillCome = (
  { overPercent }: Pick<PurchaseOrder, 'overPercent'>,
  line: Pick<OrderLine, 'quantity' | 'receivedQuantity'>,
): number =>
  Math.max(0, Math.floor((line.quantity * (100 + overPercent)) / 100 + EPSILON) - line.receivedQuantity)

/** Whether a line counts as delivered: all of it, or all but what may be missing. */
export const isComplete = (
  { shortPercent }: Pick<PurchaseOrder, 'shortPercent'>,
  line: Pick<OrderLine, 'quantity' | 'receivedQuantity'>,
): boolean =>
  line.receivedQuantity > 0 && line.receivedQuantity + EPSILON >= (line.quantity * (100 - shortPercent)) / 100

/** Percentages such as 2.5 are not exact in binary. */
const EPSILON = 1e-6

export const isAwaited = ({ status }: Pick<PurchaseOrder, 'status'>): boolean =>
  status === 'open' || status === 'partlyReceived'

export const isOverdue = (order: Pick<PurchaseOrder, 'status' | 'dueDay'>, today: string): boolean =>
  isAwaited(order) && order.dueDay < today

/** Share of what was ordered that is here, over all lines, 0 to 100: by lines, since units differ. */
export const progressPercent = ({ lines }: Pick<PurchaseOrder, 'lines'>): number =>
  Math.floor(
    (100 * lines.reduce((sum, line) => sum + Math.min(1, line.receivedQuantity / line.quantity), 0)) /
      lines.length,
  )

/** Somebody was quicker: who, and what the state is now. */
export function orderHandled(order: PurchaseOrder): Rejection {
  const last = order.history[order.history.length - 1]
  return reject('ALREADY_HANDLED', {
    by: last?.by.name,
    at: last?.at,
    status: order.status,
    state: orderText[order.status],
  })
}

const hasReceived = ({ lines }: PurchaseOrder): boolean => lines.some((line) => line.receivedQuantity > 0)

function contentOf(wish: OrderWish, itemOf: ItemOf) {
  const lines = orderLines(wish, itemOf)
  return lines.ok
    ? ok({
        supplierId: wish.supplier._id,
        supplierName: wish.supplier.name,
        lines: lines.data,
        dueDay: dueDayOf(lines.data, () => false),
        overPercent: wish.overPercent,
        shortPercent: wish.shortPercent,
        ...(wish.note ? { note: wish.note } : {}),
      })
    : lines
}

/** Rejects NOT_FOUND, ITEM_DISABLED, a unit that does not fit, and DUPLICATE_LINE for one item twice on one day. */
function orderLines(wish: OrderWish, itemOf: ItemOf): Result<OrderLine[]> {
  const lines: OrderLine[] = []
  const seen = new Set<string>()
  for (const [index, { itemId, quantity, unit, unitPriceFen, expectedDay }] of wish.lines.entries()) {
    const item = itemOf(itemId)
    if (!item) return reject('NOT_FOUND', { what: '物资', itemId, line: index })
    if (item.status !== 'active') return reject('ITEM_DISABLED', { itemName: item.name, line: index })
    const key = `${itemId} ${expectedDay}`
    if (seen.has(key)) return reject('DUPLICATE_LINE', { itemName: item.name, line: index })
    seen.add(key)
    const base = toBaseQuantity(item, quantity, unit)
    if (!base.ok) return { ...base, details: { ...base.details, line: index } }
    lines.push({
      lineId: index + 1,
      itemId,
      item: brief(item),
      enteredQuantity: quantity,
      enteredUnit: unit ?? item.unit,
      quantity: base.data,
      ...(unitPriceFen === undefined ? {} : { unitPriceFen }),
      expectedDay,
      receivedQuantity: 0,
    })
  }
  return ok(lines)
}

function withProgress(order: PurchaseOrder): PurchaseOrder {
  const complete = (line: OrderLine) => isComplete(order, line)
  const status = order.lines.every(complete) ? 'received' : hasReceived(order) ? 'partlyReceived' : 'open'
  return { ...order, status, dueDay: dueDayOf(order.lines, complete) }
}

function dueDayOf(lines: readonly OrderLine[], complete: (line: OrderLine) => boolean): string {
  const days = (rows: readonly OrderLine[]) => rows.map((line) => line.expectedDay).sort()
  const awaited = days(lines.filter((line) => !complete(line)))
  return awaited[0] ?? days(lines).at(-1) ?? ''
}

function step(
  order: PurchaseOrder,
  action: OrderStep['action'],
  by: Pick<Caller, '_id' | 'name'>,
  comment: string | undefined,
  now: string,
): PurchaseOrder {
  const entry = { action, by: { id: by._id, name: by.name }, at: now, ...(comment ? { comment } : {}) }
  const awaited = isAwaited(order)
  return { ...order, awaited, history: [...order.history, entry], updatedAt: now }
}
