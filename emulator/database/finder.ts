import { type Limits } from '../options'
import { type Collection } from './catalog'
import { compileQuery } from './match/compile'
import { Examination } from './examination'
import { positions } from './index-reader'
import { checkGeoIndex, farthest, nearSearch, readsCells, type NearSearch } from './near'
import { planQuery, type Plan } from './query-plan'
import { ResultPage } from './result-page'
import { type SortSpec } from './sort'
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
    private readonly relaxed: boolean,
  ) {}

  find(collection: Collection, query: Document, options: FindOptions = {}): StoredDocument[] {
    const { sort = [], skip = 0, limit = Infinity } = options
    const id = soleId(query)
    if (id !== undefined) return this.one(collection, id.value, skip)
    const search = nearSearch(query)
    if (search !== undefined && !this.relaxed) checkGeoIndex(collection, search)
    if (search !== undefined && sort.length === 0) return this.nearest(collection, query, search, skip, limit)

    const matches = compileQuery(query)
    const plan = planQuery(collection, query, sort)
    const examination = this.examine(collection, query, sort, plan)
    const sorted = plan?.sorted ?? sort.length === 0
    // What no filter looks at is not decoded: passing over many documents costs little then.
    const filtered = Object.keys(query).length > 0
    const page = new ResultPage(sorted ? [] : sort, skip, limit)
    for (const document of this.read(collection, plan, examination)) {
      if (filtered && !matches(document.value)) continue
      examination.match()
      page.add(document)
      if (!sorted) examination.sorting()
      else if (page.full) break
    }
    examination.finish()
    const answer = page.documents()
    this.report(plan, examination, answer.length, sort.length === 0 ? undefined : sorted ? 'index' : 'memory')
    return answer
  }

  count(collection: Collection, query: Document): number {
    if (Object.keys(query).length === 0) return this.store.count(collection)
    const search = nearSearch(query)
    if (search !== undefined && !this.relaxed) checkGeoIndex(collection, search)
    const matches = compileQuery(query)
    const plan = planQuery(collection, query, [])
    const examination = this.examine(collection, query, [], plan)
    let count = 0
    for (const { value } of this.read(collection, plan, examination)) {
      if (!matches(value)) continue
      examination.match()
      count++
    }
    examination.finish()
    this.report(plan, examination, count)
    return count
  }

  /** Every document that may match, for callers that filter by themselves. */
  *candidates(collection: Collection, query: Document): Generator<StoredDocument> {
    const plan = planQuery(collection, query, [])
    const examination = this.examine(collection, query, [], plan)
    yield* this.read(collection, plan, examination)
    examination.finish()
    this.report(plan, examination, examination.examined)
  }

  private one(collection: Collection, id: unknown, skip: number): StoredDocument[] {
    const document = this.store.read(collection, id)
    const answer = document === undefined || skip > 0 ? [] : [document]
    this.lastPlan = { index: '_id_', examined: document === undefined ? 0 : 1, returned: answer.length }
    return answer
  }

  /** Looks ever farther away until enough was found: an index then reads only what lies near. */
  private nearest(
    collection: Collection,
    query: Document,
    search: NearSearch,
    skip: number,
    limit: number,
  ): StoredDocument[] {
    const { least, most } = search.near
    let examined = 0
    // Looking again costs more than reading a few documents too many.
    const few = this.store.count(collection) <= this.limits.scanWarning
    for (let reach = few ? farthest : Math.max(firstReach, least * 2); ; reach *= 4) {
      const narrowed = search.within(reach)
      const plan = planQuery(collection, narrowed, [])
      const everything = !readsCells(collection, plan?.scans[0]?.indexName)
      const asked = everything ? query : narrowed
      const matches = compileQuery(asked)
      const examination = this.examine(collection, query, [], plan)
      const found: StoredDocument[] = []
      for (const document of this.read(collection, plan, examination)) {
        if (!matches(document.value)) continue
        examination.match()
        found.push(document)
      }
      examination.finish()
      examined += examination.examined
      const complete = everything || reach >= Math.min(most, farthest)
      if (!complete && found.length < skip + limit) continue
      const measured = found.map((document) => ({ document, distance: search.distanceOf(document.value) }))
      measured.sort((a, b) => a.distance - b.distance)
      const answer = measured.slice(skip, skip + limit).map(({ document }) => document)
      this.lastPlan = { index: nameOf(plan), examined, returned: answer.length, sort: 'memory' }
      return answer
    }
  }

  private examine(
    collection: Collection,
    query: Document,
    sort: SortSpec,
    plan: Plan | undefined,
  ): Examination {
    const filtered = Object.keys(query).length > 0
    return new Examination(this.limits.scanWarning, filtered, plan, (examined, finished) =>
      this.warnings.unindexed(collection, query, sort, examined, finished),
    )
  }

  private report(
    plan: Plan | undefined,
    { examined }: Examination,
    returned: number,
    sort?: PlanReport['sort'],
  ): void {
    this.lastPlan = { index: nameOf(plan), examined, returned, ...(sort && { sort }) }
  }

  private *read(
    collection: Collection,
    plan: Plan | undefined,
    examination: Examination,
  ): Generator<StoredDocument> {
    if (plan === undefined) {
      for (const document of this.store.scan(collection)) {
        examination.read()
        yield document
      }
      return
    }
    const { scans } = plan
    const seen = scans.length > 1 || scans.some(({ repeats }) => repeats) ? new Set<number>() : undefined
    for (const scan of scans) {
      for (const seq of positions(this.store.sqlite, scan)) {
        examination.read()
        if (seen?.has(seq)) continue
        seen?.add(seq)
        const document = this.store.readSeq(collection, seq)
        if (document !== undefined) yield document
      }
    }
  }
}

/** How far the first look of a search by distance goes, in metres. */
const firstReach = 250

function nameOf(plan: Plan | undefined): string {
  return plan === undefined ? 'scan' : [...new Set(plan.scans.map(({ indexName }) => indexName))].join(' + ')
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
