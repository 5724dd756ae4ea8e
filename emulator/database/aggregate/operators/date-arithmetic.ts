import { requestFailed } from '../../../admin/errors'
import { longOf, toNumber } from '../../numbers'
import { addUnits, differenceIn, truncate, unitOf, weekStartOf } from '../dates/units'
import { zoneOf } from '../dates/zone'
import { isNullish, onNamed } from '../expression/arguments'
import { type OperatorMaker } from '../expression/types'
import { typeName } from '../expression/value-types'
import { toDate } from './dates'
import { wholeNumber } from './numeric'

/** Dates in units of the calendar: later, earlier, between, and the beginning of. */
export const dateArithmetic: Record<string, OperatorMaker> = {
  $dateAdd: mover(1),
  $dateSubtract: mover(-1),
  $dateDiff: onNamed(
    ['startDate', 'endDate', 'unit'],
    ['timezone', 'startOfWeek'],
    ({ startDate, endDate, unit, timezone, startOfWeek }, name, given) => {
      if ([startDate, endDate, unit].some(isNullish) || nullGiven({ timezone, startOfWeek }, given))
        return null
      const [from, to] = [toDate(startDate, name), toDate(endDate, name)]
      const distance = differenceIn(
        from,
        to,
        unitOf(unit, name),
        zoneOf(timezone),
        weekStartOf(startOfWeek, name),
      )
      return longOf(BigInt(distance))
    },
  ),
  $dateTrunc: onNamed(
    ['date', 'unit'],
    ['binSize', 'timezone', 'startOfWeek'],
    ({ date, unit, binSize, timezone, startOfWeek }, name, given) => {
      if ([date, unit].some(isNullish) || nullGiven({ binSize, timezone, startOfWeek }, given)) return null
      const size =
        binSize === undefined
          ? 1
          : wholeNumber(binSize, () => `${name} requires 'binSize' to be a 64-bit integer`)
      if (size <= 0)
        throw requestFailed(`${name} requires 'binSize' to be greater than 0, but got value ${size}`)
      return truncate(
        toDate(date, name),
        unitOf(unit, name),
        size,
        zoneOf(timezone),
        weekStartOf(startOfWeek, name),
      )
    },
  ),
}

function mover(direction: 1 | -1): OperatorMaker {
  return onNamed(['startDate', 'unit', 'amount'], ['timezone'], (values, name, given) => {
    const { startDate, unit, amount, timezone } = values
    if ([startDate, unit, amount].some(isNullish) || nullGiven({ timezone }, given)) return null
    const count = toNumber(amount)
    if (count === undefined || !Number.isInteger(count))
      throw requestFailed(`${name} expects integer amount of time units, found: ${typeName(amount)}`)
    const moved = addUnits(toDate(startDate, name), direction * count, unitOf(unit, name), zoneOf(timezone))
    if (Number.isNaN(moved.getTime())) throw requestFailed(`${name} overflowed`)
    return moved
  })
}

/** Whether an optional argument was given and came out as null or missing: the answer is null then. */
function nullGiven(values: Record<string, unknown>, given: ReadonlySet<string>): boolean {
  return Object.keys(values).some((key) => given.has(key) && isNullish(values[key]))
}
