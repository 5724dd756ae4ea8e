import { countsSomeGoods } from '../../shared/domain/stocktake/frozen-area'
import { itemFits, type ScopeFilter } from '../../shared/domain/stocktake/scope'
import type { Stocktake } from '../../shared/schema/stocktake'
import { freeze } from '../runtime/freeze'
import { stocksInScope } from './scan-stocks'

/** Marks what a frozen stocktake keeps from moving: the goods that its scope picks, or everything in the warehouse. */
export async function markGoods(stocktake: Stocktake, filter: ScopeFilter): Promise<void> {
  if (!stocktake.frozen) return
  if (!countsSomeGoods(stocktake.scope)) return freeze(stocktake)
  const { itemIds, exceptItemIds, categoryIds } = filter
  const goods = {
    ...(itemIds ? { itemIds } : {}),
    ...(exceptItemIds ? { exceptItemIds } : {}),
    ...(categoryIds ? { categoryIds } : {}),
  }
  const stocks = await stocksInScope(stocktake.warehouseId, goods)
  const those = stocks.filter((stock) => itemFits(goods, stock)).map(({ itemId }) => itemId)
  await freeze(stocktake, those)
}
