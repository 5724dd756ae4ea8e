import { requestFailed } from '../../../admin/errors'
import { isNumeric, toNumber } from '../../numbers'
import { isNullish, namedOperands, onOne } from '../expression/arguments'
import { type Expression, type OperatorMaker } from '../expression/types'
import { shown, typeName } from '../expression/value-types'
import { ConversionError, conversions } from './conversion-rules'

/** Types: asking for them and converting between them. */
export const conversion: Record<string, OperatorMaker> = {
  $type: onOne(typeName),
  $isNumber: onOne(isNumeric),
  $toBool: converter('bool'),
  $toDate: converter('date'),
  $toDecimal: converter('decimal'),
  $toDouble: converter('double'),
  $toInt: converter('int'),
  $toLong: converter('long'),
  $toObjectId: converter('objectId'),
  $toString: converter('string'),
  $convert: (operand, compile, name) => {
    const named = namedOperands(operand, name, ['input', 'to'], ['onError', 'onNull', 'format', 'byteOrder'])
    const input = compile(named['input'])
    const to = compile(named['to'])
    const onError = 'onError' in named ? compile(named['onError']) : undefined
    const onNull: Expression = 'onNull' in named ? compile(named['onNull']) : () => null
    return (scope) => {
      const target = to(scope)
      const value = input(scope)
      if (isNullish(value)) return onNull(scope)
      if (isNullish(target)) return null
      const type = targetOf(target)
      try {
        return (conversions[type] as (value: unknown) => unknown)(value)
      } catch (error) {
        if (!(error instanceof ConversionError)) throw error
        if (onError !== undefined) return onError(scope)
        throw requestFailed(`${error.message} in $convert with no onError value`)
      }
    }
  },
}

function converter(type: string): OperatorMaker {
  const convert = conversions[type] as (value: unknown) => unknown
  return onOne((value) => {
    if (isNullish(value)) return null
    try {
      return convert(value)
    } catch (error) {
      if (!(error instanceof ConversionError)) throw error
      throw requestFailed(`${error.message} in $convert with no onError value`)
    }
  })
}

const codes: Record<number, string> = {
  1: 'double',
  2: 'string',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  16: 'int',
  18: 'long',
  19: 'decimal',
}

function targetOf(to: unknown): string {
  const type = typeof to === 'string' ? to : codes[toNumber(to) ?? 0]
  if (type !== undefined && Object.hasOwn(conversions, type)) return type
  throw requestFailed(`Unknown type name: ${shown(to)} ($convert's 'to')`)
}
