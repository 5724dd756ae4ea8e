import { Timestamp } from 'bson'
import { requestFailed } from '../admin/errors'
import { add, multiply } from './arithmetic'
import { typeName } from './match/types'
import { integerOf, isNumeric, longOf, numberType, type Numeric } from './numbers'
import { type Draft } from './update-path'
import { fieldText, valueText } from './value-text'
import { compareValues, isPlainObject, type Document } from './values'

/** `$inc`: adds to a number; what is missing becomes the operand. */
export function inc(draft: Draft, path: string, operand: unknown): void {
  if (!isNumeric(operand))
    throw requestFailed(`Cannot increment with non-numeric argument: ${fieldText(path, operand)}`)
  calculate(draft, path, '$inc', operand, (value) => add(value, operand))
}

/** `$mul`: multiplies a number; what is missing becomes 0. */
export function mul(draft: Draft, path: string, operand: unknown): void {
  if (!isNumeric(operand))
    throw requestFailed(`Cannot multiply with non-numeric argument: ${fieldText(path, operand)}`)
  calculate(draft, path, '$mul', multiply(0, operand), (value) => multiply(value, operand))
}

function calculate(
  draft: Draft,
  path: string,
  operator: string,
  missing: Numeric | undefined,
  work: (value: Numeric) => Numeric | undefined,
): void {
  const value = draft.get(path)
  if (value !== undefined && !isNumeric(value)) {
    throw requestFailed(
      `Cannot apply ${operator} to a value of non-numeric type. ${idText(draft)} has the field ` +
        `'${nameOf(path)}' of non-numeric type ${typeName(value)}`,
    )
  }
  const result = value === undefined ? missing : work(value)
  if (result === undefined) {
    throw requestFailed(
      `Failed to apply ${operator} operations to current value (${valueText(value)}) for document ${idText(draft)}`,
    )
  }
  draft.set(path, result)
}

/** `$min` and `$max`: the smaller (-1) or larger (1) of the value and the operand, in BSON's order. */
export const extreme =
  (sign: 1 | -1) =>
  (draft: Draft, path: string, operand: unknown): void => {
    const value = draft.get(path)
    if (value === undefined || compareValues(operand, value) * sign > 0) draft.set(path, operand)
  }

/** `$rename`: moves a value; neither place may lie in an array. */
export function rename(draft: Draft, path: string, to: unknown): void {
  const target = to as string
  const value = draft.get(path)
  if (value === undefined) {
    const array = draft.arrayOn(path)
    if (array !== undefined) throw inArray('source', path, draft, array)
    return
  }
  for (const [side, place] of [
    ['source', path],
    ['destination', target],
  ] as const) {
    const array = draft.arrayOn(place)
    if (array !== undefined) throw inArray(side, place, draft, array)
  }
  draft.unset(path)
  draft.set(target, value)
}

const inArray = (side: string, path: string, draft: Draft, array: string) =>
  requestFailed(
    `The ${side} field cannot be an array element, '${path}' in doc with _id: ` +
      `${valueText(draft.root['_id'])} has an array field called '${array}'`,
  )

/** `$currentDate`: `true` or `{ $type: 'date' }` for a date, `{ $type: 'timestamp' }` for a timestamp. */
export function currentDate(draft: Draft, path: string, operand: unknown): void {
  const type = isPlainObject(operand) ? operand['$type'] : operand
  const now = Date.now()
  if (typeof type === 'boolean' || type === 'date') draft.set(path, new Date(now))
  else if (type === 'timestamp') draft.set(path, new Timestamp({ t: Math.floor(now / 1_000), i: 1 }))
  else {
    throw requestFailed(
      `${typeName(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ` +
        `({$type: 'timestamp/date'}).`,
    )
  }
}

const bitwise: Record<string, (a: bigint, b: bigint) => bigint> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
}

/** `$bit`: and, or, xor of 32- or 64-bit integers; what is missing counts as 0. */
export function bit(draft: Draft, path: string, operand: unknown): void {
  if (!isPlainObject(operand)) {
    throw requestFailed(
      `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document: ` +
        '{$bit: {field: {and/or/xor: #}}}',
    )
  }
  const masks = Object.entries(operand)
  if (masks.length === 0) {
    throw requestFailed(
      'You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}}',
    )
  }
  for (const [name, mask] of masks) draft.set(path, applyMask(draft, path, name, mask, operand))
}

function applyMask(draft: Draft, path: string, name: string, mask: unknown, operand: Document): Numeric {
  const work = Object.hasOwn(bitwise, name) ? bitwise[name] : undefined
  if (work === undefined) {
    throw requestFailed(
      `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: ` +
        valueText(operand),
    )
  }
  if (!isInteger(mask)) {
    throw requestFailed(
      `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(mask)}' is not supported here: ` +
        fieldText(name, mask),
    )
  }
  const value = draft.get(path) ?? 0
  if (!isInteger(value)) {
    throw requestFailed(
      `Cannot apply $bit to a value of non-integral type. ${idText(draft)} has the field ${nameOf(path)} of ` +
        `non-integer type ${typeName(draft.get(path))}`,
    )
  }
  const result = work(integerOf(value) as bigint, integerOf(mask) as bigint)
  const isLong = numberType(value) === 'long' || numberType(mask) === 'long'
  return isLong ? (longOf(result) as Numeric) : Number(result)
}

const isInteger = (value: unknown): value is Numeric =>
  isNumeric(value) && (numberType(value) === 'int' || numberType(value) === 'long')

const nameOf = (path: string) => path.slice(path.lastIndexOf('.') + 1)

/** The document's id, for messages. */
export const idText = (draft: Draft) => fieldText('_id', draft.root['_id'])
