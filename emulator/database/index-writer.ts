import { duplicateKey } from '../admin/errors'
import { type Catalog, type Collection, type Index } from './catalog'
import { indexEntries } from './index-entries'
import { insertRows, rowsWithKeys } from './rows'
import { type Sqlite } from './sqlite'
import { type StoredDocument } from './stored-document'
import { type Document } from './values'
import { valueText } from './value-text'

/** A document before and after a write, at its position in the collection. */
interface Placed {
  seq: number
  before: StoredDocument | undefined
  after: StoredDocument | undefined
}

interface Entry {
  key: Buffer
  seq: number
  document?: StoredDocument | undefined
}

/** Documents of which a new index takes in at a time. */
const fillBatch = 1_000

/** Keeps the rows of index tables what the documents say; every call runs inside the caller's SQLite transaction. */
export class IndexWriter {
  constructor(
    private readonly sqlite: Sqlite,
    private readonly catalog: Catalog,
  ) {}

  /** Brings all indexes of a collection up to date. Throws at a duplicate key. */
  update(collection: Collection, documents: readonly Placed[]): void {
    for (const index of collection.indexes) {
      const { removed, added } = this.difference(index, documents)
      const remove = this.sqlite.statement(`DELETE FROM i${index.id} WHERE key = ? AND seq = ?`)
      // All that goes, goes first: two documents may swap a unique key in one transaction.
      for (const { key, seq } of removed) remove.run([key, seq])
      this.add(collection, index, added)
    }
  }

  /** Fills an empty index. */
  fill(collection: Collection, index: Index, documents: Iterable<StoredDocument>): void {
    let batch: Placed[] = []
    const flush = () => {
      this.add(collection, index, this.difference(index, batch).added)
      batch = []
    }
    for (const document of documents) {
      batch.push({ seq: document.seq, before: undefined, after: document })
      if (batch.length === fillBatch) flush()
    }
    flush()
  }

  private difference(index: Index, documents: readonly Placed[]): { removed: Entry[]; added: Entry[] } {
    const removed: Entry[] = []
    const added: Entry[] = []
    let multikey = 0
    for (const { seq, before, after } of documents) {
      const old = before && indexEntries(before.value, index.fields).keys
      const fresh = after && indexEntries(after.value, index.fields)
      multikey |= fresh?.multikey ?? 0
      for (const key of without(old, fresh?.keys)) removed.push({ key, seq })
      for (const key of without(fresh?.keys, old)) added.push({ key, seq, document: after })
    }
    if ((index.multikey | multikey) !== index.multikey) this.catalog.markMultikey(index, multikey)
    return { removed, added }
  }

  private add(collection: Collection, index: Index, entries: Entry[]): void {
    // In the order of the B-tree each of its pages is visited once.
    if (entries.length > 1) entries.sort((a, b) => Buffer.compare(a.key, b.key) || a.seq - b.seq)
    if (index.unique) this.refuseDuplicates(collection, index, entries)
    const rows = entries.map(({ key, seq }) => [key, seq])
    insertRows(this.sqlite, 'INSERT OR IGNORE INTO', `i${index.id}`, ['key', 'seq'], rows)
  }

  /** `entries` are in order. */
  private refuseDuplicates(collection: Collection, index: Index, entries: Entry[]): void {
    const refuse = ({ document }: Entry) => {
      throw duplicateKey(collection.name, index.name, describeKey(index, document?.value ?? {}))
    }
    entries.forEach((entry, i) => {
      if (i > 0 && entries[i - 1]?.key.equals(entry.key)) refuse(entry)
    })
    const keys = entries.map(({ key }) => key)
    const [taken] = rowsWithKeys(this.sqlite, `i${index.id}`, keys)
    const second = taken && entries.find(({ key }) => key.equals(taken.key))
    if (second !== undefined) refuse(second)
  }
}

/** The keys of `keys` that are not among `others`. */
function without(keys: Buffer[] | undefined, others: Buffer[] | undefined): Buffer[] {
  if (keys === undefined) return []
  if (others === undefined) return keys
  if (keys.length === 1 && others.length === 1) return keys[0]?.equals(others[0] as Buffer) ? [] : keys
  const names = new Set(others.map((key) => key.toString('latin1')))
  return keys.filter((key) => !names.has(key.toString('latin1')))
}

/** The values of an index's fields, for the text of an error. */
export function describeKey(index: Index, value: Document): string {
  const values = index.fields.map(({ path, parts }) => {
    const found = parts.reduce<unknown>((at, part) => (at as Document | undefined)?.[part], value)
    return `${path}: ${valueText(found ?? null)}`
  })
  return `{ ${values.join(', ')} }`
}
