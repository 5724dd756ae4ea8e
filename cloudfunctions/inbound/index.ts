import { defineFunction } from '../runtime/define-function'
import { getReceipt, listReceipts } from './read'
import { receiveGoods } from './receive'

export const main = defineFunction<'inbound'>({
  'inbound.receive': receiveGoods,
  'inbound.get': getReceipt,
  'inbound.list': listReceipts,
})
