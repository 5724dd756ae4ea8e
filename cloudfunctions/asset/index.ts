import { defineFunction } from '../runtime/define-function'
import { getAsset } from './get'
import { confirmHandOver, handOver, refuseHandOver, withdrawHandOver } from './hand-over'
import { listAssets } from './list'
import { receivers } from './receivers'

export const main = defineFunction<'asset'>({
  'asset.list': listAssets,
  'asset.get': getAsset,
  'asset.receivers': receivers,
  'asset.handOver': handOver,
  'asset.confirmHandOver': confirmHandOver,
  'asset.refuseHandOver': refuseHandOver,
  'asset.withdrawHandOver': withdrawHandOver,
})
