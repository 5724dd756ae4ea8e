import { fieldChanges } from '../../shared/domain/field-changes'
import type { ItemDocument } from '../../shared/domain/item'
import { deleteItem as decideDelete, setItemStatus as decideStatus } from '../../shared/domain/item-status'
import { ok, reject } from '../../shared/errors'
import { commit } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { forget, warehouseNames } from '../runtime/directory'
import { allCodes, releases, stockCopies, stocksOfItem } from './item-access'
import { documentsOf } from './item-uses'

/** Disables or enables an item and its copies on the shelves. */
export const setItemStatus: Handler<'masterdata.setItemStatus'> = async ({ itemId, status }, call) => {
  const [warehouseName, open] = await Promise.all([warehouseNames(), documentsOf(itemId, 'open')])
  const result = await commit<ItemDocument>(call, async (snapshot, now) => {
    const before = await snapshot.get('items', itemId)
    if (!before) return reject('NOT_FOUND', { what: '物资' })
    const stocks = await stocksOfItem(snapshot, before)
    const decision = decideStatus(before, { stocks: [...stocks.values()], warehouseName, open }, status, now)
    if (!decision.ok) return decision
    const { item } = decision.data
    return ok({
      writes: [
        ...stockCopies(stocks, decision.data.stocks),
        { kind: 'update', collection: 'items', before, document: item },
      ],
      journal: {
        summary: `${status === 'active' ? '启用' : '停用'}物资 ${item.name}（${item.code}）`,
        postings: [],
        document: { type: 'item', id: itemId },
        changes: fieldChanges(before, item),
      },
      answer: item,
    })
  })
  forget('items', itemId)
  return result
}

/** Removes an item that nothing ever named, with its codes and its empty shelves. */
export const deleteItem: Handler<'masterdata.deleteItem'> = async ({ itemId }, call) => {
  const named = await documentsOf(itemId, 'any')
  const result = await commit<{ itemId: string }>(call, async (snapshot) => {
    const before = await snapshot.get('items', itemId)
    if (!before) return reject('NOT_FOUND', { what: '物资' })
    const stocks = await stocksOfItem(snapshot, before)
    const decision = decideDelete(before, [...stocks.values()], named)
    if (!decision.ok) return decision
    return ok({
      writes: [
        ...decision.data.stockIds.map((id) => ({ kind: 'remove', collection: 'stock', id }) as const),
        { kind: 'remove', collection: 'items', id: itemId },
        ...releases(allCodes(before)),
      ],
      journal: {
        summary: `删除物资 ${before.name}（${before.code}）`,
        postings: [],
        document: { type: 'item', id: itemId },
        changes: fieldChanges(before, undefined),
      },
      answer: { itemId },
    })
  })
  forget('items', itemId)
  return result
}
