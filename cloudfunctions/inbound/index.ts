import { defineFunction } from '../runtime/define-function'
import { checkDeliveryNote } from './delivery-note'
import { issuedGoods } from './issued-goods'
import { getOrder, listOrders } from './order-read'
import { changeOrder, dropOrder, endOrder, makeOrder } from './order-write'
import { proposePlaces } from './propose-locations'
import { getReceipt, listReceipts } from './read'
import { receiveGoods } from './receive'
import { returnIssued } from './return-issued'

export const main = defineFunction<'inbound'>({
  'inbound.receive': receiveGoods,
  'inbound.checkDeliveryNote': checkDeliveryNote,
  'inbound.proposeLocations': proposePlaces,
  'inbound.get': getReceipt,
  'inbound.list': listReceipts,
  'inbound.createOrder': makeOrder,
  'inbound.editOrder': changeOrder,
  'inbound.cancelOrder': dropOrder,
  'inbound.closeOrder': endOrder,
  'inbound.getOrder': getOrder,
  'inbound.listOrders': listOrders,
  'inbound.issuedGoods': issuedGoods,
  'inbound.returnIssued': returnIssued,
})
