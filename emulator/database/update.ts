import { invalidParam, PlatformError, requestFailed } from '../admin/errors'
import { addedValues, addToSet, pop, pull, pullAll, push } from './update-arrays'
import { bit, currentDate, extreme, inc, mul, rename } from './update-fields'
import { Draft } from './update-path'
import { checkPositional, expandPath, isPositional } from './update-position'
import { fieldText } from './value-text'
import { typeName } from './match/types'
import { compareValues, isPlainObject, type Document } from './values'

type Operator = (draft: Draft, path: string, operand: unknown, inserting: boolean) => void

const set: Operator = (draft, path, operand) => draft.set(path, operand)

const operators: Record<string, Operator> = {
  $set: set,
  $unset: (draft, path) => draft.unset(path),
  $setOnInsert: (draft, path, operand, inserting) => (inserting ? draft.set(path, operand) : undefined),
  $inc: inc,
  $mul: mul,
  $min: extreme(-1),
  $max: extreme(1),
  $rename: rename,
  $currentDate: currentDate,
  $bit: bit,
  $push: push,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
  $addToSet: addToSet,
}

/** What an operator would store as it is, for the rules of field names. */
const stored: Record<string, (operand: unknown) => unknown[]> = {
  $set: (operand) => [operand],
  $setOnInsert: (operand) => [operand],
  $min: (operand) => [operand],
  $max: (operand) => [operand],
  $push: addedValues('$push'),
  $addToSet: addedValues('$addToSet'),
}

interface Step {
  operator: Operator
  path: string
  operand: unknown
}

/** Makes the next version of a document; the old one is not changed. `query` is what found it, for `a.$`. */
export type Update = (document: Document, query: Document, inserting?: boolean) => Document

/**
 * Checks update operators (`{ $set: {…}, $inc: {…} }`) and makes the function that applies them. Refuses unknown
 * operators, two operators on one path and, when applied, any change of `_id`. `checkStored` sees every new value.
 */
export function compileUpdate(update: Document, checkStored: (value: unknown, path: string) => void): Update {
  const steps = stepsOf(update, checkStored)
  const dynamic = steps.some(({ path }) => isPositional(path))
  if (!dynamic) checkConflicts(steps)
  return (document, query, inserting = false) => {
    const draft = new Draft(document)
    const concrete = dynamic ? expandSteps(steps, document, query) : steps
    for (const { operator, path, operand } of concrete) operator(draft, path, operand, inserting)
    if (draft.root['_id'] !== document['_id']) checkSameId(document, draft.root)
    return draft.root
  }
}

function stepsOf(update: Document, checkStored: (value: unknown, path: string) => void): Step[] {
  const steps: Step[] = []
  for (const [name, operands] of Object.entries(update)) {
    const operator = Object.hasOwn(operators, name) ? operators[name] : undefined
    if (operator === undefined) throw unknownModifier(name)
    if (!isPlainObject(operands)) {
      throw requestFailed(
        `Modifiers operate on fields but we found type ${typeName(operands)} instead. For example: ` +
          `{$mod: {<field>: ...}} not ${fieldText(name, operands)}`,
      )
    }
    for (const [path, operand] of Object.entries(operands)) {
      checkPath(path)
      if (name === '$rename') checkRename(path, operand)
      for (const value of stored[name]?.(operand) ?? []) checkStored(value, path)
      steps.push({ operator, path, operand })
    }
  }
  if (steps.length === 0) throw invalidParam('an update needs at least one operator with a field')
  return steps
}

const unknownModifier = (name: string) =>
  new PlatformError(
    'DATABASE_INVALID_OPERRATOR',
    `Unknown modifier: ${name}. Expected one of ${Object.keys(operators).join(', ')}`,
  )

function checkPath(path: string): void {
  for (const part of path.split('.')) {
    if (part === '')
      throw requestFailed(
        path === ''
          ? 'An empty update path is not valid.'
          : `The update path '${path}' contains an empty field name, which is not allowed.`,
      )
    if (part === '__proto__') throw requestFailed(`field name '__proto__' is not allowed`)
    if (part.includes('\0'))
      throw requestFailed(`field name ${JSON.stringify(part)} is not allowed: it holds a null character`)
  }
  if (isPositional(path)) checkPositional(path)
}

function checkRename(path: string, to: unknown): void {
  if (typeof to !== 'string')
    throw requestFailed(`The 'to' field for $rename must be a string: ${fieldText(path, to).slice(1, -1)}`)
  if (to.includes('\0'))
    throw requestFailed(`The 'to' field for $rename cannot contain an embedded null byte`)
  checkPath(to)
  const pair = `${path}: "${to}"`
  if (isPositional(path)) throw requestFailed(`The source field for $rename may not be dynamic: ${path}`)
  if (isPositional(to)) throw requestFailed(`The destination field for $rename may not be dynamic: ${to}`)
  if (path === to) throw requestFailed(`The source and target field for $rename must differ: ${pair}`)
  if (to.startsWith(`${path}.`) || path.startsWith(`${to}.`))
    throw requestFailed(`The source and target field for $rename must not be on the same path: ${pair}`)
}

function expandSteps(steps: Step[], document: Document, query: Document): Step[] {
  const concrete = steps.flatMap((step) =>
    isPositional(step.path)
      ? expandPath(document, step.path, query).map((path) => ({ ...step, path }))
      : [step],
  )
  checkConflicts(concrete)
  return concrete
}

/** A path may stand once, and not beside one that holds it. */
function checkConflicts(steps: Step[]): void {
  const seen = new Set<string>()
  const parents = new Set<string>()
  for (const { operator, path, operand } of steps) {
    for (const each of operator === rename ? [path, operand as string] : [path]) {
      const above = parentsOf(each)
      const taken = seen.has(each) || parents.has(each) ? each : above.find((parent) => seen.has(parent))
      if (taken !== undefined)
        throw requestFailed(`Updating the path '${each}' would create a conflict at '${taken}'`)
      seen.add(each)
      for (const parent of above) parents.add(parent)
    }
  }
}

function parentsOf(path: string): string[] {
  const parents: string[] = []
  for (let at = path.indexOf('.'); at >= 0; at = path.indexOf('.', at + 1)) parents.push(path.slice(0, at))
  return parents
}

function checkSameId(before: Document, after: Document): void {
  if (after['_id'] !== undefined && compareValues(before['_id'], after['_id']) === 0) return
  throw requestFailed(`Performing an update on the path '_id' would modify the immutable field '_id'`)
}
