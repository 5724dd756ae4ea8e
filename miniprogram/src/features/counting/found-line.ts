import type { LineToCount } from '@shared/operations/stocktake-count'
import type { Item } from '@shared/schema/masterdata'

/** Goods that the books do not have at this location, with lot and dates as they were read from the label. */
export interface FoundGoods {
  itemId: string
  item: LineToCount['item']
  /** A piece that the books know elsewhere. */
  lotId?: string
  lotNo?: string
  serialNo?: string
  productionDate?: string
  expiryDate?: string
}

/** Found goods as a line, so that further beeps of them count on it; its id says that the server does not know it yet. */
export function foundLine(
  goods: FoundGoods,
  place: { locationId: string; location: string; areaId: number },
): LineToCount {
  return {
    ...goods,
    ...place,
    lineId: `new/${goods.itemId}/${goods.lotId ?? goods.serialNo ?? goods.lotNo ?? ''}`,
    lotId: goods.lotId ?? '',
    status: 'available',
    found: true,
    state: 'toCount',
    round: 1,
    mayCount: true,
    photoWanted: false,
    position: 0,
  }
}

/** The item of a line, from the master data. */
export const lineItem = (item: Item): LineToCount['item'] => ({
  code: item.code,
  name: item.name,
  specification: item.specification,
  unit: item.unit,
  scale: item.scale,
  tracking: item.tracking,
  ...(item.controlled ? { controlled: item.controlled } : {}),
  units: item.units,
  codes: [...item.barcodes, { code: item.code, unit: item.unit }],
})
