import { defineFunction } from '../runtime/define-function'
import { advance } from './advance'
import { assign } from './assign'
import { cancel } from './cancel'
import { getStocktake } from './get'
import { listStocktakes } from './list'
import { openHandler } from './open'
import { people } from './people'
import { preview } from './preview'

/** Stocktaking (盘点): opening, counting, review, posting, reports. */
export const main = defineFunction<'stocktake'>({
  'stocktake.preview': preview,
  'stocktake.open': openHandler,
  'stocktake.advance': advance,
  'stocktake.assign': assign,
  'stocktake.cancel': cancel,
  'stocktake.get': getStocktake,
  'stocktake.list': listStocktakes,
  'stocktake.people': people,
})
