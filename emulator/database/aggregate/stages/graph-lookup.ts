import { requestFailed } from '../../../admin/errors'
import { Long } from 'bson'
import { toNumber } from '../../numbers'
import { isPlainObject, type Document } from '../../values'
import { namedOperands } from '../expression/arguments'
import { scopeOf, type Variables } from '../expression/types'
import { valueKey } from '../expression/value-key'
import { plant, withPath } from './field-tree'
import { Foreign, localValues } from './foreign'
import { compileMatch } from './match'
import { type StageMaker } from './types'

/** Follows references from document to document, breadth first; each document is found once. */
export const graphLookup: StageMaker = (spec, { database, compile, names }, name) => {
  const required = ['from', 'startWith', 'connectFromField', 'connectToField', 'as']
  const named = namedOperands(spec, name, required, ['maxDepth', 'depthField', 'restrictSearchWithMatch'])
  const text = (key: string): string => {
    const value = named[key]
    if (typeof value !== 'string' || value === '' || value.startsWith('$'))
      throw requestFailed(`$graphLookup: '${key}' must be a string without a dollar in front`)
    plant(new Map(), value, 'keep')
    return value
  }
  const foreign = new Foreign(database, text('from'))
  const [fromField, toField, as] = [text('connectFromField').split('.'), text('connectToField'), text('as')]
  const depthField = named['depthField'] === undefined ? undefined : text('depthField').split('.')
  const most = depthOf(named['maxDepth'])
  const start = compile(named['startWith'])
  const restriction = named['restrictSearchWithMatch'] ?? {}
  if (!isPlainObject(restriction))
    throw requestFailed('$graphLookup: restrictSearchWithMatch must be an object')
  const test = compileMatch(restriction, names)

  return function* (input, variables) {
    for (const document of input) {
      const value = start(scopeOf(document, variables))
      const found = reach(Array.isArray(value) ? (value as unknown[]) : [value ?? null], variables)
      yield withPath(document, as.split('.'), found)
    }
  }

  function reach(values: unknown[], variables: Variables): Document[] {
    const found: Document[] = []
    const [asked, taken] = [new Set<string>(), new Set<string>()]
    let frontier = values
    for (let depth = 0; frontier.length > 0 && depth <= most; depth++) {
      for (const value of frontier) asked.add(valueKey(value))
      const [level = []] = foreign.byValues(toField, [frontier])
      const fresh = level.filter((candidate) => {
        const key = valueKey(candidate['_id'])
        return !taken.has(key) && test(candidate, variables) && Boolean(taken.add(key))
      })
      for (const item of fresh)
        found.push(depthField ? withPath(item, depthField, Long.fromNumber(depth)) : item)
      const next = new Map(
        fresh.flatMap((item) => localValues(item, fromField)).map((value) => [valueKey(value), value]),
      )
      frontier = [...next].filter(([key]) => !asked.has(key)).map(([, value]) => value)
    }
    return found
  }
}

function depthOf(value: unknown): number {
  if (value === undefined) return Infinity
  const depth = toNumber(value)
  if (depth === undefined || !Number.isInteger(depth) || depth < 0)
    throw requestFailed('$graphLookup: maxDepth requires a nonnegative whole number')
  return depth
}
