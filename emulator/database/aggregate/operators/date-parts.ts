import { requestFailed } from '../../../admin/errors'
import { isoYearStart } from '../dates/fields'
import { instantOf, zoneOf } from '../dates/zone'
import { isNullish } from '../expression/arguments'
import { wholeNumber } from './numeric'

const day = 86_400_000
const defaults: Record<string, number> = { hour: 0, minute: 0, second: 0, millisecond: 0 }

/** `$dateFromParts`: parts beyond their range carry over (month 14 is February of the next year). */
export function dateFromParts(
  values: Record<string, unknown>,
  name: string,
  given: ReadonlySet<string>,
): Date | null {
  const iso = given.has('isoWeekYear')
  if (iso === given.has('year'))
    throw requestFailed(`${name} requires either 'year' or 'isoWeekYear' to be present`)
  const other = iso ? ['month', 'day'] : ['isoWeek', 'isoDayOfWeek']
  for (const key of other)
    if (given.has(key))
      throw requestFailed(`${name} does not allow mixing natural dates with ISO dates (${key})`)
  for (const key of given) if (isNullish(values[key])) return null

  const part = (key: string) =>
    values[key] === undefined
      ? (defaults[key] ?? 1)
      : wholeNumber(values[key], (found) => `'${key}' must evaluate to an integer, found ${found}`)
  const year = part(iso ? 'isoWeekYear' : 'year')
  if (year < 1 || year > 9_999)
    throw requestFailed(
      `'${iso ? 'isoWeekYear' : 'year'}' must evaluate to an integer in the range 1 to 9999, found ${year}`,
    )
  const midnight = iso
    ? isoYearStart(year) + ((part('isoWeek') - 1) * 7 + part('isoDayOfWeek') - 1) * day
    : calendarDay(year, part('month'), part('day'))
  const time = ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1_000 + part('millisecond')
  return new Date(instantOf(midnight + time, zoneOf(values['timezone'])))
}

function calendarDay(year: number, month: number, dayOfMonth: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, dayOfMonth)
  return date.getTime()
}
