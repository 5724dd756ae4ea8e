import { requestFailed } from '../admin/errors'
import { compileQuery } from './match/compile'
import { sortDocuments, type SortSpec } from './sort'
import { type Draft } from './update-path'
import { compareValues, isPlainObject, type Document } from './values'

/** `$push` with a value, or with `$each` and `$position`, `$sort`, `$slice` in MongoDB's order of effect. */
export function push(draft: Draft, path: string, operand: unknown): void {
  const modifiers = isPlainObject(operand) && Array.isArray(operand['$each']) ? operand : { $each: [operand] }
  const unknown = Object.keys(modifiers).find(
    (key) => !['$each', '$position', '$sort', '$slice'].includes(key),
  )
  if (unknown !== undefined) throw requestFailed(`Unrecognized clause in $push: ${unknown}`)
  let array = arrayAt(draft, path, '$push') ?? []
  const position =
    modifiers['$position'] === undefined ? array.length : integer(modifiers['$position'], '$position')
  array.splice(position, 0, ...(modifiers['$each'] as unknown[]))
  if (modifiers['$sort'] !== undefined) array = sortElements(array, modifiers['$sort'])
  if (modifiers['$slice'] !== undefined) array = slice(array, integer(modifiers['$slice'], '$slice'))
  draft.set(path, array)
}

/** `$addToSet` with a value or `$each`: only what is not there yet is added. */
export function addToSet(draft: Draft, path: string, operand: unknown): void {
  const array = arrayAt(draft, path, '$addToSet') ?? []
  const values =
    isPlainObject(operand) && Array.isArray(operand['$each']) ? (operand['$each'] as unknown[]) : [operand]
  for (const value of values) {
    if (!array.some((item) => compareValues(item, value) === 0)) array.push(value)
  }
  draft.set(path, array)
}

/** `$pop`: 1 takes the last element away, -1 the first. */
export function pop(draft: Draft, path: string, operand: unknown): void {
  if (operand !== 1 && operand !== -1) throw requestFailed('$pop expects 1 or -1')
  const array = arrayAt(draft, path, '$pop')
  if (array === undefined || array.length === 0) return
  draft.set(path, operand === 1 ? array.slice(0, -1) : array.slice(1))
}

/** `$pull`: every element that equals the value or meets the condition. */
export function pull(draft: Draft, path: string, operand: unknown): void {
  const array = arrayAt(draft, path, '$pull')
  if (array === undefined) return
  const matches = elementTest(operand)
  const kept = array.filter((item) => !matches(item))
  if (kept.length < array.length) draft.set(path, kept)
}

/** `$pullAll`: every element that equals one of the values. */
export function pullAll(draft: Draft, path: string, operand: unknown): void {
  if (!Array.isArray(operand)) throw requestFailed('$pullAll requires an array argument')
  const array = arrayAt(draft, path, '$pullAll')
  if (array === undefined) return
  const kept = array.filter((item) => !operand.some((value) => compareValues(item, value) === 0))
  if (kept.length < array.length) draft.set(path, kept)
}

function elementTest(operand: unknown): (item: unknown) => boolean {
  if (operand instanceof RegExp) return (item) => typeof item === 'string' && operand.test(item)
  if (!isPlainObject(operand)) return (item) => compareValues(item, operand) === 0
  if (Object.keys(operand).some((key) => key.startsWith('$') && !['$and', '$or', '$nor'].includes(key))) {
    const test = compileQuery({ item: operand })
    return (item) => test({ item })
  }
  const test = compileQuery(operand)
  return (item) => isPlainObject(item) && test(item)
}

/** A copy of the array at the path; undefined when there is none; refuses anything else. */
function arrayAt(draft: Draft, path: string, operator: string): unknown[] | undefined {
  const value = draft.get(path)
  if (value === undefined) return undefined
  if (!Array.isArray(value)) {
    throw requestFailed(`The field '${path}' must be an array for ${operator}, but it is not`)
  }
  return [...(value as unknown[])]
}

function sortElements(array: unknown[], sort: unknown): unknown[] {
  if (sort === 1 || sort === -1) return array.sort((a, b) => compareValues(a, b) * sort)
  if (!isPlainObject(sort)) throw requestFailed('The $sort of $push must be 1, -1 or an object')
  const spec = Object.entries(sort) as SortSpec
  return sortDocuments(array, spec, (item) => (isPlainObject(item) ? item : {}) satisfies Document)
}

function slice(array: unknown[], count: number): unknown[] {
  return count < 0 ? array.slice(count) : array.slice(0, count)
}

function integer(value: unknown, name: string): number {
  if (!Number.isInteger(value)) throw requestFailed(`The ${name} of $push must be an integer`)
  return value as number
}
