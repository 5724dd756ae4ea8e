import { type Limits } from '../options'
import { type Collection } from './catalog'
import { compileQuery } from './match/compile'
import { planQuery, type IndexScan, type Plan } from './query-plan'
import { sortDocuments, type SortSpec } from './sort'
import { type Store } from './store'
import { type StoredDocument } from './stored-document'
import { typeRank, TypeRank, type Document } from './values'
import { type Warnings } from './warnings'

/** What to find: `limit` and `skip` count matching documents. */
export interface FindOptions {
  sort?: SortSpec
  skip?: number
  limit?: number
}

/** How the last query was answered, for people: the console and the list of requests show it. */
export interface PlanReport {
  /** Name of the index, `_id_`, or `scan`. */
  index: string
  /** Documents and index keys that were read. */
  examined: number
  returned: number
  sort?: 'index' | 'memory'
}

/** Reads documents by query: candidates from an index where one fits, the rest of the query by the filter. */
export class Finder {
  /** Of the last call; who wants to know sets it to undefined before, and reads it before anything else runs. */
  lastPlan: PlanReport | undefined

  constructor(
    private readonly store: Store,
    private readonly limits: Limits,
    private readonly warnings: Warnings,
  ) {}

  find(collection: Collection, query: Document, options: FindOptions = {}): StoredDocument[] {
    const { sort = [], skip = 0, limit = Infinity } = options
    const id = soleId(query)
    if (id !== undefined) {
      const document = this.store.read(collection, id.value)
      return document === undefined || skip > 0 ? [] : [document]
    }
    const plan = planQuery(collection, query, sort)
    const sorted = plan?.sorted ?? sort.length === 0
    const matching: StoredDocument[] = []
    for (const document of this.matching(collection, query, plan)) {
      matching.push(document)
      if (sorted && matching.length >= skip + limit) break
    }
    const ordered = sorted ? matching : sortDocuments(matching, sort, ({ value }) => value)
    return skip === 0 && ordered.length <= limit ? ordered : ordered.slice(skip, skip + limit)
  }

  count(collection: Collection, query: Document): number {
    if (Object.keys(query).length === 0) return this.store.count(collection)
    let count = 0
    for (const _ of this.matching(collection, query, planQuery(collection, query, []))) count++
    return count
  }

  /** Every document that may match, for callers that filter by themselves. */
  *candidates(collection: Collection, query: Document): Generator<StoredDocument> {
    const plan = planQuery(collection, query, [])
    yield* plan === undefined ? this.store.scan(collection) : this.planned(collection, plan)
  }

  private *matching(
    collection: Collection,
    query: Document,
    plan: Plan | undefined,
  ): Generator<StoredDocument> {
    const matches = compileQuery(query)
    if (plan !== undefined) {
      for (const document of this.planned(collection, plan)) if (matches(document.value)) yield document
      return
    }
    let read = 0
    const filtered = Object.keys(query).length > 0
    for (const document of this.store.scan(collection)) {
      read++
      if (matches(document.value)) yield document
    }
    if (filtered && read > this.limits.scanWarning) this.warnings.unindexed(collection, query, read)
  }

  private *planned(collection: Collection, { scans }: Plan): Generator<StoredDocument> {
    const seen = scans.length > 1 || scans.some(({ repeats }) => repeats) ? new Set<number>() : undefined
    for (const scan of scans) {
      for (const seq of this.positions(scan)) {
        if (seen?.has(seq)) continue
        seen?.add(seq)
        const document = this.store.readSeq(collection, seq)
        if (document !== undefined) yield document
      }
    }
  }

  /** Positions in index order. Pages grow, so a small answer reads little and a large one asks seldom. */
  private *positions({ table, ranges, descending }: IndexScan): Generator<number> {
    const order = descending ? 'DESC' : 'ASC'
    const sql = (high: string) =>
      `SELECT seq FROM ${table} WHERE key >= ? ${high} ORDER BY key ${order}, seq ${order} LIMIT ? OFFSET ?`
    for (const { low, high } of descending ? [...ranges].reverse() : ranges) {
      const statement = this.store.sqlite.statement(sql(high === undefined ? '' : 'AND key < ?'))
      const bounds = high === undefined ? [low] : [low, high]
      for (let page = 100, offset = 0; ; offset += page, page *= 4) {
        const rows = statement.all([...bounds, page, offset])
        for (const [seq] of rows) yield Number(seq)
        if (rows.length < page) break
      }
    }
  }
}

/** The id when the query asks for nothing but one `_id`. */
function soleId(query: Document): { value: unknown } | undefined {
  const keys = Object.keys(query)
  if (keys.length !== 1 || keys[0] !== '_id') return undefined
  const value = query['_id']
  const rank = typeRank(value)
  return rank === TypeRank.String || rank === TypeRank.Number || rank === TypeRank.ObjectId
    ? { value }
    : undefined
}
