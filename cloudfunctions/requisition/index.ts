import { defineFunction } from '../runtime/define-function'
import { decideRequisition } from './decide'
import { getRequisition } from './get'
import { listRequisitions } from './list'
import { submitRequisition } from './submit'
import { withdrawRequisition } from './withdraw'

export const main = defineFunction<'requisition'>({
  'requisition.submit': submitRequisition,
  'requisition.get': getRequisition,
  'requisition.list': listRequisitions,
  'requisition.decide': decideRequisition,
  'requisition.withdraw': withdrawRequisition,
})
