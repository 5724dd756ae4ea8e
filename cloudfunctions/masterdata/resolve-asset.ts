import { assetStatusText, handedOutWith, whereText } from '../../shared/domain/asset'
import { mayConfirm, mayHandOver } from '../../shared/domain/hand-over'
import { mayWorkIn } from '../../shared/domain/rights'
import { reject, type Rejection } from '../../shared/errors'
import type { Resolved } from '../../shared/operations/masterdata'
import type { Asset } from '../../shared/schema/asset'
import type { Caller } from '../../shared/schema/person'
import { find, get } from '../runtime/store'

/** A piece by its label (`SB01001:SN-7`) or by the serial number on its plate, if only one piece has that. */
export async function assetOf(code: string, caller: Caller): Promise<Resolved | Rejection | undefined> {
  const labelled = code.includes(':') ? await get('assets', code) : undefined
  if (labelled) return resolvedAsset(labelled, caller)
  const [asset, another] = await find('assets', { serialNo: code }, { limit: 2 })
  if (asset && another) return reject('SERIAL_AMBIGUOUS', { serialNo: code, example: asset._id })
  return asset && resolvedAsset(asset, caller)
}

function resolvedAsset(asset: Asset, caller: Caller): Resolved {
  const handedOutBy = mayWorkIn(caller, asset.warehouseId) ? handedOutWith(asset) : undefined
  return {
    kind: 'asset',
    assetId: asset._id,
    serialNo: asset.serialNo,
    item: asset.item,
    state: assetStatusText[asset.status],
    where: whereText(asset),
    may: { handOver: mayHandOver(caller, asset), confirm: mayConfirm(caller, asset) },
    ...(handedOutBy ? { handedOutBy } : {}),
  }
}
