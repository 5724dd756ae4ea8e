import { formatQuantity, inWords } from '@shared/domain/units'
import type { LineToCount } from '@shared/operations/stocktake-count'
import { lotName } from '@/lib/lot-name'

type Item = Pick<LineToCount['item'], 'unit' | 'units' | 'scale'>

/** 26 支 */
export const amountText = (item: Item, quantity: number): string =>
  `${formatQuantity(quantity, item.scale)} ${item.unit}`

/** 2 盒 2 支, where that says more than 26 支; empty otherwise. */
export function packedText(item: Item, quantity: number): string {
  const words = inWords(item, quantity)
  return words === amountText(item, quantity) ? '' : words
}

/** How a line's lot is told at the shelf; empty where there is nothing on the goods to tell it by. */
export function lotText({ lotId, lotNo, serialNo, item }: LineToCount): string {
  if (serialNo || lotNo) return lotName({ lotId, serialNo, lotNo })
  return item.tracking === 'none' || lotId === '' || lotId.startsWith('new:') ? '' : lotName({ lotId })
}
