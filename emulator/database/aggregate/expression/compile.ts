import { PlatformError, requestFailed } from '../../../admin/errors'
import { isPlainObject, type Document } from '../../values'
import { operators } from '../operators'
import { readPath } from './path'
import { noNames, type Compile, type Expression, type Names } from './types'

/**
 * Compiles an aggregation expression with MongoDB's meaning. Unknown operators, undefined variables and wrong
 * arguments are refused here, wrong values when it runs.
 */
export function compileExpression(operand: unknown, names: Names = noNames): Expression {
  if (typeof operand === 'string') {
    return operand.startsWith('$') ? compileReference(operand, names) : () => operand
  }
  if (Array.isArray(operand)) {
    const items = (operand as unknown[]).map((item) => compileExpression(item, names))
    return (scope) => items.map((item) => item(scope) ?? null)
  }
  if (isPlainObject(operand)) return compileObject(operand, names)
  return () => operand
}

function compileObject(operand: Document, names: Names): Expression {
  const keys = Object.keys(operand)
  if (keys.some((key) => key.startsWith('$'))) return compileOperator(operand, keys, names)
  const fields = keys.map((key) => {
    checkFieldName(key)
    return [key, compileExpression(operand[key], names)] as const
  })
  return (scope) => {
    const result: Document = {}
    for (const [key, expression] of fields) {
      const value = expression(scope)
      if (value !== undefined) result[key] = value
    }
    return result
  }
}

function compileOperator(operand: Document, keys: string[], names: Names): Expression {
  if (keys.length !== 1)
    throw requestFailed(
      `an object representing an expression must have exactly one field: { ${keys.join(', ')} }`,
    )
  const name = keys[0] as string
  const make = Object.hasOwn(operators, name) ? operators[name] : undefined
  if (make === undefined)
    throw new PlatformError('DATABASE_INVALID_OPERRATOR', `Unrecognized expression '${name}'`)
  const compile: Compile = (inner, added = []) =>
    compileExpression(inner, added.length === 0 ? names : new Set([...names, ...added]))
  return make(operand[name], compile, name)
}

const systemNames = ['KEEP', 'PRUNE', 'DESCEND']

/** `$a.b`, `$$variable.a.b`, and the variables that every expression has. */
function compileReference(text: string, names: Names): Expression {
  const isVariable = text.startsWith('$$')
  const parts = text.slice(isVariable ? 2 : 1).split('.')
  if (parts.some((part) => part === ''))
    throw requestFailed(`'${text}' is not a valid FieldPath: a part of the path is empty`)
  if (!isVariable) return ({ current }) => readPath(current, parts, 0)

  const name = parts[0] as string
  if (names.has(name)) return ({ variables }) => readPath(variables[name], parts, 1)
  switch (name) {
    case 'ROOT':
      return ({ root }) => readPath(root, parts, 1)
    case 'CURRENT':
      return ({ current }) => readPath(current, parts, 1)
    case 'NOW':
      return ({ variables }) => variables['NOW'] ?? new Date()
    case 'REMOVE':
      return () => undefined
    default:
      if (systemNames.includes(name)) throw requestFailed(`$$${name} has a meaning only inside $redact`)
      throw requestFailed(`Use of undefined variable: ${name}`)
  }
}

/** Refuses names of computed fields that MongoDB refuses. */
export function checkFieldName(name: string): void {
  if (name === '') throw requestFailed('FieldPath cannot be constructed with empty string')
  if (name.includes('.')) throw requestFailed(`FieldPath field names may not contain '.': '${name}'`)
}
