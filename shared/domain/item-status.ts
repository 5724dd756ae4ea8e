import { ok, reject, type Result } from '../errors'
import type { Stock } from '../schema/stock'
import { withItem, hasHistory, type ItemDocument } from './item'
import { activeReservations } from './stock'
import { formatQuantity } from './units'

/** A document that names the item, as its people call it. */
export interface NamedIn {
  name: string
  id: string
}

export interface ItemUse {
  stocks: readonly Stock[]
  warehouseName: (id: string) => string
  /** Documents under way that name it. */
  open: readonly NamedIn[]
}

/**
 * Disables or enables an item. What still lies on a shelf, is promised or is under way in a document keeps it enabled:
 * disabled goods can be neither asked for nor received, so they would lie there unseen. Rejects ITEM_IN_USE, and
 * ALREADY_HANDLED when it is so already.
 */
export function setItemStatus(
  item: ItemDocument,
  use: ItemUse,
  status: ItemDocument['status'],
  now: string,
): Result<{ item: ItemDocument; stocks: Stock[] }> {
  if (item.status === status)
    return reject('ALREADY_HANDLED', { state: status === 'active' ? '启用' : '停用' })
  const problem = status === 'disabled' ? whyNotDisabled(item, use, now) : null
  if (problem) return reject('ITEM_IN_USE', { itemName: item.name, problem })
  const changed: ItemDocument = { ...item, status, updatedAt: now }
  const minimumIn = new Map(item.levels.map((level) => [level.warehouseId, level.minimum]))
  const stocks = use.stocks.map((stock) => withItem(stock, changed, minimumIn.get(stock.warehouseId), now))
  return ok({ item: changed, stocks })
}

function whyNotDisabled(
  item: ItemDocument,
  { stocks, warehouseName, open }: ItemUse,
  now: string,
): string | null {
  const amount = (quantity: number) => `${formatQuantity(quantity, item.scale)} ${item.unit}`
  const held = stocks.find((stock) => stock.onHand > 0)
  if (held)
    return `在${warehouseName(held.warehouseId)}还有 ${amount(held.onHand)}，停用后就没人看得到了；请先发完、调出、退货或报废，再停用`
  const promised = stocks.find((stock) => activeReservations(stock, now).length > 0)
  if (promised)
    return `在${warehouseName(promised.warehouseId)}还有预留没有发出，请先办完或撤回那些申请，再停用`
  const [document] = open
  return document ? `还在办理中的${document.name} ${document.id} 里，请先办完或撤回，再停用` : null
}

/**
 * Decides whether an item may be deleted: only when nothing ever named it. Rejects ITEM_IN_USE and says to disable it
 * instead. `named` are documents of any state.
 */
export function deleteItem(
  item: ItemDocument,
  stocks: readonly Stock[],
  named: readonly NamedIn[],
): Result<{ stockIds: string[] }> {
  const [document] = named
  const problem =
    hasHistory(stocks) || stocks.some((stock) => stock.reservations.length > 0)
      ? '有过收发记录，不能删除，否则历史就对不上了；不再使用请停用'
      : document
        ? `在${document.name} ${document.id} 里用过，不能删除；不再使用请停用`
        : null
  return problem
    ? reject('ITEM_IN_USE', { itemName: item.name, problem })
    : ok({ stockIds: stocks.map(({ _id }) => _id) })
}
