import { requestFailed } from '../../../admin/errors'
import { isPlainObject, type Document } from '../../values'
import { namedOperands } from '../expression/arguments'
import { noVariables } from '../expression/types'
import { compileInner, type Pipeline } from '../pipeline'
import { Foreign } from './foreign'
import { type StageMaker } from './types'

/** Several pipelines over the same documents; one document comes out, with an array for each. */
export const facet: StageMaker = (spec, place) => {
  if (!isPlainObject(spec) || Object.keys(spec).length === 0)
    throw requestFailed('the $facet specification must be a non-empty object')
  const pipelines = Object.entries(spec).map(([field, stages]): [string, Pipeline] => {
    if (field === '' || field.startsWith('$') || field.includes('.'))
      throw requestFailed(`$facet: '${field}' is not a valid name of an output field`)
    return [field, compileInner(stages, place, '$facet')]
  })
  return function* (input, variables) {
    const documents = [...input]
    const result: Document = {}
    for (const [field, pipeline] of pipelines) result[field] = [...pipeline.over(documents, variables)]
    yield result
  }
}

/** All documents, and after them those of another collection or of a pipeline over it. */
export const unionWith: StageMaker = (spec, place, name) => {
  const named = typeof spec === 'string' ? { coll: spec } : namedOperands(spec, name, ['coll'], ['pipeline'])
  const { coll } = named
  if (typeof coll !== 'string' || coll === '')
    throw requestFailed("$unionWith: 'coll' must name a collection")
  const inner = compileInner(
    (named as Document)['pipeline'] ?? [],
    { ...place, names: new Set() },
    '$unionWith',
  )
  return function* (input) {
    yield* input
    yield* new Foreign(place.database, coll).run(inner, noVariables)
  }
}
