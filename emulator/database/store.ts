import { duplicateKey } from '../admin/errors'
import { Catalog, type Collection, type Index } from './catalog'
import { DocumentCache } from './document-cache'
import { encode } from './ejson'
import { History } from './history'
import { indexEntries } from './index-entries'
import { keyOf } from './key-writer'
import { type Sqlite } from './sqlite'
import { idName, StoredDocument } from './stored-document'
import { type Document, type DocumentId } from './values'

/** One document before and after a write; undefined means it is not there. */
export interface Change {
  collection: Collection
  id: DocumentId
  before: StoredDocument | undefined
  after: StoredDocument | undefined
}

/** The documents and index entries of one SQLite file. Reads see the last commit; `apply` is the only write. */
export class Store {
  readonly catalog: Catalog
  readonly history = new History()
  private readonly cache: DocumentCache

  constructor(
    readonly sqlite: Sqlite,
    cacheBytes: number,
  ) {
    this.catalog = new Catalog(sqlite)
    this.cache = new DocumentCache(cacheBytes)
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
    return Number(this.sqlite.statement(`SELECT count(*) FROM d${collection.id}`).get([])?.[0])
  }

  /** The document that owns a key of a unique index. */
  ownerOf(collection: Collection, index: Index, key: Buffer): StoredDocument | undefined {
    const row = this.sqlite.statement(`SELECT seq FROM i${index.id} WHERE key = ? LIMIT 1`).get([key])
    return row && this.readSeq(collection, Number(row[0]))
  }

  /** Writes all changes in one SQLite transaction, durable when it returns. Throws at a duplicate key, nothing written. */
  apply(changes: readonly Change[]): void {
    const written = this.writeAll(changes)
    changes.forEach(({ collection, id }, i) => {
      const document = written[i]
      const name = documentName(collection, id)
      if (document === undefined) this.cache.delete(name)
      else this.cache.set(name, collection.id, document)
    })
    this.history.record(
      changes.map(({ collection, id, before }) => ({ name: documentName(collection, id), before })),
    )
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
    for (const document of this.scan(collection))
      this.insertEntries(collection, index, document.value, document.seq)
  }

  private writeAll(changes: readonly Change[]): (StoredDocument | undefined)[] {
    try {
      return this.sqlite.atomically(() => {
        for (const change of changes) this.removeEntries(change)
        return changes.map((change) => this.write(change))
      })
    } catch (error) {
      for (const { collection } of changes) this.catalog.restoreMultikey(collection)
      throw error
    }
  }

  /** Entries go first for all changes: two documents may swap a unique key in one transaction. */
  private removeEntries({ collection, before, after }: Change): void {
    if (before === undefined) return
    for (const index of collection.indexes) {
      const kept =
        after && new Set(indexEntries(after.value, index.fields).keys.map((key) => key.toString('latin1')))
      const statement = this.sqlite.statement(`DELETE FROM i${index.id} WHERE key = ? AND seq = ?`)
      for (const key of indexEntries(before.value, index.fields).keys) {
        if (!kept?.has(key.toString('latin1'))) statement.run([key, before.seq])
      }
    }
  }

  private write({ collection, id, before, after }: Change): StoredDocument | undefined {
    const table = `d${collection.id}`
    if (after === undefined) {
      if (before !== undefined) this.sqlite.statement(`DELETE FROM ${table} WHERE seq = ?`).run([before.seq])
      return undefined
    }
    let seq = before?.seq
    if (seq !== undefined)
      this.sqlite.statement(`UPDATE ${table} SET body = ? WHERE seq = ?`).run([after.text, seq])
    else {
      const insert = this.sqlite.statement(`INSERT INTO ${table} (key, body) VALUES (?, ?)`)
      seq = Number(insert.run([keyOf(id), after.text]).lastInsertRowid)
    }
    for (const index of collection.indexes) this.insertEntries(collection, index, after.value, seq)
    return after.at(seq)
  }

  private insertEntries(collection: Collection, index: Index, value: Document, seq: number): void {
    const { keys, multikey } = indexEntries(value, index.fields)
    if ((index.multikey | multikey) !== index.multikey) this.catalog.markMultikey(index, multikey)
    const insert = this.sqlite.statement(`INSERT OR IGNORE INTO i${index.id} (key, seq) VALUES (?, ?)`)
    for (const key of keys) {
      if (index.unique && this.isTaken(index, key, seq)) {
        throw duplicateKey(collection.name, index.name, describeKey(index, value))
      }
      insert.run([key, seq])
    }
  }

  private isTaken(index: Index, key: Buffer, seq: number): boolean {
    return (
      this.sqlite
        .statement(`SELECT 1 FROM i${index.id} WHERE key = ? AND seq <> ? LIMIT 1`)
        .get([key, seq]) !== undefined
    )
  }
}

/** The name of a document among all documents of all collections. */
export function documentName(collection: Collection, id: DocumentId): string {
  return `${collection.id}:${idName(id)}`
}

/** The values of an index's fields, for the text of an error. */
export function describeKey(index: Index, value: Document): string {
  const values = index.fields.map(({ path, parts }) => {
    const found = parts.reduce<unknown>((at, part) => (at as Document | undefined)?.[part], value)
    return `${path}: ${encode(found)}`
  })
  return `{ ${values.join(', ')} }`
}
