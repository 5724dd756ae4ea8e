import { handedOutWith, whereText } from '../../shared/domain/asset'
import { mayConfirm, mayHandOver, mayWithdraw } from '../../shared/domain/hand-over'
import { maySeeAssetHistory, maySeeValue, maySeeWarehouse, mayWorkIn } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import type { Handler } from '../runtime/define-function'
import { itemsById, warehouseNames } from '../runtime/directory'
import { get } from '../runtime/store'

/** One piece: where it is for everybody, its history for those concerned, its cost for those who answer for it. */
export const getAsset: Handler<'asset.get'> = async ({ assetId }, { caller }) => {
  const asset = await get('assets', assetId)
  if (!asset) return reject('NOT_FOUND', { what: `资产 ${assetId}` })
  const [warehouseOf, items] = await Promise.all([warehouseNames(), itemsById([asset.itemId])])
  const { valueFen, ...rest } = asset
  const concerned = maySeeAssetHistory(caller, asset)
  const facts = concerned ? rest : { ...rest, history: [], handOver: undefined }
  const priced = maySeeValue(caller) && maySeeWarehouse(caller, asset.warehouseId) && valueFen !== undefined
  const custodian = asset.custodian ?? items.get(asset.itemId)?.custodian
  const handedOutBy = handedOutWith(asset)
  return ok({
    asset: {
      ...facts,
      ...(priced ? { valueFen } : {}),
      ...(custodian ? { custodian } : {}),
    },
    warehouseName: warehouseOf(asset.warehouseId),
    where: whereText(asset),
    actions: {
      handOver: mayHandOver(caller, asset),
      confirm: mayConfirm(caller, asset),
      withdraw: mayWithdraw(caller, asset),
      takeBack: handedOutBy !== undefined && mayWorkIn(caller, asset.warehouseId),
    },
    ...(handedOutBy ? { handedOutBy } : {}),
  })
}
