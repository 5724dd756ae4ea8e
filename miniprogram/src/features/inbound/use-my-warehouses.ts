import type { OutputOf } from '@shared/operations'
import { useQuery } from '@/lib/use-operation'

/** Warehouses that this clerk works in. */
export function useMyWarehouses() {
  const query = useQuery('masterdata.listWarehouses', {}, { pull: true })
  return { query, mine: query.data?.rows.filter((warehouse) => warehouse.mine) ?? [] }
}

export type MyWarehouse = OutputOf<'masterdata.listWarehouses'>['rows'][number]
