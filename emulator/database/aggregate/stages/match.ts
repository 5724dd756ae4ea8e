import { requestFailed } from '../../../admin/errors'
import { compileQuery, type DocumentTest } from '../../match/compile'
import { nearSearch } from '../../near'
import { isPlainObject, type Document } from '../../values'
import { noVariables, type Binding, type Names, type Variables } from '../expression/types'
import { type StageMaker } from './types'

/** Documents that a query finds, with the meaning that queries have; `$expr` may use the variables of the pipeline. */
export const match: StageMaker = (spec, { names }) => {
  const test = compileMatch(spec, names)
  return function* (input, variables) {
    for (const document of input) if (test(document, variables)) yield document
  }
}

/** The test of a `$match`. */
export function compileMatch(
  spec: unknown,
  names: Names,
): (document: Document, variables: Variables) => boolean {
  if (!isPlainObject(spec)) throw requestFailed('the match filter must be an expression in an object')
  if (nearSearch(spec) !== undefined)
    throw requestFailed(
      '$geoNear, $near, and $nearSphere are not allowed in this context: begin the aggregation with $geoNear',
    )
  const binding: Binding = { names, values: noVariables }
  const test: DocumentTest = compileQuery(spec, binding)
  return (document, variables) => {
    binding.values = variables
    return test(document)
  }
}
