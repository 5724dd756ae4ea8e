import { alternativesOf, boundsOf, type Bound } from './bounds'
import { type Collection, type Index } from './catalog'
import { type IndexField } from './index-entries'
import { KeyWriter, pastValue, successor } from './key-writer'
import { type SortSpec } from './sort'
import { typeRank, TypeRank, type Document } from './values'

/** Keys from `low` up to, but without, `high`. */
export interface Range {
  low: Buffer
  high: Buffer | undefined
}

/** A part of one B-tree (table of `key` and `seq`) to read. */
export interface IndexScan {
  table: string
  indexName: string
  ranges: Range[]
  descending: boolean
  /** The same document may come more than once. */
  repeats: boolean
}

/** How to find the candidates of a query; they are a superset of what matches. */
export interface Plan {
  scans: IndexScan[]
  /** The candidates come in the asked order. */
  sorted: boolean
}

const mostRanges = 1_000
const idField: IndexField = { path: '_id', parts: ['_id'], descending: false }
const writer = new KeyWriter()

/** Chooses the index that narrows the query most, or gives its order; undefined when every document must be read. */
export function planQuery(collection: Collection, query: Document, sort: SortSpec): Plan | undefined {
  const best = bestScan(collection, boundsOf(query), sort)
  if (best !== undefined && best.narrows) return { scans: [best.scan], sorted: best.sorted }

  const alternatives = alternativesOf(query)
  if (alternatives !== undefined) {
    const scans = alternatives.map((branch) => bestScan(collection, boundsOf(branch), []))
    if (scans.every((scan) => scan?.narrows === true)) {
      return { scans: scans.map((scan) => (scan as Candidate).scan), sorted: sort.length === 0 }
    }
  }
  return best && { scans: [best.scan], sorted: best.sorted }
}

interface Candidate {
  scan: IndexScan
  score: number
  narrows: boolean
  sorted: boolean
}

function bestScan(collection: Collection, bounds: Map<string, Bound>, sort: SortSpec): Candidate | undefined {
  let best = scanOf(`d${collection.id}`, '_id', [idField], 0, bounds, sort)
  for (const index of collection.indexes) {
    const candidate = scanOf(`i${index.id}`, index.name, index.fields, index.multikey, bounds, sort, index)
    if (candidate.score > best.score) best = candidate
  }
  return best.score > 0 ? best : undefined
}

function scanOf(
  table: string,
  indexName: string,
  fields: IndexField[],
  multikey: number,
  bounds: Map<string, Bound>,
  sort: SortSpec,
  index?: Index,
): Candidate {
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  let ranges: Range[] | undefined
  let equalities = 0
  let usedArray = false
  for (const [i, field] of fields.entries()) {
    const bound = bounds.get(field.path)
    const isArray = ((multikey >> i) & 1) === 1
    // Two bounds on arrays may be met by different elements, which one key cannot show.
    if (bound === undefined || (isArray && usedArray)) break
    usedArray ||= isArray
    if (bound.points !== undefined && prefixes.length * bound.points.length <= mostRanges) {
      prefixes = extend(prefixes, bound.points, field.descending)
      equalities++
      continue
    }
    if (bound.low !== undefined || bound.high !== undefined) {
      const side = isArray && bound.low !== undefined ? { low: bound.low } : bound
      ranges = prefixes.map((prefix) => rangeOf(prefix, side, field.descending))
    }
    break
  }
  const order = orderOf(fields, multikey, equalities, prefixes.length, bounds, sort)
  const narrows = equalities > 0 || ranges !== undefined
  const complete = equalities === fields.length && (index === undefined || index.unique)
  return {
    scan: {
      table,
      indexName,
      ranges: ranges ?? prefixes.map((prefix) => ({ low: prefix, high: successor(prefix) })),
      descending: order === 'descending',
      repeats: multikey !== 0 || prefixes.length > 1,
    },
    narrows,
    sorted: sort.length === 0 || order !== undefined,
    score: equalities * 10 + (ranges ? 5 : 0) + (complete ? 50 : 0) + (sort.length > 0 && order ? 4 : 0),
  }
}

function extend(prefixes: Buffer[], points: unknown[], descending: boolean): Buffer[] {
  const encoded = new Map<string, Buffer>()
  for (const point of points) {
    for (const key of pointKeys(point, descending)) encoded.set(key.toString('latin1'), key)
  }
  return prefixes.flatMap((prefix) => [...encoded.values()].map((key) => Buffer.concat([prefix, key])))
}

/** A query for null also means missing, which for a path through an empty array has a key of its own. */
function pointKeys(point: unknown, descending: boolean): Buffer[] {
  if (typeRank(point) !== TypeRank.Null) return [writer.reset().value(point, descending).finish()]
  return [TypeRank.EmptyArray, TypeRank.Null].map((rank) => writer.reset().tag(rank, descending).finish())
}

/** The keys after `prefix` whose next value has the bound's type and lies inside it. */
function rangeOf(prefix: Buffer, { low, high }: Bound, descending: boolean): Range {
  const rank = typeRank((low ?? high)?.value)
  const all = writer.reset().bytes(prefix).tag(rank, descending).finish()
  const key = (value: unknown) => writer.reset().bytes(prefix).value(value, descending).finish()
  const [first, last] = descending ? [high, low] : [low, high]
  const start = first === undefined ? all : first.inclusive ? key(first.value) : pastValue(key(first.value))
  const end =
    last === undefined ? successor(all) : last.inclusive ? pastValue(key(last.value)) : key(last.value)
  return { low: start ?? all, high: end }
}

/** Whether the index gives the sort's order, and from which end to read it. */
function orderOf(
  fields: IndexField[],
  multikey: number,
  equalities: number,
  prefixes: number,
  bounds: Map<string, Bound>,
  sort: SortSpec,
): 'ascending' | 'descending' | undefined {
  if (prefixes > 1) return undefined
  const fixed = new Set(
    fields.slice(0, equalities).filter(({ path }) => bounds.get(path)?.points?.length === 1),
  )
  const fixedPaths = new Set([...fixed].map(({ path }) => path))
  const wanted = sort.filter(([path]) => !fixedPaths.has(path) || multikey !== 0)
  let reading: 'ascending' | 'descending' | undefined
  for (const [i, [path, direction]] of wanted.entries()) {
    const field = fields[equalities + i]
    if (field === undefined || field.path !== path || ((multikey >> (equalities + i)) & 1) === 1)
      return undefined
    const asked = field.descending === direction < 0 ? 'ascending' : 'descending'
    if (reading !== undefined && reading !== asked) return undefined
    reading = asked
  }
  return reading ?? 'ascending'
}
