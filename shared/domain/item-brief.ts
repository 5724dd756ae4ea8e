import type { Item } from '../schema/masterdata'
import type { Stock } from '../schema/stock'

/** The copy of an item that its stock documents carry. */
export function coreOf(item: Item): Stock['item'] {
  const { _id, priceFen, levels, custodian, photo, note, keptIn, updatedAt, ...core } = item
  return core
}

/** What a document's line repeats of its item. */
export const brief = (item: Pick<Stock['item'], 'code' | 'name' | 'specification' | 'unit' | 'scale'>) => ({
  code: item.code,
  name: item.name,
  specification: item.specification,
  unit: item.unit,
  scale: item.scale,
})
