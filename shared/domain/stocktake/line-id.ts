import type { LotStatus } from '../../schema/stock'

/** Key of a row of stock: what a line of a stocktake counts. */
export interface RowKey {
  locationId: string
  lotId: string
  status: LotStatus
}

/** A line's id: its stocktake, the location's code, the lot, and the state where it is not 可用. */
export function lineIdOf(stocktakeId: string, { locationId, lotId, status }: RowKey): string {
  const code = locationId.slice(locationId.indexOf(':') + 1)
  return [stocktakeId, code, lotId, ...(status === 'available' ? [] : [status])].join('/')
}

/** Lot of goods that the books do not know: two people who find the same goods count the same line. */
export const foundLotId = (itemId: string, lotNo?: string): string => `new:${itemId}:${lotNo ?? ''}`

/** Whether a line's lot is known to the books; if not, posting makes it. */
export const isFoundLot = (lotId: string): boolean => lotId.startsWith('new:')

/** The stocktake that a line belongs to, from the line's id. */
export const stocktakeOfLine = (lineId: string): string => lineId.slice(0, lineId.indexOf('/'))
