import type { Where } from './store'

/** A condition as the SDK builds it by `_.in(…)`, `_.lt(…)`, `_.or(…)` and so on. */
interface Command {
  operator: string
  operands: unknown[]
}

const isCommand = (value: unknown): value is Command =>
  typeof value === 'object' && value !== null && 'operator' in value && 'operands' in value

/**
 * Whether a document that was read fits a query, the way the database decides it: several queries of one collection are
 * then one request, and each finds its documents in the answer. Knows equality, `in`, `neq`, `exists`, the comparisons of
 * texts, `and` and `or`; throws on anything else, so that no count is quietly wrong.
 */
export function matches(where: Where, document: object): boolean {
  if (isCommand(where)) {
    const parts = where.operands as Where[]
    if (where.operator === 'or') return parts.some((part) => matches(part, document))
    if (where.operator === 'and') return parts.every((part) => matches(part, document))
    throw new Error(`matches does not know ${where.operator} of whole queries`)
  }
  return Object.entries(where).every(([path, condition]) => fits(valueAt(document, path), condition))
}

/** The fields that a query looks at: what must be read of a document to ask `matches`. */
export function fieldsOf(where: Where): string[] {
  if (isCommand(where)) return (where.operands as Where[]).flatMap(fieldsOf)
  return Object.keys(where)
}

function fits(value: unknown, condition: unknown): boolean {
  if (!isCommand(condition)) return equals(value, condition)
  const { operator, operands } = condition
  const [operand] = operands
  switch (operator) {
    case 'and':
      return operands.every((part) => fits(value, part))
    case 'or':
      return operands.some((part) => fits(value, part))
    case 'eq':
      return equals(value, operand)
    case 'neq':
      return !equals(value, operand)
    case 'in':
      return operands.some((one) => equals(value, one))
    case 'exists':
      return (value !== undefined) === operand
    case 'lt':
      return compares(value, operand, (a, b) => a < b)
    case 'lte':
      return compares(value, operand, (a, b) => a <= b)
    case 'gt':
      return compares(value, operand, (a, b) => a > b)
    case 'gte':
      return compares(value, operand, (a, b) => a >= b)
    default:
      throw new Error(`matches does not know ${operator}`)
  }
}

/** A list equals what is in it. */
const equals = (value: unknown, wanted: unknown): boolean =>
  Array.isArray(value) ? value.includes(wanted) : value === wanted

/** Only texts compare with texts: a field that is not there is neither before nor after. */
const compares = (value: unknown, bound: unknown, holds: (a: string, b: string) => boolean): boolean =>
  typeof value === 'string' && typeof bound === 'string' && holds(value, bound)

const valueAt = (document: object, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
      document,
    )
