import { type Sqlite } from './sqlite'
import { type Store } from './store'

/** The version of what `KeyWriter` writes; 1 ordered decimals, binaries and regular expressions by their text. */
const keyFormat = 2

/** Writes the index entries of an older file anew, in one SQLite transaction; the documents stay as they are. */
export function upgradeKeys(sqlite: Sqlite, store: Store): void {
  const version = Number(sqlite.statement('PRAGMA user_version').get([])?.[0])
  if (version === keyFormat) return
  if (version > keyFormat)
    throw new Error(
      `The data was written by a newer emulator (format ${version}, this one knows ${keyFormat}).`,
    )
  sqlite.atomically(() => {
    for (const collection of store.catalog.all()) {
      for (const index of collection.indexes) {
        sqlite.exec(`DELETE FROM i${index.id}`)
        store.fillIndex(collection, index)
      }
    }
    sqlite.exec(`PRAGMA user_version = ${keyFormat}`)
  })
}
