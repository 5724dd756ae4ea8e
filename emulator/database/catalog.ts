import { readFileSync } from 'node:fs'
import { type IndexField } from './index-entries'
import { type Sqlite } from './sqlite'

/** An index as the database knows it; its entries are the rows of table `i<id>`. */
export interface Index {
  id: number
  name: string
  unique: boolean
  fields: IndexField[]
  /** Fields that held an array in any document, bit by position. */
  multikey: number
}

/** A collection; its documents are the rows of table `d<id>`. */
export interface Collection {
  id: number
  name: string
  indexes: Index[]
  /** How many documents the last commit left; SQLite would count by reading a whole B-tree. */
  documents: number
  /** The position that was given out last. One that was refused or removed is not given out again while this runs. */
  lastSeq: number
}

/** The declaration of one index in `indexes.json`. */
export interface IndexDeclaration {
  name: string
  fields: [path: string, kind: 1 | -1 | '2dsphere'][]
  unique?: boolean
}

export type IndexDeclarations = Record<string, IndexDeclaration[]>

/** Reads the declared collections and indexes; names the entry that is wrong. */
export function readIndexDeclarations(file: string | undefined): IndexDeclarations {
  if (file === undefined) return {}
  const declared = JSON.parse(readFileSync(file, 'utf8')) as IndexDeclarations
  for (const [collection, indexes] of Object.entries(declared)) {
    if (!Array.isArray(indexes)) throw new Error(`${file}: "${collection}" must be a list of indexes`)
    for (const { name, fields } of indexes) {
      const valid = Array.isArray(fields) && fields.length > 0 && fields.length <= 30
      if (
        !valid ||
        fields.some(([path, kind]) => typeof path !== 'string' || ![1, -1, '2dsphere'].includes(kind))
      ) {
        throw new Error(
          `${file}: index "${name}" of "${collection}" needs fields such as [["a.b", 1]] or [["place", "2dsphere"]]`,
        )
      }
    }
  }
  return declared
}

/** The collections and indexes of the file, kept in memory. */
export class Catalog {
  private readonly collections = new Map<string, Collection>()

  constructor(private readonly sqlite: Sqlite) {
    sqlite.exec(`CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
        documents INTEGER NOT NULL DEFAULT 0);
      CREATE TABLE IF NOT EXISTS indexes (id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, name TEXT NOT NULL,
        fields TEXT NOT NULL, isUnique INTEGER NOT NULL, multikey INTEGER NOT NULL, UNIQUE (collection, name))`)
    this.countOnce()
    for (const [id, name, documents] of sqlite
      .statement('SELECT id, name, documents FROM collections')
      .all([])) {
      this.collections.set(String(name), {
        id: Number(id),
        name: String(name),
        indexes: this.readIndexes(Number(id)),
        documents: Number(documents),
        lastSeq: Number(sqlite.statement(`SELECT max(seq) FROM d${Number(id)}`).get([])?.[0] ?? 0),
      })
    }
  }

  get(name: string): Collection | undefined {
    return this.collections.get(name)
  }

  all(): Collection[] {
    return [...this.collections.values()]
  }

  create(name: string): Collection {
    return this.sqlite.atomically(() => {
      const { lastInsertRowid } = this.sqlite
        .statement('INSERT INTO collections (name) VALUES (?)')
        .run([name])
      const id = Number(lastInsertRowid)
      this.sqlite.exec(
        `CREATE TABLE d${id} (seq INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, body TEXT NOT NULL)`,
      )
      const collection = { id, name, indexes: [], documents: 0, lastSeq: 0 }
      this.collections.set(name, collection)
      return collection
    })
  }

  /** Adds an empty index; the caller fills it in the same SQLite transaction. */
  addIndex(collection: Collection, { name, fields, unique = false }: IndexDeclaration): Index {
    const { lastInsertRowid } = this.sqlite
      .statement('INSERT INTO indexes (collection, name, fields, isUnique, multikey) VALUES (?, ?, ?, ?, 0)')
      .run([collection.id, name, JSON.stringify(fields), unique ? 1 : 0])
    const id = Number(lastInsertRowid)
    this.sqlite.exec(
      `CREATE TABLE i${id} (key BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (key, seq)) WITHOUT ROWID`,
    )
    const index = { id, name, unique, fields: toFields(fields), multikey: 0 }
    collection.indexes.push(index)
    return index
  }

  dropIndex(collection: Collection, index: Index): void {
    this.sqlite.exec(`DROP TABLE i${index.id}`)
    this.sqlite.statement('DELETE FROM indexes WHERE id = ?').run([index.id])
    collection.indexes.splice(collection.indexes.indexOf(index), 1)
  }

  /** Writes the number of documents that the running SQLite transaction leaves; the caller keeps it when that commits. */
  writeCount({ id }: Collection, documents: number): void {
    this.sqlite.statement('UPDATE collections SET documents = ? WHERE id = ?').run([documents, id])
  }

  /** Remembers that fields of the index held arrays; must run in the transaction that writes such a document. */
  markMultikey(index: Index, multikey: number): void {
    index.multikey |= multikey
    this.sqlite.statement('UPDATE indexes SET multikey = ? WHERE id = ?').run([index.multikey, index.id])
  }

  /** Forgets array marks of a write that was rolled back, or the next such write would not store them. */
  restoreMultikey(collection: Collection): void {
    for (const index of collection.indexes) {
      index.multikey = Number(
        this.sqlite.statement('SELECT multikey FROM indexes WHERE id = ?').get([index.id])?.[0] ?? 0,
      )
    }
  }

  /** Files of before the number of documents was kept get it now. */
  private countOnce(): void {
    const columns = this.sqlite.statement('SELECT name FROM pragma_table_info(?)').all(['collections'])
    if (columns.some(([name]) => name === 'documents')) return
    this.sqlite.atomically(() => {
      this.sqlite.exec('ALTER TABLE collections ADD COLUMN documents INTEGER NOT NULL DEFAULT 0')
      for (const [id] of this.sqlite.statement('SELECT id FROM collections').all([])) {
        const count = `(SELECT count(*) FROM d${Number(id)})`
        this.sqlite.exec(`UPDATE collections SET documents = ${count} WHERE id = ${Number(id)}`)
      }
    })
  }

  private readIndexes(collection: number): Index[] {
    return this.sqlite
      .statement('SELECT id, name, fields, isUnique, multikey FROM indexes WHERE collection = ? ORDER BY id')
      .all([collection])
      .map(([id, name, fields, unique, multikey]) => ({
        id: Number(id),
        name: String(name),
        unique: unique === 1,
        fields: toFields(JSON.parse(String(fields)) as IndexDeclaration['fields']),
        multikey: Number(multikey),
      }))
  }
}

function toFields(fields: IndexDeclaration['fields']): IndexField[] {
  return fields.map(([path, kind]) => ({
    path,
    parts: path.split('.'),
    descending: kind === -1,
    ...(kind === '2dsphere' ? { geo: true } : {}),
  }))
}

/** Whether an index still is what the declaration says. */
export function sameIndex(index: Index, declaration: IndexDeclaration): boolean {
  const fields = index.fields.map(({ path, descending, geo }) => [
    path,
    geo ? '2dsphere' : descending ? -1 : 1,
  ])
  return (
    index.unique === (declaration.unique ?? false) &&
    JSON.stringify(fields) === JSON.stringify(declaration.fields)
  )
}
