import { defineFunction } from '../runtime/define-function'
import { acceptancePhotos, acceptGoods } from './accept'
import { issueGoods } from './issue'
import { pickList } from './pick-list'
import { signatureOf } from './signature'

export const main = defineFunction<'outbound'>({
  'outbound.pickList': pickList,
  'outbound.issue': issueGoods,
  'outbound.accept': acceptGoods,
  'outbound.acceptancePhotos': acceptancePhotos,
  'outbound.signature': signatureOf,
})
