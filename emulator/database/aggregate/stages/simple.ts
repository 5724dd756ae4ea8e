import { requestFailed } from '../../../admin/errors'
import { isPlainObject, type Document } from '../../values'
import { sortDocuments } from '../../sort'
import { sortSpecOf } from '../accumulators/ordered'
import { scopeOf } from '../expression/types'
import { typeName } from '../expression/value-types'
import { toNumber } from '../../numbers'
import { type Place, type Stage, type StageMaker } from './types'

/** Stages that let documents pass, count, order or replace them. */
export const simpleStages: Record<string, StageMaker> = {
  $count: (spec) => {
    if (typeof spec !== 'string' || spec === '')
      throw requestFailed('the count field must be a non-empty string')
    if (spec.startsWith('$')) throw requestFailed('the count field cannot be a $-prefixed path')
    if (spec.includes('.')) throw requestFailed("the count field cannot contain '.'")
    return function* (input) {
      let count = 0
      for (const _ of input) count++
      if (count > 0) yield { [spec]: count }
    }
  },
  $limit: (spec) => {
    const limit = wholeOf(spec, '$limit', 'the limit must be specified as a number')
    if (limit <= 0) throw requestFailed('the limit must be positive')
    return function* (input) {
      let left = limit
      for (const document of input) {
        yield document
        if (--left === 0) return
      }
    }
  },
  $skip: (spec) => {
    const skip = wholeOf(spec, '$skip', 'Argument to $skip must be a number')
    if (skip < 0) throw requestFailed('Argument to $skip cannot be negative')
    return function* (input) {
      let left = skip
      for (const document of input) if (left-- <= 0) yield document
    }
  },
  $sort: (spec) => {
    const sort = sortSpecOf(spec, '$sort stage')
    return (input) => sortDocuments([...input], sort, (document) => document)
  },
  $sample: (spec) => {
    if (!isPlainObject(spec) || Object.keys(spec).join() !== 'size')
      throw requestFailed('$sample stage must specify a size, and nothing else')
    const size = wholeOf(spec['size'], '$sample', 'size argument to $sample must be a number')
    if (size < 0) throw requestFailed('size argument to $sample must not be negative')
    return (input) => sample(input, size)
  },
  $replaceRoot: (spec, place) => {
    if (!isPlainObject(spec) || Object.keys(spec).join() !== 'newRoot')
      throw requestFailed("expected an object as specification for $replaceRoot stage, with 'newRoot' alone")
    return replaceRoot(spec['newRoot'], place)
  },
  $replaceWith: replaceRoot,
}

function wholeOf(value: unknown, name: string, refusal: string): number {
  const number = toNumber(value)
  if (number === undefined) throw requestFailed(`${refusal}, not ${typeName(value)}`)
  if (!Number.isSafeInteger(number)) throw requestFailed(`${name}: ${number} is not a whole number`)
  return number
}

/** As many documents by chance, each with the same chance; their order is by chance too. */
function sample(input: Iterable<Document>, size: number): Document[] {
  const kept: Document[] = []
  let seen = 0
  for (const document of input) {
    const at = Math.floor(Math.random() * ++seen)
    if (kept.length < size) {
      kept.push(kept[at] ?? document)
      kept[at] = document
    } else if (at < size) kept[at] = document
  }
  return kept
}

function replaceRoot(spec: unknown, { compile }: Place): Stage {
  const expression = compile(spec)
  return function* (input, variables) {
    for (const document of input) {
      const root = expression(scopeOf(document, variables))
      if (!isPlainObject(root))
        throw requestFailed(
          `'newRoot' expression must evaluate to an object, but resulting value was of type: ${typeName(root)}`,
        )
      yield root
    }
  }
}
