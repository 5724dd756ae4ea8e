import { Catalog, type Collection, type Index } from './catalog'
import { DocumentCache } from './document-cache'
import { History } from './history'
import { IndexWriter } from './index-writer'
import { keyOf } from './key-writer'
import { insertRows, rowsWithKeys } from './rows'
import { type Sqlite } from './sqlite'
import { idName, StoredDocument } from './stored-document'
import { type DocumentId } from './values'

/** One document before and after a write; undefined means it is not there. */
export interface Change {
  collection: Collection
  id: DocumentId
  before: StoredDocument | undefined
  after: StoredDocument | undefined
}

/** A change whose new version has its position in the collection. */
interface Placed extends Change {
  seq: number
}

/** A write of more documents than this leaves none of them in memory: it would drive out what is asked for often. */
const mostCachedAtOnce = 50

/** The documents and index entries of one SQLite file. Reads see the last commit; `apply` is the only write. */
export class Store {
  readonly catalog: Catalog
  readonly history = new History()
  private readonly cache: DocumentCache
  private readonly indexes: IndexWriter

  constructor(
    readonly sqlite: Sqlite,
    cacheBytes: number,
  ) {
    this.catalog = new Catalog(sqlite)
    this.cache = new DocumentCache(cacheBytes)
    this.indexes = new IndexWriter(sqlite, this.catalog)
  }

  read(collection: Collection, id: DocumentId): StoredDocument | undefined {
    const name = documentName(collection, id)
    const cached = this.cache.get(name)
    if (cached !== undefined) return cached
    const row = this.sqlite
      .statement(`SELECT seq, body FROM d${collection.id} WHERE key = ?`)
      .get([keyOf(id)])
    if (row === undefined) return undefined
    const document = new StoredDocument(Number(row[0]), String(row[1]))
    this.cache.set(name, collection.id, document)
    return document
  }

  /** As `read`, for many ids of which hardly any is there: what a list of new documents wants to know. */
  readAll(collection: Collection, ids: readonly DocumentId[]): (StoredDocument | undefined)[] {
    if (ids.length === 1) return ids.map((id) => this.read(collection, id))
    const keys = ids.map(keyOf)
    const present = new Set(
      rowsWithKeys(this.sqlite, `d${collection.id}`, keys).map(({ key }) => key.toString('latin1')),
    )
    if (present.size === 0) return ids.map(() => undefined)
    return ids.map((id, i) =>
      present.has((keys[i] as Buffer).toString('latin1')) ? this.read(collection, id) : undefined,
    )
  }

  readSeq(collection: Collection, seq: number): StoredDocument | undefined {
    const cached = this.cache.bySeq(collection.id, seq)
    if (cached !== undefined) return cached
    const row = this.sqlite.statement(`SELECT body FROM d${collection.id} WHERE seq = ?`).get([seq])
    if (row === undefined) return undefined
    const document = new StoredDocument(seq, String(row[0]))
    this.cache.set(documentName(collection, document.value['_id']), collection.id, document)
    return document
  }

  /** All documents in order of insertion. What is not in memory already is not kept: a scan must not empty the cache. */
  *scan(collection: Collection): Generator<StoredDocument> {
    const statement = this.sqlite.statement(
      `SELECT seq, body FROM d${collection.id} WHERE seq > ? ORDER BY seq LIMIT 500`,
    )
    for (let after = 0; ;) {
      const rows = statement.all([after])
      for (const [seq, body] of rows) {
        yield this.cache.bySeq(collection.id, Number(seq)) ?? new StoredDocument(Number(seq), String(body))
      }
      if (rows.length < 500) return
      after = Number((rows[rows.length - 1] as [number])[0])
    }
  }

  count(collection: Collection): number {
    return collection.documents
  }

  /** The document that owns a key of a unique index. */
  ownerOf(collection: Collection, index: Index, key: Buffer): StoredDocument | undefined {
    const row = this.sqlite.statement(`SELECT seq FROM i${index.id} WHERE key = ? LIMIT 1`).get([key])
    return row && this.readSeq(collection, Number(row[0]))
  }

  /** Writes all changes in one SQLite transaction, durable when it returns. Throws at a duplicate key, nothing written. */
  apply(changes: readonly Change[]): void {
    const placed = changes.map(place)
    this.commit(groupByCollection(placed))
    for (const { collection, id, after } of placed) {
      const name = documentName(collection, id)
      if (after === undefined || placed.length > mostCachedAtOnce) this.cache.delete(name)
      else this.cache.set(name, collection.id, after)
    }
    this.history.record(versionsOf(changes))
  }

  /** Ids of the documents of a collection that changed after a snapshot. */
  changedIds(collection: Collection, snapshot: number): DocumentId[] {
    const prefix = `${collection.id}:`
    const ids: DocumentId[] = []
    for (const name of this.history.namesSince(snapshot)) {
      if (!name.startsWith(prefix)) continue
      const document = this.history.versionAt(name, snapshot)?.document
      if (document !== undefined) ids.push(document.value['_id'])
    }
    return ids
  }

  /** Fills a new index from the documents that are there; runs inside the caller's SQLite transaction. */
  fillIndex(collection: Collection, index: Index): void {
    this.indexes.fill(collection, index, this.scan(collection))
  }

  private commit(groups: Map<Collection, Placed[]>): void {
    try {
      this.sqlite.atomically(() => {
        for (const [collection, changes] of groups) {
          this.writeRows(collection, changes)
          this.indexes.update(collection, changes)
          const growth = growthOf(changes)
          if (growth !== 0) this.catalog.writeCount(collection, collection.documents + growth)
        }
      })
    } catch (error) {
      for (const collection of groups.keys()) this.catalog.restoreMultikey(collection)
      throw error
    }
    for (const [collection, changes] of groups) collection.documents += growthOf(changes)
  }

  private writeRows(collection: Collection, changes: Placed[]): void {
    const table = `d${collection.id}`
    const inserted: [number, Buffer, string][] = []
    for (const { seq, id, before, after } of changes) {
      if (before === undefined && after !== undefined) inserted.push([seq, keyOf(id), after.text])
      else if (after !== undefined)
        this.sqlite.statement(`UPDATE ${table} SET body = ? WHERE seq = ?`).run([after.text, seq])
      else this.sqlite.statement(`DELETE FROM ${table} WHERE seq = ?`).run([seq])
    }
    insertRows(this.sqlite, 'INSERT INTO', table, ['seq', 'key', 'body'], inserted)
  }
}

/** A new document comes after all that were ever written while this process runs; others keep their position. */
function place(change: Change): Placed {
  const { collection, before, after } = change
  const seq = before?.seq ?? (after === undefined ? 0 : ++collection.lastSeq)
  return { ...change, seq, after: after?.at(seq) }
}

function groupByCollection(changes: Placed[]): Map<Collection, Placed[]> {
  const groups = new Map<Collection, Placed[]>()
  for (const change of changes) {
    const group = groups.get(change.collection)
    if (group === undefined) groups.set(change.collection, [change])
    else group.push(change)
  }
  return groups
}

/** What the history keeps; a generator, because it asks only while a transaction is open. */
function* versionsOf(changes: readonly Change[]): Generator<{ name: string; before: Change['before'] }> {
  for (const { collection, id, before } of changes) yield { name: documentName(collection, id), before }
}

/** How many documents there are more afterwards. */
function growthOf(changes: Placed[]): number {
  let growth = 0
  for (const { before, after } of changes)
    growth += Number(after !== undefined) - Number(before !== undefined)
  return growth
}

/** The name of a document among all documents of all collections. */
export function documentName(collection: Collection, id: DocumentId): string {
  return `${collection.id}:${idName(id)}`
}
