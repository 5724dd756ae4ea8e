import { type OperatorMaker } from '../expression/types'
import { arithmetic } from './arithmetic'
import { arrays } from './arrays'
import { comparison } from './comparison'
import { conditional } from './conditional'
import { conversion } from './conversion'
import { dateArithmetic } from './date-arithmetic'
import { dates } from './dates'
import { iteration } from './iteration'
import { objects } from './objects'
import { refusedOperators } from './refused'
import { regularExpressions } from './regular-expressions'
import { rounding } from './rounding'
import { sets } from './sets'
import { statistics } from './statistics'
import { strings } from './strings'
import { substrings } from './substrings'
import { transcendental } from './transcendental'

/** Every operator of aggregation expressions by its name. */
export const operators: Record<string, OperatorMaker> = {
  ...arithmetic,
  ...arrays,
  ...comparison,
  ...conditional,
  ...conversion,
  ...dateArithmetic,
  ...dates,
  ...iteration,
  ...objects,
  ...refusedOperators,
  ...regularExpressions,
  ...rounding,
  ...sets,
  ...statistics,
  ...strings,
  ...substrings,
  ...transcendental,
}
