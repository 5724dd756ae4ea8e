import { isIndexable } from '../../bounds'
import { isPlainObject, type Document } from '../../values'
import { compileExpression } from '../expression/compile'
import { scopeOf, type Names, type Variables } from '../expression/types'

/**
 * A query that an index can serve and that finds at least what `match` finds: equalities inside `$expr`, whose other
 * side may be a variable, are said in the words of queries; parts that need variables are left out. Without `variables` it holds for all their values.
 */
export function candidatesQuery(match: Document, names: Names, variables: Variables | undefined): Document {
  const conjuncts = conjunctsOf(match, names, variables)
  return conjuncts.length === 1
    ? (conjuncts[0] as Document)
    : conjuncts.length === 0
      ? {}
      : { $and: conjuncts }
}

function conjunctsOf(match: Document, names: Names, variables: Variables | undefined): Document[] {
  return Object.entries(match).flatMap(([key, condition]): Document[] => {
    if (key === '$expr') return impliedBy(condition, names, variables)
    if (key === '$and' && Array.isArray(condition))
      return condition.filter(isPlainObject).flatMap((part) => conjunctsOf(part, names, variables))
    return key.startsWith('$') && mentionsVariable(condition, names) ? [] : [{ [key]: condition }]
  })
}

/** Whether a text anywhere in it names one of the variables. */
export function mentionsVariable(value: unknown, names: Names): boolean {
  if (names.size === 0) return false
  if (typeof value === 'string') return value.startsWith('$$') && names.has(rootOf(value))
  if (Array.isArray(value)) return value.some((item) => mentionsVariable(item, names))
  return isPlainObject(value) && Object.values(value).some((item) => mentionsVariable(item, names))
}

const rootOf = (reference: string) => reference.slice(2).split('.')[0] as string

/** Conditions that hold wherever the expression is true. */
function impliedBy(expression: unknown, names: Names, variables: Variables | undefined): Document[] {
  if (!isPlainObject(expression)) return []
  const { $and, $eq, $in } = expression
  if (Array.isArray($and)) return $and.flatMap((part) => impliedBy(part, names, variables))
  const constant = (operand: unknown) => constantOf(operand, names, variables)
  if (Array.isArray($eq)) {
    const [a, b] = $eq as unknown[]
    for (const [path, other] of [
      [pathOf(a), constant(b)],
      [pathOf(b), constant(a)],
    ] as const) {
      if (path !== undefined && other !== undefined && isIndexable(other.value))
        return [{ [path]: { $eq: other.value ?? null } }]
    }
  }
  if (Array.isArray($in)) {
    const [path, list] = [pathOf($in[0]), constant($in[1])]
    const values = list?.value
    if (path !== undefined && Array.isArray(values) && values.every(isIndexable))
      return [{ [path]: { $in: values } }]
  }
  return []
}

function pathOf(operand: unknown): string | undefined {
  return typeof operand === 'string' && /^\$[^$]/.test(operand) ? operand.slice(1) : undefined
}

/** The value of an operand that no document changes. */
function constantOf(
  operand: unknown,
  names: Names,
  variables: Variables | undefined,
): { value: unknown } | undefined {
  const fixed =
    typeof operand === 'string'
      ? !operand.startsWith('$') ||
        (variables !== undefined && operand.startsWith('$$') && names.has(rootOf(operand)))
      : !Array.isArray(operand)
        ? !isPlainObject(operand) || '$literal' in operand
        : operand.every((item) => constantOf(item, names, variables) !== undefined)
  return fixed ? { value: compileExpression(operand, names)(scopeOf({}, variables)) } : undefined
}
