import { acceptance } from './operations/acceptance'
import { asset } from './operations/asset'
import { audit } from './operations/audit'
import type { Operation } from './operations/define'
import { goodsBack } from './operations/goods-back'
import { inbound } from './operations/inbound'
import { inside } from './operations/inside'
import { items } from './operations/items'
import { loan } from './operations/loan'
import { masterdata } from './operations/masterdata'
import { outbound } from './operations/outbound'
import { people } from './operations/people'
import { places } from './operations/places'
import { quality } from './operations/quality'
import { reconcile } from './operations/reconcile'
import { reports } from './operations/reports'
import { requisition } from './operations/requisition'
import { reversal } from './operations/reversal'
import { stock } from './operations/stock'
import { stocktakeCount } from './operations/stocktake-count'
import { stocktakeOpen } from './operations/stocktake-open'
import { stocktakeReport } from './operations/stocktake-report'
import { stocktakeReview } from './operations/stocktake-review'
import { system } from './operations/system'
import { transfer } from './operations/transfer'
import type * as z from 'zod/mini'

/** Every operation of the system: `<area>.<verb>`; the area is also the cloud function that runs it. */
export const operations = {
  ...acceptance,
  ...asset,
  ...audit,
  ...goodsBack,
  ...inbound,
  ...inside,
  ...items,
  ...loan,
  ...masterdata,
  ...outbound,
  ...people,
  ...places,
  ...quality,
  ...reconcile,
  ...reports,
  ...requisition,
  ...reversal,
  ...stock,
  ...stocktakeCount,
  ...stocktakeOpen,
  ...stocktakeReport,
  ...stocktakeReview,
  ...system,
  ...transfer,
}

export type OperationName = keyof typeof operations
export type InputOf<N extends OperationName> = z.infer<(typeof operations)[N]['input']>
export type OutputOf<N extends OperationName> = z.infer<(typeof operations)[N]['output']>

/** The entry of a name that came from outside; undefined when there is no such operation. */
export const findOperation = (name: string): Operation | undefined =>
  Object.hasOwn(operations, name) ? operations[name as OperationName] : undefined

/** `inbound.receive` → `inbound`: the cloud function. */
export const functionOf = (name: string): string => name.slice(0, name.indexOf('.'))

/** The short Chinese name of an operation, for logs and timelines. */
export const operationTitle = (name: string): string =>
  pastTitles[name] ?? findOperation(name)?.summary.split(/[：，；]/)[0] ?? name

/** What the journal of taken-over data holds beside the operations of today. */
const pastTitles: Record<string, string> = { 'stock.freeze': '冻结批次' }
