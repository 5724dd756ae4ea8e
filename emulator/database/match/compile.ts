import { requestFailed } from '../../admin/errors'
import { compileExpression } from '../aggregate/expression/compile'
import { scopeOf, type Binding } from '../aggregate/expression/types'
import { isTrue } from '../aggregate/expression/value-types'
import { isPlainObject, type Document } from '../values'
import { geoTest } from './geo'
import { someLeaf } from './leaves'
import { equals, isOperatorObject, oneOf, operators, unknownOperator, type LeafTest } from './operators'
import { compileJsonSchema } from './schema/compile'

export type DocumentTest = (document: Document) => boolean

/**
 * Compiles a query into a test with MongoDB's meaning; unknown operators and wrong operands are refused by name.
 * `binding` gives `$expr` the variables of an aggregation.
 */
export function compileQuery(query: Document, binding?: Binding): DocumentTest {
  const tests = Object.entries(query).map(([key, condition]) =>
    key.startsWith('$') ? compileLogic(key, condition, binding) : compilePath(key.split('.'), condition),
  )
  if (tests.length === 0) return () => true
  if (tests.length === 1) return tests[0] as DocumentTest
  return (document) => tests.every((test) => test(document))
}

function compileLogic(operator: string, operand: unknown, binding: Binding | undefined): DocumentTest {
  switch (operator) {
    case '$and':
      return allOf(branches(operator, operand, binding))
    case '$or': {
      const tests = branches(operator, operand, binding)
      return (document) => tests.some((test) => test(document))
    }
    case '$nor': {
      const tests = branches(operator, operand, binding)
      return (document) => !tests.some((test) => test(document))
    }
    case '$expr': {
      const expression = compileExpression(operand, binding?.names)
      return (document) => isTrue(expression(scopeOf(document, binding?.values)))
    }
    case '$jsonSchema':
      return compileJsonSchema(operand)
    case '$comment':
      return () => true
    default:
      throw unknownOperator(operator)
  }
}

function branches(operator: string, operand: unknown, binding: Binding | undefined): DocumentTest[] {
  if (!Array.isArray(operand) || operand.length === 0)
    throw requestFailed(`${operator} must be a nonempty array`)
  return (operand as unknown[]).map((branch) => {
    if (!isPlainObject(branch)) throw requestFailed(`the entries of ${operator} must be objects`)
    return compileQuery(branch, binding)
  })
}

function compilePath(parts: string[], condition: unknown): DocumentTest {
  if (!isOperatorObject(condition)) return anyLeaf(parts, equals(condition))
  return allOf(
    Object.entries(condition).map(([name, operand]) => compileOperator(parts, name, operand, condition)),
  )
}

function compileOperator(parts: string[], name: string, operand: unknown, beside: Document): DocumentTest {
  switch (name) {
    case '$ne':
      if (operand instanceof RegExp) throw requestFailed("Can't have regex as arg to $ne.")
      return not(anyLeaf(parts, equals(operand)))
    case '$nin':
      return not(anyLeaf(parts, oneOf(operand, '$nin')))
    case '$not':
      return not(compilePath(parts, negated(operand)))
    case '$exists': {
      const exists = anyLeaf(parts, (leaf) => leaf !== undefined)
      return operand === false || operand === 0 || operand === null ? not(exists) : exists
    }
    case '$all':
      return compileAll(parts, operand)
    case '$elemMatch': {
      const test = elementTest(operand)
      return anyLeaf(parts, (leaf) => Array.isArray(leaf) && (leaf as unknown[]).some(test))
    }
    case '$geoWithin':
    case '$geoIntersects':
    case '$near':
    case '$nearSphere':
    case '$minDistance':
    case '$maxDistance':
      return geoTest(parts, name, operand, beside)
    default: {
      const operator = Object.hasOwn(operators, name) ? operators[name] : undefined
      if (operator === undefined) throw unknownOperator(name)
      return anyLeaf(parts, operator(operand, beside))
    }
  }
}

/** What `$not` turns round: operators or an expression for texts. */
function negated(operand: unknown): unknown {
  if (operand instanceof RegExp || isOperatorObject(operand)) return operand
  if (!isPlainObject(operand)) throw requestFailed('$not needs a regex or a document')
  const first = Object.keys(operand)[0]
  throw first === undefined ? requestFailed('$not cannot be empty') : unknownOperator(first)
}

function compileAll(parts: string[], operand: unknown): DocumentTest {
  if (!Array.isArray(operand)) throw requestFailed('$all needs an array')
  if (operand.length === 0) return () => false
  return allOf(
    (operand as unknown[]).map((value) => compilePath(parts, isElemMatch(value) ? value : { $eq: value })),
  )
}

function isElemMatch(value: unknown): boolean {
  return isPlainObject(value) && '$elemMatch' in value
}

/** The test of `$elemMatch` for one element: a query for objects, or operators for the element itself. */
function elementTest(operand: unknown): LeafTest {
  if (!isPlainObject(operand)) throw requestFailed('$elemMatch needs an Object')
  const first = Object.keys(operand)[0]
  if (first?.startsWith('$') === true && !['$and', '$or', '$nor', '$expr'].includes(first)) {
    const test = compilePath(['element'], operand)
    // The element stands as it is: to keep an array in the array from being looked into it is wrapped once more.
    const whole = '$elemMatch' in operand || '$size' in operand
    return (element) => test({ element: Array.isArray(element) && !whole ? [element] : element })
  }
  const test = compileQuery(operand)
  return (element) => isPlainObject(element) && test(element)
}

function anyLeaf(parts: string[], test: LeafTest): DocumentTest {
  return (document) => someLeaf(document, parts, test)
}

function allOf(tests: DocumentTest[]): DocumentTest {
  return (document) => tests.every((test) => test(document))
}

function not(test: DocumentTest): DocumentTest {
  return (document) => !test(document)
}
