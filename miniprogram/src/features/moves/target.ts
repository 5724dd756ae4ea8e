import type { LotStatus } from '@shared/schema/stock'

/** A row of stock that something is to be done with, wherever it was chosen. */
export interface LotTarget {
  warehouseId: string
  itemId: string
  item: { name: string; unit: string; scale: number; tracking: 'none' | 'lot' | 'serial' }
  lotId: string
  lotNo?: string | undefined
  serialNo?: string | undefined
  locationId: string
  /** As it is printed on the shelf. */
  location: string
  status: LotStatus
  /** In the item's smallest step. */
  quantity: number
}

/** A fact that must be alike for lots to become one, and what it is called. */
export interface MergeCandidate {
  lotId: string
  lotNo?: string | undefined
  quantity: number
  receivedAt: string
}
