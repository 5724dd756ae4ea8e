import { type Sqlite } from './sqlite'
import { type Store } from './store'

/**
 * The version of the file. 1 ordered decimals, binaries and regular expressions by their text; 2 did not keep the number
 * of documents of a collection (the catalog adds it), so an emulator that knows only 2 must not write here.
 */
const keyFormat = 3
const oldestSameKeys = 2

/** Writes the index entries of an older file anew, in one SQLite transaction; the documents stay as they are. */
export function upgradeKeys(sqlite: Sqlite, store: Store): void {
  const version = Number(sqlite.statement('PRAGMA user_version').get([])?.[0])
  if (version === keyFormat) return
  if (version > keyFormat) {
    sqlite.close()
    throw new Error(
      `The data was written by a newer emulator (format ${version}, this one knows ${keyFormat}).`,
    )
  }
  sqlite.atomically(() => {
    for (const collection of version < oldestSameKeys ? store.catalog.all() : []) {
      for (const index of collection.indexes) {
        sqlite.exec(`DELETE FROM i${index.id}`)
        store.fillIndex(collection, index)
      }
    }
    sqlite.exec(`PRAGMA user_version = ${keyFormat}`)
  })
}
