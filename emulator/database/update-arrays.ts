import { requestFailed } from '../admin/errors'
import { compileQuery } from './match/compile'
import { typeName } from './match/types'
import { compareNumbers, integerOf, isNumeric } from './numbers'
import { sortDocuments, type SortSpec } from './sort'
import { idText } from './update-fields'
import { type Draft } from './update-path'
import { fieldText, valueText } from './value-text'
import { compareValues, isPlainObject, type Document } from './values'

const pushClauses = ['$each', '$position', '$sort', '$slice']

/** The values that `$push` or `$addToSet` would store; an `$each` that is no array is refused. */
export function addedValues(operator: string): (operand: unknown) => unknown[] {
  return (operand) => (hasEach(operand) ? eachOf(operand, operator) : [operand])
}

/** `$push` with a value, or with `$each` and `$position`, `$sort`, `$slice` in MongoDB's order of effect. */
export function push(draft: Draft, path: string, operand: unknown): void {
  const modifiers = hasEach(operand) ? operand : { $each: [operand] }
  const unknown = Object.keys(modifiers).find((key) => !pushClauses.includes(key))
  if (unknown !== undefined) throw requestFailed(`Unrecognized clause in $push: ${unknown}`)
  const values = eachOf(modifiers, '$push')
  const { $position: position, $sort: sort, $slice: count } = modifiers
  let array = pushable(draft, path)
  array.splice(position === undefined ? array.length : integer(position, 'position'), 0, ...values)
  if (sort !== undefined) array = sortElements(array, sort)
  if (count !== undefined) array = slice(array, integer(count, 'slice'))
  draft.set(path, array)
}

/** `$addToSet` with a value or `$each`: only what is not there yet is added. */
export function addToSet(draft: Draft, path: string, operand: unknown): void {
  const value = draft.get(path)
  if (value !== undefined && !Array.isArray(value)) {
    throw requestFailed(
      `Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type ${typeName(value)}`,
    )
  }
  const array = [...((value as unknown[] | undefined) ?? [])]
  for (const item of hasEach(operand) ? eachOf(operand, '$addToSet') : [operand]) {
    if (!array.some((other) => compareValues(other, item) === 0)) array.push(item)
  }
  draft.set(path, array)
}

/** `$pop`: 1 takes the last element away, -1 the first. */
export function pop(draft: Draft, path: string, operand: unknown): void {
  const side = integerOf(operand)
  if (side !== 1n && side !== -1n) throw requestFailed(`$pop expects 1 or -1, found: ${valueText(operand)}`)
  const array = draft.get(path)
  if (array === undefined) return
  if (!Array.isArray(array))
    throw requestFailed(`Path '${path}' contains an element of non-array type '${typeName(array)}'`)
  if (array.length > 0) draft.set(path, side === 1n ? array.slice(0, -1) : array.slice(1))
}

/** `$pull`: every element that equals the value or meets the condition. */
export function pull(draft: Draft, path: string, operand: unknown): void {
  removeWhere(draft, path, elementTest(operand))
}

/** `$pullAll`: every element that equals one of the values. */
export function pullAll(draft: Draft, path: string, operand: unknown): void {
  if (!Array.isArray(operand))
    throw requestFailed(`$pullAll requires an array argument but was given a ${typeName(operand)}`)
  removeWhere(draft, path, (item) => operand.some((value) => compareValues(item, value) === 0))
}

function removeWhere(draft: Draft, path: string, matches: (item: unknown) => boolean): void {
  const array = draft.get(path)
  if (array === undefined) return
  if (!Array.isArray(array)) throw requestFailed('Cannot apply $pull to a non-array value')
  const kept = array.filter((item) => !matches(item))
  if (kept.length < array.length) draft.set(path, kept)
}

/** Operators judge the element itself, an object its fields; any other value has to be equal. */
function elementTest(operand: unknown): (item: unknown) => boolean {
  if (operand instanceof RegExp) return (item) => typeof item === 'string' && operand.test(item)
  if (!isPlainObject(operand)) return (item) => compareValues(item, operand) === 0
  const first = Object.keys(operand)[0]
  if (first?.startsWith('$') === true && !['$and', '$or', '$nor', '$expr'].includes(first)) {
    const test = compileQuery({ item: operand })
    return (item) => test({ item })
  }
  const test = compileQuery(operand)
  return (item) => isPlainObject(item) && test(item)
}

function hasEach(operand: unknown): operand is Document {
  return isPlainObject(operand) && Object.hasOwn(operand, '$each')
}

function eachOf(modifiers: Document, operator: string): unknown[] {
  const values = modifiers['$each']
  const other = operator === '$addToSet' ? Object.keys(modifiers).find((key) => key !== '$each') : undefined
  if (other !== undefined)
    throw requestFailed(`Found unexpected fields after $each in $addToSet: ${valueText(modifiers)}`)
  if (Array.isArray(values)) return values
  throw requestFailed(
    `The argument to $each in ${operator} must be an array but it was of type: ${typeName(values)}`,
  )
}

/** A copy of the array at the path, empty when nothing is there. */
function pushable(draft: Draft, path: string): unknown[] {
  const value = draft.get(path)
  if (value === undefined) return []
  if (Array.isArray(value)) return [...(value as unknown[])]
  throw requestFailed(
    `The field '${path}' must be an array but is of type ${typeName(value)} in document ${idText(draft)}`,
  )
}

function sortElements(array: unknown[], sort: unknown): unknown[] {
  const direction = directionOf(sort)
  if (direction !== undefined) return array.sort((a, b) => compareValues(a, b) * direction)
  if (!isPlainObject(sort)) {
    throw requestFailed(
      isNumeric(sort)
        ? 'The $sort element value must be either 1 or -1'
        : 'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    )
  }
  const spec = Object.entries(sort).map(([path, value]): SortSpec[number] => {
    const fieldDirection = directionOf(value)
    if (fieldDirection === undefined) throw requestFailed('The $sort element value must be either 1 or -1')
    if (path.split('.').includes('')) throw requestFailed(`The $sort field '${path}' has an empty part`)
    return [path, fieldDirection]
  })
  if (spec.length === 0) throw requestFailed('The $sort pattern is empty when it should be a set of fields.')
  return sortDocuments(array, spec, (item) => (isPlainObject(item) ? item : {}))
}

function directionOf(value: unknown): 1 | -1 | undefined {
  if (!isNumeric(value)) return undefined
  return compareNumbers(value, 1) === 0 ? 1 : compareNumbers(value, -1) === 0 ? -1 : undefined
}

function slice(array: unknown[], count: number): unknown[] {
  return count < 0 ? array.slice(count) : array.slice(0, count)
}

function integer(value: unknown, name: string): number {
  const whole = integerOf(value)
  if (whole !== undefined) return Number(whole)
  throw requestFailed(
    `The value for $${name} must be an integer value but was given ${fieldText(`$${name}`, value)}`,
  )
}
