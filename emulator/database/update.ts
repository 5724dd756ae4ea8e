import { PlatformError, requestFailed } from '../admin/errors'
import { addToSet, pop, pull, pullAll, push } from './update-arrays'
import { Draft } from './update-path'
import { compareValues, isPlainObject, type Document } from './values'

type Operator = (draft: Draft, path: string, operand: unknown, inserting: boolean) => void

const operators: Record<string, Operator> = {
  $set: (draft, path, operand) => draft.set(path, operand),
  $unset: (draft, path) => draft.unset(path),
  $setOnInsert: (draft, path, operand, inserting) => (inserting ? draft.set(path, operand) : undefined),
  $inc: (draft, path, operand) => draft.set(path, numberAt(draft, path, '$inc', 0) + number(operand, '$inc')),
  $mul: (draft, path, operand) => draft.set(path, numberAt(draft, path, '$mul', 0) * number(operand, '$mul')),
  $min: (draft, path, operand) => extreme(draft, path, operand, -1),
  $max: (draft, path, operand) => extreme(draft, path, operand, 1),
  $rename: rename,
  $currentDate: (draft, path) => draft.set(path, new Date()),
  $bit: bit,
  $push: push,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
  $addToSet: addToSet,
}

/**
 * Applies update operators (`{ $set: {…}, $inc: {…} }`) and answers the new document; the old one is not changed.
 * Refuses unknown operators, two operators on one path, positional paths (`a.$.b`) and any change of `_id`.
 */
export function applyUpdate(document: Document, update: Document, inserting = false): Document {
  checkUpdate(update)
  const draft = new Draft(document)
  for (const [name, operands] of Object.entries(update)) {
    const operator = operators[name] as Operator
    for (const [path, operand] of Object.entries(operands as Document))
      operator(draft, path, operand, inserting)
  }
  return draft.root
}

function checkUpdate(update: Document): void {
  const paths: string[] = []
  for (const [name, operands] of Object.entries(update)) {
    if (!Object.hasOwn(operators, name)) {
      throw new PlatformError('DATABASE_INVALID_OPERRATOR', `Unknown update operator: ${name}`)
    }
    if (!isPlainObject(operands))
      throw requestFailed(`Modifiers operate on fields, but ${name} holds no object`)
    for (const [path, operand] of Object.entries(operands)) {
      checkPath(path)
      paths.push(path)
      if (name === '$rename') {
        if (typeof operand !== 'string') throw requestFailed(`The 'to' field of $rename must be a string`)
        checkPath(operand)
        paths.push(operand)
      }
    }
  }
  if (paths.length === 0)
    throw new PlatformError('INVALID_PARAM', 'an update needs at least one operator with a field')
  checkConflicts(paths)
}

function checkPath(path: string): void {
  if (path === '_id' || path.startsWith('_id.')) {
    throw requestFailed(`Performing an update on the path '_id' would modify the immutable field '_id'`)
  }
  for (const part of path.split('.')) {
    if (part === '') throw requestFailed(`The update path '${path}' contains an empty field name`)
    if (part.startsWith('$')) throw requestFailed(`The positional operator in '${path}' is not supported`)
    if (part === '__proto__') throw requestFailed(`field name '__proto__' is not allowed`)
  }
}

function checkConflicts(paths: string[]): void {
  const sorted = [...paths].sort()
  for (let i = 1; i < sorted.length; i++) {
    const [a, b] = [sorted[i - 1] as string, sorted[i] as string]
    if (a === b || b.startsWith(`${a}.`)) {
      throw requestFailed(`Updating the path '${b}' would create a conflict at '${a}'`)
    }
  }
}

function number(operand: unknown, operator: string): number {
  if (typeof operand !== 'number')
    throw requestFailed(`Cannot ${operator.slice(1)} with a non-numeric argument`)
  return operand
}

function numberAt(draft: Draft, path: string, operator: string, missing: number): number {
  const value = draft.get(path)
  if (value === undefined) return missing
  if (typeof value !== 'number') {
    throw requestFailed(`Cannot apply ${operator} to a value of non-numeric type: field '${path}'`)
  }
  return value
}

function extreme(draft: Draft, path: string, operand: unknown, sign: 1 | -1): void {
  const value = draft.get(path)
  if (value === undefined || compareValues(operand, value) * sign > 0) draft.set(path, operand)
}

function rename(draft: Draft, path: string, to: unknown): void {
  const value = draft.get(path)
  if (value === undefined) return
  draft.unset(path)
  draft.set(to as string, value)
}

function bit(draft: Draft, path: string, operand: unknown): void {
  if (!isPlainObject(operand)) throw requestFailed('$bit needs an object such as { and: 5 }')
  for (const [name, mask] of Object.entries(operand)) {
    const value = numberAt(draft, path, '$bit', 0)
    const bits = number(mask, '$bit')
    if (!Number.isInteger(value) || !Number.isInteger(bits))
      throw requestFailed('Cannot apply $bit to a non-integral value')
    if (name === 'and') draft.set(path, value & bits)
    else if (name === 'or') draft.set(path, value | bits)
    else if (name === 'xor') draft.set(path, value ^ bits)
    else throw requestFailed(`The $bit modifier only supports 'and', 'or' and 'xor', not '${name}'`)
  }
}
