import { defineFunction } from '../runtime/define-function'
import { accuracy } from './accuracy'
import { advance } from './advance'
import { assign } from './assign'
import { cancel } from './cancel'
import { count } from './count'
import { decodeTags } from './decode-tags'
import { goOnWithWork } from './go-on'
import { finds } from './finds'
import { exportHandler } from './export'
import { getStocktake } from './get'
import { listStocktakes } from './list'
import { line } from './line'
import { lines } from './lines'
import { countLocation } from './location'
import { openHandler } from './open'
import { openDuePlans } from './open-plans'
import { people } from './people'
import { getPlan, listPlans } from './plans'
import { preview } from './preview'
import { accept, finish, recount, reopen } from './review'
import { route } from './route'
import { report } from './report'
import { savePlan } from './save-plan'
import { settleFind } from './settle-find'
import { sign } from './sign'
import { decide, outlook, submit } from './submit'
import { summary } from './summary'
import { unfreezeArea } from './unfreeze'

/** Stocktaking (盘点): opening, counting, review, posting, reports. */
export const main = defineFunction<'stocktake'>(
  {
    'stocktake.preview': preview,
    'stocktake.open': openHandler,
    'stocktake.advance': advance,
    'stocktake.assign': assign,
    'stocktake.cancel': cancel,
    'stocktake.get': getStocktake,
    'stocktake.list': listStocktakes,
    'stocktake.people': people,
    'stocktake.location': countLocation,
    'stocktake.route': route,
    'stocktake.count': count,
    'stocktake.decodeTags': decodeTags,
    'stocktake.lines': lines,
    'stocktake.summary': summary,
    'stocktake.line': line,
    'stocktake.finds': finds,
    'stocktake.settleFind': settleFind,
    'stocktake.recount': recount,
    'stocktake.accept': accept,
    'stocktake.finish': finish,
    'stocktake.reopen': reopen,
    'stocktake.outlook': outlook,
    'stocktake.submit': submit,
    'stocktake.decide': decide,
    'stocktake.unfreeze': unfreezeArea,
    'stocktake.report': report,
    'stocktake.export': exportHandler,
    'stocktake.sign': sign,
    'stocktake.accuracy': accuracy,
    'stocktake.savePlan': savePlan,
    'stocktake.plans': listPlans,
    'stocktake.plan': getPlan,
  },
  { stocktakePlans: openDuePlans, stocktakeWork: goOnWithWork },
)
