import { whereText } from '../../shared/domain/asset'
import type { AssetRow } from '../../shared/operations/asset'
import type { Asset } from '../../shared/schema/asset'

/** A piece as a list shows it: nothing of its cost or history. */
export const assetRow = (asset: Asset, warehouseOf: (id: string) => string): AssetRow => ({
  assetId: asset._id,
  itemId: asset.itemId,
  item: asset.item,
  serialNo: asset.serialNo,
  status: asset.status,
  where: whereText(asset),
  warehouseId: asset.warehouseId,
  warehouseName: warehouseOf(asset.warehouseId),
  ...(asset.handOver ? { handOverTo: asset.handOver.to.name } : {}),
  updatedAt: asset.updatedAt,
})
