import { defineFunction } from '../runtime/define-function'
import { cancel } from './cancel'
import { create } from './create'
import { pickList } from './pick-list'
import { getTransfer, listTransfers } from './read'
import { receive } from './receive'
import { send } from './send'
import { settle } from './settle'
import { transferWarehouses } from './warehouses'

export const main = defineFunction<'transfer'>({
  'transfer.create': create,
  'transfer.cancel': cancel,
  'transfer.pickList': pickList,
  'transfer.send': send,
  'transfer.receive': receive,
  'transfer.settle': settle,
  'transfer.warehouses': transferWarehouses,
  'transfer.get': getTransfer,
  'transfer.list': listTransfers,
})
