import { defineFunction } from '../runtime/define-function'
import { answerOther } from './answer-substitute'
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
  'requisition.answerSubstitute': answerOther,
  'requisition.withdraw': withdrawRequisition,
})
