import { useRef } from 'react'
import { useQuery, type Query } from '@/lib/use-operation'
import type { StockRow } from '@shared/operations/stock'

const MOST_RECENT = 24

/** What this person takes again and again from a warehouse: favourites, then the items of the last requisitions. */
export function useUsualItems(warehouseId: string | undefined, favourites: string[]): Query<StockRow[]> {
  const mine = useQuery('requisition.list', { view: 'mine', limit: 20 })
  const own = mine.data?.rows.filter((row) => row.warehouseId === warehouseId) ?? []
  const recent = [...new Set(own.flatMap((row) => row.itemIds))].slice(0, MOST_RECENT)
  const ids = [...new Set([...favourites, ...recent])].slice(0, 100)
  const wanted = warehouseId && mine.data && ids.length > 0
  const stock = useQuery('stock.query', wanted ? { warehouseId, itemIds: ids, limit: 100 } : null, {
    pull: true,
  })
  const refresh = async () => {
    await mine.refresh()
    await stock.refresh()
  }
  const place = (row: StockRow) => ids.indexOf(row.itemId)
  const rows = stock.data ? [...stock.data.rows].sort((a, b) => place(a) - place(b)) : undefined
  // A star tapped asks anew: the list must not vanish under the finger meanwhile.
  const last = useRef<{ warehouseId?: string; rows?: StockRow[] }>({})
  if (rows) last.current = { warehouseId, rows }
  const kept = last.current.warehouseId === warehouseId ? last.current.rows : undefined
  const nothing = mine.data && ids.length === 0 ? [] : undefined
  return {
    data: nothing ?? rows ?? kept,
    failure: mine.failure ?? stock.failure,
    loading: mine.loading || stock.loading,
    refresh,
  }
}
