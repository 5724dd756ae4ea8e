import { useQuery } from '@/lib/use-operation'

export type Period = 30 | 90 | 180

/** Figures of the last `days` for all warehouses that this person answers for, or for one. */
export const useDashboard = (warehouseId: string, days: Period) =>
  useQuery('reports.dashboard', { days, ...(warehouseId ? { warehouseId } : {}) }, { pull: true })

export const useWarehouses = () => useQuery('masterdata.listWarehouses', {})
