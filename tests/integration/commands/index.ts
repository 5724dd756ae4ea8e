import type { operations, InputOf, OperationName } from '../../../shared/operations'
import type { TestServer } from '../../support/server'
import { assets } from './assets'
import { inbound } from './inbound'
import { items } from './items'
import { inside } from './inside'
import { loan } from './loan'
import { outbound, substitutes } from './outbound'
import { people } from './people'
import { places } from './places'
import { quality } from './quality'
import { requisition } from './requisition'
import { stocktakePlans } from './stocktake-plans'
import { stocktakeCount } from './stocktake-count'
import { stocktakeOpen } from './stocktake-open'
import { stocktakeReport } from './stocktake-report'
import { stocktakeReview } from './stocktake-review'
import { transfer } from './transfer'

/** Names of the operations that change something. */
export type CommandName = {
  [N in OperationName]: (typeof operations)[N]['kind'] extends 'query' ? never : N
}[OperationName]

export interface Example<N extends OperationName = OperationName> {
  /** Demo account that may do it. */
  account: string
  /** An input that is accepted now, once or any number of times. */
  input: InputOf<N>
  /** Another input that would be accepted under a request id of its own. */
  other: InputOf<N>
  /** Somebody else, who may call the operation or may not; without one, nobody else is tried. */
  stranger: string
}

/**
 * Brings the warehouse into a state where the command can be done, and says how. It is called anew for each use and may
 * run beside others, so it makes what it needs (a document, a lot) instead of taking what the demo data happens to hold.
 */
export type ExampleOf<N extends OperationName> = (server: TestServer) => Promise<Example<N>>

/** Examples of some commands, in the file of their area. */
export type Examples = { [N in OperationName]?: ExampleOf<N> }

/** One example for every changing operation: a command without one does not compile. */
export const examples: { [N in CommandName]: ExampleOf<N> } = {
  ...assets,
  ...people,
  ...places,
  ...inbound,
  ...items,
  ...loan,
  ...outbound,
  ...substitutes,
  ...quality,
  ...requisition,
  ...inside,
  ...stocktakeReport,
  ...stocktakeReview,
  ...transfer,
  ...stocktakeCount,
  ...stocktakeOpen,
  ...stocktakePlans,
}
