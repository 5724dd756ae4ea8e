import { refused } from '../admin/errors'
import { type Collection, type IndexDeclaration } from './catalog'
import { adviseIndex } from './missing-index'
import { type SortSpec } from './sort'
import { type Document } from './values'

/** A remark for the engineer, counted when it comes again. */
export interface Warning {
  rule: string
  collection: string
  message: string
  /** The index to declare. */
  index?: IndexDeclaration
  times: number
  at: string
}

/** Remarks about queries that work here but will be slow or dear on the cloud. */
export class Warnings {
  private byMessage = new Map<string, Warning>()
  private isAside = false

  /** `strict`: what a missing index would be a remark of is refused instead. */
  constructor(private readonly strict = false) {}

  /**
   * A query read so many documents for want of an index. Strictly it is refused as soon as that is known; otherwise
   * the remark is kept when it has `finished`.
   */
  unindexed(collection: Collection, query: Document, sort: SortSpec, read: number, finished: boolean): void {
    const { message, index } = adviseIndex(collection, query, sort)
    if (this.strict && !this.isAside) {
      throw refused(
        'unindexed-query',
        `${collection.name}: ${message} (more than ${read - 1} documents read; without --strict-indexes this is a warning)`,
      )
    }
    if (finished) this.add('unindexed-query', collection.name, message, read, index)
  }

  /** A pipeline without `$limit` answered more than the platform is said to send. Strictly it is refused. */
  unlimited(collection: Collection, limit: number, answered: number): void {
    const message = `the platform may answer only ${limit} documents of an aggregation without limit: end it with limit(n)`
    if (this.strict && !this.isAside)
      throw refused('aggregate-limit', `${collection.name}: ${message} (${answered} documents)`)
    this.add('aggregate-limit', collection.name, message, answered, undefined)
  }

  list(): Warning[] {
    return [...this.byMessage.values()]
  }

  reset(): void {
    this.byMessage.clear()
  }

  /** Runs a query of a person who looks at the data: its warnings are answered, not added to the application's. */
  aside<T>(work: () => T): { result: T; warnings: Warning[] } {
    const kept = this.byMessage
    this.byMessage = new Map()
    this.isAside = true
    try {
      const result = work()
      return { result, warnings: this.list() }
    } finally {
      this.byMessage = kept
      this.isAside = false
    }
  }

  private add(
    rule: string,
    collection: string,
    message: string,
    read: number,
    index: IndexDeclaration | undefined,
  ): void {
    const key = `${collection} ${message}`
    const known = this.byMessage.get(key)
    const at = new Date().toISOString()
    const text = `${message} (${read} documents)`
    if (known !== undefined) Object.assign(known, { times: known.times + 1, at, message: text })
    else if (this.byMessage.size < 200)
      this.byMessage.set(key, { rule, collection, message: text, ...(index && { index }), times: 1, at })
  }
}
