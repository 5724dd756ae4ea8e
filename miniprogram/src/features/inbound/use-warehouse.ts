import type { Item } from '@shared/schema/masterdata'
import { readStored, writeStored } from '@/lib/storage'
import { useChange } from '@/lib/use-change'
import type { Receipt } from './use-receipt'

/**
 * Chooses the warehouse to begin with: the draft's, else the last used, else the first; and moves an empty receipt to
 * the warehouse that keeps the first item.
 */
export function useWarehouse(receipt: Receipt, warehouses: { _id: string; name: string }[]) {
  const { draft, changeWarehouse } = receipt
  const isMine = (id: string | undefined) => warehouses.some(({ _id }) => _id === id)
  const remembered = readStored('warehouseId')

  useChange(draft.warehouseId, () => {
    const start = isMine(remembered) ? remembered : warehouses[0]?._id
    if (!isMine(draft.warehouseId) && start) changeWarehouse(start)
    if (isMine(draft.warehouseId)) writeStored('warehouseId', draft.warehouseId)
  })

  return {
    fitTo(item: Item) {
      const keepers = item.levels.map((level) => level.warehouseId).filter(isMine)
      const [keeper] = keepers
      if (draft.lines.length === 0 && keeper && !keepers.includes(draft.warehouseId)) changeWarehouse(keeper)
    },
  }
}
