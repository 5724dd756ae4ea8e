import { capAround, readIntersecting, readNear, readRegion, searchRanges, type CellRange } from './geo'
import { isNaNumber } from './numbers'
import { partsOf, type RegExpParts } from './regexp'
import { compareValues, isPlainObject, typeRank, TypeRank, type Document } from './values'

/** What a query says about one path, in terms that an index can use. Using only a part of it is always right. */
export interface Bound {
  /** The value is one of these (for an array: one of its elements is). */
  points?: unknown[]
  low?: { value: unknown; inclusive: boolean }
  high?: { value: unknown; inclusive: boolean }
  /** The geometry meets these cells of the sphere; those that enclose the region count only when asked for. */
  cells?: (enclosing: boolean) => CellRange[]
}

/** Collects the bounds that every matching document fulfils: conjunctions are entered, the rest is left to the filter. */
export function boundsOf(query: Document): Map<string, Bound> {
  const bounds = new Map<string, Bound>()
  collect(query, '', bounds)
  return bounds
}

/** The branches of `$or` conditions that stand in conjunction with the rest, the first such. */
export function alternativesOf(query: Document): Document[] | undefined {
  if (Array.isArray(query['$or'])) return query['$or'].filter(isPlainObject)
  const conjuncts = Array.isArray(query['$and']) ? query['$and'].filter(isPlainObject) : []
  for (const conjunct of conjuncts) {
    const found = alternativesOf(conjunct)
    if (found !== undefined) return found
  }
  return undefined
}

function collect(query: Document, prefix: string, bounds: Map<string, Bound>): void {
  for (const [key, condition] of Object.entries(query)) {
    if (key === '$and' && Array.isArray(condition)) {
      for (const conjunct of condition) if (isPlainObject(conjunct)) collect(conjunct, prefix, bounds)
    } else if (key === '$or' && Array.isArray(condition)) {
      collectAlternatives(condition.filter(isPlainObject), prefix, bounds)
    } else if (!key.startsWith('$')) {
      collectPath(prefix + key, condition, bounds)
    }
  }
}

/** Where every branch names values of the same path, the value is one of them all. */
function collectAlternatives(branches: Document[], prefix: string, bounds: Map<string, Bound>): void {
  const [first, ...others] = branches.map((branch) => {
    const own = new Map<string, Bound>()
    collect(branch, prefix, own)
    return own
  })
  for (const [path, { points }] of first ?? []) {
    const lists = [points, ...others.map((own) => own.get(path)?.points)]
    if (lists.every((list) => list !== undefined)) addPoints(path, lists.flat(), bounds)
  }
}

function collectPath(path: string, condition: unknown, bounds: Map<string, Bound>): void {
  if (condition instanceof RegExp) return addPrefix(path, partsOf(condition), bounds)
  if (!isPlainObject(condition)) return addPoints(path, [condition], bounds)
  for (const [operator, operand] of Object.entries(condition)) {
    collectOperator(path, operator, operand, condition, bounds)
  }
}

function collectOperator(
  path: string,
  operator: string,
  operand: unknown,
  condition: Document,
  bounds: Map<string, Bound>,
): void {
  switch (operator) {
    case '$eq':
      return operand instanceof RegExp ? undefined : addPoints(path, [operand], bounds)
    case '$in':
      return Array.isArray(operand) ? addPoints(path, operand, bounds) : undefined
    case '$all':
      return Array.isArray(operand) && operand.length > 0 ? addPoints(path, [operand[0]], bounds) : undefined
    case '$gt':
    case '$gte':
      return addRange(path, { low: { value: operand, inclusive: operator === '$gte' } }, operand, bounds)
    case '$lt':
    case '$lte':
      return addRange(path, { high: { value: operand, inclusive: operator === '$lte' } }, operand, bounds)
    case '$regex':
      return addPrefix(path, toParts(operand, condition['$options']), bounds)
    case '$geoWithin':
      return addCells(path, (enclosing) => searchRanges(readRegion(operand), enclosing), bounds)
    case '$geoIntersects':
      return addCells(path, (enclosing) => searchRanges(readIntersecting(operand), enclosing), bounds)
    case '$near':
    case '$nearSphere': {
      const region = () => capAround(readNear(operator, operand, condition))
      return addCells(path, (enclosing) => searchRanges(region(), enclosing), bounds)
    }
    case '$elemMatch':
      return isPlainObject(operand) ? collectElement(path, operand, bounds) : undefined
    default:
      return undefined
  }
}

function collectElement(path: string, condition: Document, bounds: Map<string, Bound>): void {
  const keys = Object.keys(condition)
  if (keys.some((key) => key.startsWith('$') && key !== '$and')) collectPath(path, condition, bounds)
  else collect(condition, `${path}.`, bounds)
}

function addPoints(path: string, points: unknown[], bounds: Map<string, Bound>): void {
  if (!points.every(isIndexable)) return
  const bound = boundAt(path, bounds)
  if (bound.points === undefined || points.length < bound.points.length) bound.points = points
}

function addRange(path: string, range: Bound, value: unknown, bounds: Map<string, Bound>): void {
  if (!isIndexable(value) || value === null || value === undefined) return
  const bound = boundAt(path, bounds)
  const other = bound.low ?? bound.high
  if (other !== undefined && typeRank(other.value) !== typeRank(value)) return
  // Any of several bounds on one side is right, the filter does the rest; the tightest reads least.
  const { low, high } = range
  if (low && (!bound.low || compareValues(low.value, bound.low.value) > 0)) bound.low = low
  if (high && (!bound.high || compareValues(high.value, bound.high.value) < 0)) bound.high = high
}

function addCells(path: string, cells: Bound['cells'], bounds: Map<string, Bound>): void {
  boundAt(path, bounds).cells ??= cells
}

/** `/^abc/` is the range from `abc` to before `abd`; a character that a quantifier makes optional is left out. */
function addPrefix(path: string, parts: RegExpParts | undefined, bounds: Map<string, Bound>): void {
  if (parts === undefined || /[imx]/.test(parts.options) || parts.pattern.includes('|')) return
  const prefix = /^\^((?:[\w :/@#,~\-\u0080-\ud7ff]|\\[.\-/:])+)(?![*?{])/.exec(parts.pattern)?.[1]
  if (prefix === undefined) return
  const literal = prefix.replace(/\\(.)/g, '$1')
  const high = literal.slice(0, -1) + String.fromCharCode(literal.charCodeAt(literal.length - 1) + 1)
  addRange(
    path,
    { low: { value: literal, inclusive: true }, high: { value: high, inclusive: false } },
    literal,
    bounds,
  )
}

function toParts(operand: unknown, options: unknown): RegExpParts | undefined {
  if (operand instanceof RegExp) return options === undefined ? partsOf(operand) : undefined
  if (typeof operand !== 'string') return undefined
  return { pattern: operand, options: typeof options === 'string' ? options : '' }
}

function boundAt(path: string, bounds: Map<string, Bound>): Bound {
  let bound = bounds.get(path)
  if (bound === undefined) bounds.set(path, (bound = {}))
  return bound
}

/**
 * Values that one key stands for. Objects and arrays are compared by the filter alone: an array field is indexed by its
 * elements.
 */
export function isIndexable(value: unknown): boolean {
  switch (typeRank(value)) {
    case TypeRank.Number:
      return !isNaNumber(value)
    case TypeRank.Null:
    case TypeRank.String:
    case TypeRank.Boolean:
    case TypeRank.Date:
    case TypeRank.ObjectId:
      return true
    default:
      return false
  }
}
