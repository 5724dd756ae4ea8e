import { requestFailed } from '../../../admin/errors'
import { isPlainObject, type Document } from '../../values'
import { isNullish, namedOperands, onOneOrNull, onValues } from '../expression/arguments'
import { type Compile, type Expression, type OperatorMaker } from '../expression/types'
import { typeName } from '../expression/value-types'

/** Operators on objects and their fields. */
export const objects: Record<string, OperatorMaker> = {
  $mergeObjects: onValues(0, Infinity, (values, name) => {
    const merged: Document = {}
    for (const value of values) Object.assign(merged, mergeable(value, name))
    return merged
  }),
  $objectToArray: onOneOrNull((value, name) => {
    if (!isPlainObject(value))
      throw requestFailed(`${name} requires a document input, found: ${typeName(value)}`)
    return Object.entries(value).map(([k, v]) => ({ k, v }))
  }),
  $arrayToObject: onOneOrNull((value, name) => {
    if (!Array.isArray(value))
      throw requestFailed(`${name} requires an array input, found: ${typeName(value)}`)
    const result: Document = {}
    let pairs: boolean | undefined
    for (const item of value as unknown[]) {
      pairs ??= Array.isArray(item)
      const [key, content] = pairs ? pairOf(item, name) : fieldOf(item, name)
      // The last of a name wins, in the place of the last.
      delete result[key]
      result[key] = content
    }
    return result
  }),
  $getField: (operand, compile, name) => {
    const named = isPlainObject(operand) && 'field' in operand ? operand : { field: operand }
    const { field } = namedOperands(named, name, ['field'], ['input'])
    const input = 'input' in named ? compile(named['input']) : ({ current }: { current: unknown }) => current
    const key = fieldName(field, compile, name)
    return (scope) => {
      const value = input(scope)
      if (isNullish(value)) return value
      return isPlainObject(value) && Object.hasOwn(value, key(scope)) ? value[key(scope)] : undefined
    }
  },
  $setField: (operand, compile, name) => {
    const named = namedOperands(operand, name, ['field', 'input', 'value'])
    return setter(
      fieldName(named['field'], compile, name),
      compile(named['input']),
      compile(named['value']),
      name,
    )
  },
  $unsetField: (operand, compile, name) => {
    const named = namedOperands(operand, name, ['field', 'input'])
    return setter(fieldName(named['field'], compile, name), compile(named['input']), () => undefined, name)
  },
}

/** What `$mergeObjects` adds: an object, or nothing for null and missing. */
export function mergeable(value: unknown, name: string): Document {
  if (isNullish(value)) return {}
  if (isPlainObject(value)) return value
  throw requestFailed(`${name} requires object inputs, but input is of type ${typeName(value)}`)
}

function pairOf(item: unknown, name: string): [string, unknown] {
  if (!Array.isArray(item) || item.length !== 2)
    throw requestFailed(`${name} requires an array of size 2 arrays, found: ${typeName(item)}`)
  return [keyName(item[0], name), item[1] as unknown]
}

function fieldOf(item: unknown, name: string): [string, unknown] {
  if (!isPlainObject(item) || Object.keys(item).length !== 2 || !('k' in item) || !('v' in item))
    throw requestFailed(`${name} requires an object keys of 'k' and 'v', found: ${typeName(item)}`)
  return [keyName(item['k'], name), item['v']]
}

function keyName(key: unknown, name: string): string {
  if (typeof key !== 'string' || key.includes('\0'))
    throw requestFailed(
      `${name} requires an array of key-value pairs, where the key must be of type string. Found key type: ${typeName(key)}`,
    )
  if (key === '__proto__') throw requestFailed(`${name}: the field name '__proto__' is reserved`)
  return key
}

/** A field's name is a constant: a text (with `$literal` when it begins with a dollar) or an expression without fields. */
function fieldName(
  field: unknown,
  compile: Compile,
  name: string,
): (scope: Parameters<Expression>[0]) => string {
  const expression = compile(field)
  return (scope) => {
    const value = expression(scope)
    if (typeof value !== 'string')
      throw requestFailed(`${name} requires 'field' to evaluate to type String, but got ${typeName(value)}`)
    return value
  }
}

function setter(
  key: (scope: Parameters<Expression>[0]) => string,
  input: Expression,
  content: Expression,
  name: string,
): Expression {
  return (scope) => {
    const object = input(scope)
    if (isNullish(object)) return null
    if (!isPlainObject(object)) throw requestFailed(`${name} requires 'input' to evaluate to type Object`)
    const { [key(scope)]: _, ...rest } = object
    const value = content(scope)
    if (value === undefined) return rest
    return { ...object, [key(scope)]: value }
  }
}
