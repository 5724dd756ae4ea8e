import { defineFunction } from '../runtime/define-function'
import { decide } from './decide-scrap'
import { dispose } from './dispose-scrap'
import { inspect } from './inspect'
import { getInspection, listInspections } from './inspections'
import { putAwayGoods } from './put-away'
import { request } from './request-scrap'
import { returnGoods } from './return-goods'
import { getReturn, listReturns } from './returns'
import { listRows } from './rows'
import { getScrap, listScraps } from './scraps'
import { withdraw } from './withdraw-scrap'
import { listWitnesses } from './witnesses'

export const main = defineFunction<'quality'>({
  'quality.inspections': listInspections,
  'quality.inspection': getInspection,
  'quality.inspect': inspect,
  'quality.putAway': putAwayGoods,
  'quality.rows': listRows,
  'quality.returnToSupplier': returnGoods,
  'quality.supplierReturns': listReturns,
  'quality.supplierReturn': getReturn,
  'quality.requestScrap': request,
  'quality.decideScrap': decide,
  'quality.withdrawScrap': withdraw,
  'quality.disposeScrap': dispose,
  'quality.scraps': listScraps,
  'quality.scrap': getScrap,
  'quality.witnesses': listWitnesses,
})
