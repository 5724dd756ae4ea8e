import { handedOutWith, whereText } from '../../shared/domain/asset'
import { mayConfirm, mayHandOver, mayWithdraw } from '../../shared/domain/hand-over'
import { maySeeValue, mayWorkIn } from '../../shared/domain/rights'
import { ok, reject } from '../../shared/errors'
import type { Handler } from '../runtime/define-function'
import { itemsById, warehouseNames } from '../runtime/directory'
import { get } from '../runtime/store'

/**
 * One piece with its history. Everybody may look: whoever finds a thing with a label wants to know whose it is. Cost is
 * left out for those who do not answer for it.
 */
export const getAsset: Handler<'asset.get'> = async ({ assetId }, { caller }) => {
  const asset = await get('assets', assetId)
  if (!asset) return reject('NOT_FOUND', { what: `资产 ${assetId}` })
  const [warehouseOf, items] = await Promise.all([warehouseNames(), itemsById([asset.itemId])])
  const { valueFen, ...facts } = asset
  const custodian = asset.custodian ?? items.get(asset.itemId)?.custodian
  const handedOutBy = handedOutWith(asset)
  return ok({
    asset: {
      ...facts,
      ...(maySeeValue(caller) && valueFen !== undefined ? { valueFen } : {}),
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
