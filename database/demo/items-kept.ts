import type { Item, ItemCode } from '../../shared/schema/masterdata'
import type { World } from './world'
import type * as z from 'zod/mini'

type ItemDocument = z.infer<typeof Item>

/** The items, each knowing the warehouses that have a stock document of it. */
export const itemsKept = (world: World): ItemDocument[] =>
  [...world.items, ...world.pieces].map(({ item }) => {
    const stocks = [...world.stocks.values()].filter(({ itemId }) => itemId === item._id)
    return { ...item, keptIn: stocks.map(({ warehouseId }) => warehouseId).sort() }
  })

/** Every code and barcode with the item it belongs to. */
export const itemCodesOf = (items: readonly ItemDocument[]): ItemCode[] =>
  items.flatMap((item) =>
    [...new Set([item.code, ...item.barcodes.map(({ code }) => code)])].map((_id) => ({
      _id,
      itemId: item._id,
    })),
  )
