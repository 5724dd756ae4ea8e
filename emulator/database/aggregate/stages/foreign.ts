import { type Collection } from '../../catalog'
import { type Database } from '../../database'
import { someLeaf } from '../../match/leaves'
import { planQuery } from '../../query-plan'
import { type StoredDocument } from '../../stored-document'
import { type Document } from '../../values'
import { readPath } from '../expression/path'
import { type Variables } from '../expression/types'
import { valueKey } from '../expression/value-key'
import { type Pipeline } from '../pipeline'
import { type Kept } from '../source'

const batchSize = 100
/** Values that one read by index asks for: an index serves at most 1,000 at a time. */
const valuesAtOnce = 500

/** The other collection of a join; one that does not exist is empty. */
export class Foreign {
  constructor(
    private readonly database: Database,
    private readonly name: string,
  ) {}

  /** Groups documents to be joined together: by index a few at a time, without one all, so that it is read once. */
  *batches(input: Iterable<Document>, field: string): Generator<Document[]> {
    const { collection } = this
    const size = collection === undefined || this.isIndexed(collection, field) ? batchSize : Infinity
    let batch: Document[] = []
    for (const document of input) {
      batch.push(document)
      if (batch.length < size) continue
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
  }

  /** For each list of values the documents whose field has one of them, in order of insertion. */
  byValues(field: string, lists: unknown[][]): Document[][] {
    const { collection } = this
    if (collection === undefined) return lists.map(() => [])
    const wanted = new Map<string, unknown>()
    for (const value of lists.flat()) wanted.set(valueKey(value), value)
    const found = this.aside(() => this.gather(collection, field, wanted))
    return lists.map((values) => {
      const documents = new Map<number, StoredDocument>()
      for (const value of values)
        for (const document of found.get(valueKey(value)) ?? []) documents.set(document.seq, document)
      return [...documents.values()].sort((a, b) => a.seq - b.seq).map(({ value }) => value)
    })
  }

  /** Documents of the collection whose field has one of the values and that pass the restriction. */
  run(pipeline: Pipeline, variables: Variables, kept?: Kept): Document[] {
    const { collection } = this
    return collection === undefined ? [] : this.aside(() => [...pipeline.read(collection, variables, kept)])
  }

  private gather(
    collection: Collection,
    field: string,
    wanted: Map<string, unknown>,
  ): Map<string, StoredDocument[]> {
    const values = [...wanted.values()]
    const found = new Map<string, StoredDocument[]>([...wanted.keys()].map((key) => [key, []]))
    const step = this.isIndexed(collection, field) ? valuesAtOnce : values.length
    const parts = field.split('.')
    const seen = new Set<number>()
    for (let at = 0; at < values.length; at += step) {
      const query = { [field]: { $in: values.slice(at, at + step) } }
      for (const document of this.database.finder.candidates(collection, query)) {
        if (seen.has(document.seq)) continue
        seen.add(document.seq)
        for (const key of keysAt(document.value, parts)) found.get(key)?.push(document)
      }
    }
    return found
  }

  private isIndexed(collection: Collection, field: string): boolean {
    return planQuery(collection, { [field]: { $in: [''] } }, [])?.narrows === true
  }

  private get collection(): Collection | undefined {
    return this.database.store.catalog.get(this.name)
  }

  /** The plan that is reported is that of the aggregation's own collection. */
  private aside<T>(work: () => T): T {
    const { finder } = this.database
    const { lastPlan } = finder
    try {
      return work()
    } finally {
      finder.lastPlan = lastPlan
    }
  }
}

/** Keys of all values under which a query for equality finds the document: missing is null, elements count. */
function keysAt(document: Document, parts: string[]): Set<string> {
  const keys = new Set<string>()
  someLeaf(document, parts, (leaf) => {
    keys.add(valueKey(leaf ?? null))
    if (Array.isArray(leaf)) for (const item of leaf as unknown[]) keys.add(valueKey(item))
    return false
  })
  return keys
}

/** The values that a document looks for: each element of an array, null when there is nothing. */
export function localValues(document: Document, path: string[]): unknown[] {
  const value = readPath(document, path, 0)
  return Array.isArray(value) ? value.flat() : [value ?? null]
}
