import { requestFailed } from '../../../admin/errors'
import { isPlainObject, type Document } from '../../values'
import { namedOperands } from '../expression/arguments'
import { scopeOf, type Expression, type Variables } from '../expression/types'
import { valueKey } from '../expression/value-key'
import { checkVariableName } from '../operators/conditional'
import { compileInner, type Pipeline } from '../pipeline'
import { type Kept } from '../source'
import { plant, withPath } from './field-tree'
import { Foreign, localValues } from './foreign'
import { type Stage, type StageMaker } from './types'

/** Answers of a pipeline inside that are remembered for other documents with the same variables. */
const mostRemembered = 1_000

/** Adds an array of documents of another collection: those with an equal field, those of a pipeline, or both. */
export const lookup: StageMaker = (spec, place, name) => {
  const optional = ['localField', 'foreignField', 'let', 'pipeline']
  const named = namedOperands(spec, name, ['from', 'as'], optional)
  const from = textOf(named['from'], 'from')
  const as = textOf(named['as'], 'as')
  plant(new Map(), as, 'keep')
  const { localField, foreignField } = named
  if (
    (localField === undefined) !== (foreignField === undefined) ||
    (localField ?? named['pipeline']) === undefined
  )
    throw requestFailed('$lookup requires both or neither of localField and foreignField, or a pipeline')

  const variables = variablesOf(named['let'], place.compile)
  if (named['let'] !== undefined && named['pipeline'] === undefined)
    throw requestFailed("$lookup: 'let' has a meaning only together with 'pipeline'")
  const inner =
    named['pipeline'] === undefined
      ? undefined
      : compileInner(
          named['pipeline'],
          place,
          '$lookup',
          variables.map(([variable]) => variable),
        )
  const asParts = as.split('.')
  const foreign = new Foreign(place.database, from)

  if (localField === undefined) return joinByPipeline(foreign, asParts, variables, inner as Pipeline)
  return joinByField(
    foreign,
    asParts,
    textOf(localField, 'localField').split('.'),
    textOf(foreignField, 'foreignField'),
    inner && ((found, document, outer) => [...inner.over(found, valuesOf(variables, document, outer))]),
  )
}

type LetVariables = [name: string, expression: Expression][]

function joinByField(
  foreign: Foreign,
  as: string[],
  localField: string[],
  foreignField: string,
  refine: ((found: Document[], document: Document, outer: Variables) => Document[]) | undefined,
): Stage {
  return function* (input, outer) {
    for (const batch of foreign.batches(input, foreignField)) {
      const found = foreign.byValues(
        foreignField,
        batch.map((document) => localValues(document, localField)),
      )
      for (const [i, document] of batch.entries()) {
        const documents = found[i] as Document[]
        yield withPath(document, as, refine === undefined ? documents : refine(documents, document, outer))
      }
    }
  }
}

function joinByPipeline(foreign: Foreign, as: string[], variables: LetVariables, inner: Pipeline): Stage {
  return function* (input, outer) {
    const kept: Kept = {}
    const answers = new Map<string, Document[]>()
    for (const document of input) {
      const values = valuesOf(variables, document, outer)
      const key = variables
        .map(([name]) => (values[name] === undefined ? '' : valueKey(values[name])))
        .join('\0')
      let answer = answers.get(key)
      if (answer === undefined) {
        if (answers.size >= mostRemembered) answers.clear()
        answers.set(key, (answer = foreign.run(inner, values, kept)))
      }
      yield withPath(document, as, answer)
    }
  }
}

function variablesOf(value: unknown, compile: (operand: unknown) => Expression): LetVariables {
  if (value === undefined) return []
  if (!isPlainObject(value)) throw requestFailed('$lookup argument let must be an object')
  return Object.entries(value).map(([name, operand]) => {
    checkVariableName(name)
    return [name, compile(operand)]
  })
}

function valuesOf(variables: LetVariables, document: Document, outer: Variables): Variables {
  if (variables.length === 0) return outer
  const scope = scopeOf(document, outer)
  return { ...outer, ...Object.fromEntries(variables.map(([name, expression]) => [name, expression(scope)])) }
}

function textOf(value: unknown, name: string): string {
  if (typeof value === 'string' && value !== '' && !value.startsWith('$')) return value
  throw requestFailed(`$lookup argument '${name}' must be a string, not empty and without a dollar in front`)
}
