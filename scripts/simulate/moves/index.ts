import type { Move } from '../move'
import { assets } from './assets'
import { inbound } from './inbound'
import { inside } from './inside'
import { issues } from './issues'
import { loans } from './loans'
import { quality } from './quality'
import { requisitions } from './requisitions'
import { stocktakes } from './stocktake'
import { transfers } from './transfers'

/** Everything that clients do, in every area. */
export const moves: readonly Move[] = [
  ...inbound,
  ...requisitions,
  ...issues,
  ...loans,
  ...quality,
  ...inside,
  ...transfers,
  ...assets,
  ...stocktakes,
]
