import { requestFailed } from '../../../admin/errors'
import { isPlainObject, type Document } from '../../values'
import { compileAccumulators } from '../accumulators'
import { type Accumulator } from '../accumulators/types'
import { scopeOf, type Scope } from '../expression/types'
import { valueKey } from '../expression/value-key'
import { type StageMaker } from './types'

/** What one group has gathered so far. */
export interface Group {
  add(scope: Scope): void
  result(id: unknown): Document
}

/** Groups in the order of their first documents; only what is gathered is kept, never the documents. */
export const group: StageMaker = (spec, { compile }) => {
  if (!isPlainObject(spec)) throw requestFailed("a group's fields must be specified in an object")
  if (!('_id' in spec)) throw requestFailed('a group specification must include an _id')
  const { _id, ...fields } = spec
  const key = compile(_id)
  const makers = compileAccumulators(fields, compile)
  return function* (input, variables) {
    const groups = new Map<string, { id: unknown; group: Group }>()
    for (const document of input) {
      const scope = scopeOf(document, variables)
      const id = key(scope) ?? null
      const name = valueKey(id)
      let found = groups.get(name)
      if (found === undefined) groups.set(name, (found = { id, group: newGroup(makers) }))
      found.group.add(scope)
    }
    for (const { id, group } of groups.values()) yield group.result(id)
  }
}

export function newGroup(makers: [string, () => Accumulator][]): Group {
  const accumulators = makers.map(([field, make]) => [field, make()] as const)
  return {
    add: (scope) => {
      for (const [, accumulator] of accumulators) accumulator.add(scope)
    },
    result: (id) => {
      const document: Document = { _id: id }
      for (const [field, accumulator] of accumulators) document[field] = accumulator.result()
      return document
    },
  }
}
