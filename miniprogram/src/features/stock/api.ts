import type { InputOf } from '@shared/operations'
import { useQuery } from '@/lib/use-operation'
import { usePages } from '@/lib/use-pages'

export type StockFilter = NonNullable<InputOf<'stock.query'>['filter']>

const PAGE = 30

/** Stock rows that fit, in the order of item codes. */
export const useStockRows = (input: Omit<InputOf<'stock.query'>, 'cursor' | 'limit'>) =>
  usePages('stock.query', { ...input, limit: PAGE })

/** An item with its stock and lots in every warehouse that this person may see. */
export const useItemStock = (itemId: string) => useQuery('stock.item', itemId ? { itemId } : null)

/** What came and went of an item, newest first. */
export const useMovements = (itemId: string, warehouseId: string) =>
  usePages('stock.movements', itemId ? { itemId, ...(warehouseId ? { warehouseId } : {}), limit: 20 } : null)

export const useWarehouses = () => useQuery('masterdata.listWarehouses', {})
export const useCategories = () => useQuery('masterdata.listCategories', { used: true })
