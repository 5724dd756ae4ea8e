import { ObjectId, Timestamp } from 'bson'
import { requestFailed } from '../../../admin/errors'
import { isPlainObject, type Document } from '../../values'
import { fields, type FieldName } from '../dates/fields'
import { checkFormat, formatDate } from '../dates/format'
import { parseByFormat, parseDate } from '../dates/parse'
import { zoneOf } from '../dates/zone'
import { compileOnly, isNullish, namedOperands, onNamed } from '../expression/arguments'
import { type Expression, type OperatorMaker } from '../expression/types'
import { shown, typeName } from '../expression/value-types'
import { dateFromParts } from './date-parts'

const fieldOperators = Object.fromEntries(
  (Object.keys(fields) as FieldName[]).map((field) => [`$${field}`, fieldOperator(field)]),
)

/** Dates: their parts in a zone, and between text and date. */
export const dates: Record<string, OperatorMaker> = {
  ...fieldOperators,
  $dateToString: (operand, compile, name) => {
    const named = namedOperands(operand, name, ['date'], ['format', 'timezone', 'onNull'])
    if (typeof named['format'] === 'string' && !named['format'].startsWith('$')) checkFormat(named['format'])
    return onNamed(['date'], ['format', 'timezone', 'onNull'], dateToString)(operand, compile, name)
  },
  $dateFromString: (operand, compile, name) => {
    const named = namedOperands(operand, name, ['dateString'], ['format', 'timezone', 'onError', 'onNull'])
    const compiled: Record<string, Expression> = {}
    for (const [key, item] of Object.entries(named)) compiled[key] = compile(item)
    return (scope) => dateFromString((key) => compiled[key]?.(scope), compiled['onError'] !== undefined)
  },
  $dateFromParts: onNamed(
    [],
    [
      'year',
      'month',
      'day',
      'isoWeekYear',
      'isoWeek',
      'isoDayOfWeek',
      'hour',
      'minute',
      'second',
      'millisecond',
      'timezone',
    ],
    dateFromParts,
  ),
  $dateToParts: onNamed(['date'], ['timezone', 'iso8601'], ({ date, timezone, iso8601 }, name, given) => {
    if (isNullish(date) || (given.has('timezone') && isNullish(timezone)) || iso8601 === null) return null
    const local = localTime(toDate(date, name), timezone)
    const keys: FieldName[] =
      iso8601 === true ? ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'] : ['year', 'month', 'dayOfMonth']
    const result: Document = {}
    for (const key of [...keys, 'hour', 'minute', 'second', 'millisecond'] as FieldName[])
      result[key === 'dayOfMonth' ? 'day' : key] = fields[key](local)
    return result
  }),
}

/** The date that a value stands for: dates, timestamps, and the time inside an ObjectId. */
export function toDate(value: unknown, name: string): Date {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  if (value instanceof Timestamp) return new Date(value.getHighBitsUnsigned() * 1_000)
  throw requestFailed(`can't convert from BSON type ${typeName(value)} to Date (${name})`)
}

function localTime(date: Date, timezone: unknown): Date {
  return new Date(date.getTime() + zoneOf(timezone)(date.getTime()))
}

/** `$year`, `$hour`, …: of a date, or of `{ date, timezone }`. */
function fieldOperator(field: FieldName): OperatorMaker {
  const read = (value: unknown, timezone: unknown, name: string) =>
    isNullish(value) ? null : fields[field](localTime(toDate(value, name), timezone))
  return (operand, compile, name) => {
    if (!isPlainObject(operand) || Object.keys(operand).some((key) => key.startsWith('$'))) {
      const date = compileOnly(operand, compile, name)
      return (scope) => read(date(scope), undefined, name)
    }
    const named = namedOperands(operand, name, ['date'], ['timezone'])
    const date = compile(named['date'])
    const timezone = 'timezone' in named ? compile(named['timezone']) : undefined
    return (scope) => {
      const zone = timezone?.(scope)
      return timezone !== undefined && isNullish(zone) ? null : read(date(scope), zone, name)
    }
  }
}

function dateToString(values: Record<string, unknown>, name: string, given: ReadonlySet<string>): unknown {
  const { date, format, timezone, onNull } = values
  if (isNullish(date)) return given.has('onNull') ? onNull : null
  if ((given.has('format') && isNullish(format)) || (given.has('timezone') && isNullish(timezone)))
    return null
  const zone = zoneOf(timezone)
  const instant = toDate(date, name)
  if (format === undefined) {
    const isUtc = timezone === undefined || timezone === 'UTC' || timezone === 'GMT'
    return formatDate(instant, `%Y-%m-%dT%H:%M:%S.%L${isUtc ? 'Z' : ''}`, zone)
  }
  if (typeof format !== 'string')
    throw requestFailed(`$dateToString requires that 'format' be a string, found: ${typeName(format)}`)
  checkFormat(format)
  return formatDate(instant, format, zone)
}

function dateFromString(value: (key: string) => unknown, hasOnError: boolean): unknown {
  const text = value('dateString')
  if (isNullish(text)) return value('onNull') ?? null
  const timezone = value('timezone')
  if (timezone === null) return null
  const zone = timezone === undefined ? undefined : zoneOf(timezone)
  const format = value('format')
  const date =
    typeof text !== 'string'
      ? `$dateFromString requires that 'dateString' be a string, found: ${typeName(text)} with value ${shown(text)}`
      : typeof format === 'string'
        ? parseByFormat(text, format, zone)
        : parseDate(text, zone)
  if (typeof date !== 'string') return date
  if (hasOnError) return value('onError')
  throw requestFailed(date)
}
