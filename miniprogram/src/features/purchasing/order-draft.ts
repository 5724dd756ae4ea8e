import { toBaseQuantity } from '@shared/domain/units'
import { errorText } from '@shared/error-text'
import type { InputOf } from '@shared/operations'
import type { Item } from '@shared/schema/masterdata'
import type { PurchaseOrder } from '@shared/schema/purchase-order'
import { parseQuantity } from '@/lib/format'

/** One line of an order while it is filled in. */
export interface OrderDraftLine {
  key: string
  item: Item
  unit: string
  /** Integer of 10^-scale of `unit`; null while what is typed is no number. */
  quantity: number | null
  /** Yuan for one `unit`, as typed; empty says nothing. */
  price: string
  expectedDay: string
}

export interface OrderDraft {
  warehouseId: string
  supplierId: string
  lines: OrderDraftLine[]
  /** Percent as typed; empty takes the usual ones. */
  over: string
  short: string
  note: string
}

export const emptyOrder: OrderDraft = {
  warehouseId: '',
  supplierId: '',
  lines: [],
  over: '',
  short: '',
  note: '',
}

/** Begins at the largest unit that suppliers sell by. */
export function newOrderLine(key: string, item: Item, expectedDay: string): OrderDraftLine {
  const largest = item.units.filter(({ denominator }) => denominator === 1).at(-1)
  const unit = item.tracking === 'serial' ? item.unit : (largest?.name ?? item.unit)
  return { key, item, unit, quantity: 10 ** item.scale, price: '', expectedDay }
}

/** An order that exists, to be changed. */
export const draftOf = (order: PurchaseOrder, items: readonly Item[], newKey: () => string): OrderDraft => ({
  warehouseId: order.warehouseId,
  supplierId: order.supplierId,
  over: String(order.overPercent),
  short: String(order.shortPercent),
  note: order.note ?? '',
  lines: order.lines.flatMap((line) => {
    const item = items.find(({ _id }) => _id === line.itemId)
    return item
      ? [
          {
            key: newKey(),
            item,
            unit: line.enteredUnit,
            quantity: line.enteredQuantity,
            price: line.unitPriceFen === undefined ? '' : (line.unitPriceFen / 100).toFixed(2),
            expectedDay: line.expectedDay,
          },
        ]
      : []
  }),
})

/** What is wrong with a line, at its field, in the words of the server; empty when nothing is. */
export function lineProblems(
  line: OrderDraftLine,
  lines: readonly OrderDraftLine[],
): { [field: string]: string } {
  const { item, quantity, unit, price, expectedDay } = line
  const base = quantity === null ? null : toBaseQuantity(item, quantity, unit)
  const twice = lines.some(
    (other) => other.key !== line.key && other.item._id === item._id && other.expectedDay === expectedDay,
  )
  return {
    ...(!quantity
      ? { quantity: '请填写订购数量' }
      : base && !base.ok
        ? { quantity: errorText(base.code, base.details) }
        : {}),
    ...(price && parseQuantity(price, 2) === null ? { price: '单价写成 12 或 12.50' } : {}),
    ...(!expectedDay ? { expectedDay: '请选择预计到货日' } : {}),
    ...(twice ? { expectedDay: errorText('DUPLICATE_LINE', { itemName: item.name }) } : {}),
  }
}

/** What is missing in the head; undefined when nothing is. */
export function headProblem({ supplierId, lines, over, short }: OrderDraft): string | undefined {
  if (!supplierId) return '请选择供应商'
  if (lines.length === 0) return '请添加要订购的物资'
  if (!isPercent(over) || !isPercent(short)) return '多收少收请填 0 到 100 的百分数'
  return undefined
}

const isPercent = (typed: string): boolean => {
  const tenths = typed === '' ? 0 : parseQuantity(typed, 1)
  return tenths !== null && tenths <= 1_000
}

const percent = (typed: string) => (typed === '' ? undefined : Number(typed))

/** What is sent, without the warehouse; only for a draft without problems. */
export function toContent(draft: OrderDraft): Omit<InputOf<'inbound.createOrder'>, 'warehouseId'> {
  const [overPercent, shortPercent] = [percent(draft.over), percent(draft.short)]
  return {
    supplierId: draft.supplierId,
    lines: draft.lines.map(({ item, unit, quantity, price, expectedDay }) => ({
      itemId: item._id,
      quantity: quantity ?? 0,
      unit,
      ...(price ? { unitPriceFen: parseQuantity(price, 2) ?? 0 } : {}),
      expectedDay,
    })),
    ...(overPercent === undefined ? {} : { overPercent }),
    ...(shortPercent === undefined ? {} : { shortPercent }),
    ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
  }
}

/** Value in fen, as far as prices are filled in. */
export const orderValue = ({ lines }: OrderDraft): number =>
  lines.reduce((sum, { price, quantity, item }) => {
    const fen = price ? parseQuantity(price, 2) : 0
    return sum + Math.round(((fen ?? 0) * (quantity ?? 0)) / 10 ** item.scale)
  }, 0)
