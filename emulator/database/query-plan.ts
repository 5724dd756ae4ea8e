import { alternativesOf, boundsOf, type Bound } from './bounds'
import { type Collection, type Index } from './catalog'
import { orderOf } from './index-order'
import { cellKey, type IndexField } from './index-entries'
import { KeyWriter, pastValue, successor } from './key-writer'
import { type SortSpec } from './sort'
import { typeRank, TypeRank, type Document } from './values'

/** Keys from `low` up to, but without, `high`. */
export interface Range {
  low: Buffer
  high: Buffer | undefined
  /** So many bytes at the beginning of its keys are the same. */
  prefix: number
}

/** A part of one B-tree (table of `key` and `seq`) to read. */
export interface IndexScan {
  table: string
  indexName: string
  /** In order of their keys, none inside another. */
  ranges: Range[]
  descending: boolean
  /** The ranges have to be read side by side, ordered by what follows their prefixes. */
  merge: boolean
  /** The same document may come more than once. */
  repeats: boolean
}

/** How to find the candidates of a query; they are a superset of what matches. */
export interface Plan {
  scans: IndexScan[]
  /** The candidates come in the asked order. */
  sorted: boolean
  /** The candidates are fewer than all documents: the index was not chosen for its order alone. */
  narrows: boolean
}

const mostRanges = 1_000
const idField: IndexField = { path: '_id', parts: ['_id'], descending: false }
const writer = new KeyWriter()

/** Chooses the index that narrows the query most, or gives its order; undefined when every document must be read. */
export function planQuery(collection: Collection, query: Document, sort: SortSpec): Plan | undefined {
  const best = bestScan(collection, boundsOf(query), sort)
  if (best !== undefined && best.narrows) return { scans: [best.scan], sorted: best.sorted, narrows: true }

  const alternatives = alternativesOf(query)
  if (alternatives !== undefined) {
    const scans = alternatives.map((branch) => bestScan(collection, boundsOf(branch), []))
    if (scans.every((scan) => scan?.narrows === true)) {
      return {
        scans: scans.map((scan) => (scan as Candidate).scan),
        sorted: sort.length === 0,
        narrows: true,
      }
    }
  }
  return best && { scans: [best.scan], sorted: best.sorted, narrows: false }
}

interface Candidate {
  scan: IndexScan
  score: number
  narrows: boolean
  sorted: boolean
}

function bestScan(collection: Collection, bounds: Map<string, Bound>, sort: SortSpec): Candidate | undefined {
  let best = scanOf(`d${collection.id}`, '_id_', [idField], 0, bounds, sort)
  for (const index of collection.indexes) {
    const candidate = scanOf(`i${index.id}`, index.name, index.fields, index.multikey, bounds, sort, index)
    if (candidate !== undefined && candidate.score > (best?.score ?? 0)) best = candidate
  }
  return best !== undefined && best.score > 0 ? best : undefined
}

/** How one index would serve; undefined when it may not: an index of geometries holds only documents that have one. */
function scanOf(
  table: string,
  indexName: string,
  fields: IndexField[],
  multikey: number,
  bounds: Map<string, Bound>,
  sort: SortSpec,
  index?: Index,
): Candidate | undefined {
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  let ranges: Range[] | undefined
  let equalities = 0
  let usedArray = false
  let usedCells = false
  for (const [i, field] of fields.entries()) {
    const bound = bounds.get(field.path)
    const isArray = ((multikey >> i) & 1) === 1
    if (field.geo) {
      const cells = bound?.cells?.(isArray)
      if (cells === undefined) break
      ranges = prefixes.flatMap((prefix) => cells.map(({ low, high }) => cellRange(prefix, low, high)))
      usedCells = true
      break
    }
    // Two bounds on arrays may be met by different elements, which one key cannot show.
    if (bound === undefined || (isArray && usedArray)) break
    if (bound.points !== undefined && prefixes.length * bound.points.length <= mostRanges) {
      usedArray ||= isArray
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
  if (!usedCells && fields.some(({ geo }) => geo)) return undefined
  const order = usedCells ? undefined : orderOf(fields, multikey, equalities, prefixes.length, bounds, sort)
  const narrows = equalities > 0 || ranges !== undefined
  const complete = equalities === fields.length && (index === undefined || index.unique)
  return {
    scan: {
      table,
      indexName,
      ranges: (ranges ?? prefixes.map(wholeRange)).sort((a, b) => Buffer.compare(a.low, b.low)),
      descending: order?.descending === true,
      merge: order?.merge === true,
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

const wholeRange = (prefix: Buffer): Range => ({
  low: prefix,
  high: successor(prefix),
  prefix: prefix.length,
})

function cellRange(prefix: Buffer, low: bigint, high: bigint): Range {
  return {
    low: Buffer.concat([prefix, cellKey(low)]),
    high: successor(Buffer.concat([prefix, cellKey(high)])),
    prefix: prefix.length,
  }
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
  return { low: start ?? all, high: end, prefix: prefix.length }
}
