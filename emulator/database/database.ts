import { PlatformError } from '../admin/errors'
import { type Limits } from '../options'
import { type Collection, type IndexDeclarations, sameIndex } from './catalog'
import { Finder } from './finder'
import { upgradeKeys } from './key-format'
import { Locks } from './locks'
import { Sqlite } from './sqlite'
import { Store } from './store'
import { Transactions } from './transactions'
import { Warnings } from './warnings'
import { Writer } from './writer'

export interface DatabaseOptions {
  dataDir: string
  synchronous: 'NORMAL' | 'FULL'
  relaxed: boolean
  strictIndexes?: boolean
  limits: Limits
}

/** The document database of one data folder: the parts that the actions work with. */
export class Database {
  readonly sqlite: Sqlite
  readonly store: Store
  readonly finder: Finder
  readonly transactions: Transactions
  readonly writer: Writer
  readonly warnings: Warnings
  readonly relaxed: boolean
  readonly limits: Limits

  constructor({ dataDir, synchronous, relaxed, strictIndexes = false, limits }: DatabaseOptions) {
    this.relaxed = relaxed
    this.limits = limits
    this.sqlite = Sqlite.open(dataDir, synchronous)
    this.store = new Store(this.sqlite, limits.cacheBytes)
    upgradeKeys(this.sqlite, this.store)
    this.warnings = new Warnings(strictIndexes)
    this.finder = new Finder(this.store, limits, this.warnings, relaxed)
    const locks = new Locks()
    this.transactions = new Transactions(this.store, locks, limits, relaxed)
    this.writer = new Writer(this.store, locks, limits, () => this.transactions.boundHistory())
  }

  /** Makes collections and indexes be what is declared; an index that is gone or changed is dropped. */
  declare(declarations: IndexDeclarations): void {
    const { catalog } = this.store
    for (const [name, indexes] of Object.entries(declarations)) {
      const collection = catalog.get(name) ?? catalog.create(name)
      this.sqlite.atomically(() => {
        for (const index of [...collection.indexes]) {
          const declaration = indexes.find((declared) => declared.name === index.name)
          if (declaration === undefined || !sameIndex(index, declaration))
            catalog.dropIndex(collection, index)
        }
        for (const declaration of indexes) {
          if (collection.indexes.some((index) => index.name === declaration.name)) continue
          this.store.fillIndex(collection, catalog.addIndex(collection, declaration))
        }
      })
    }
  }

  /** The collection of this name, or the platform's refusal. */
  collection(name: unknown): Collection {
    const collection = typeof name === 'string' ? this.store.catalog.get(name) : undefined
    if (collection !== undefined) return collection
    throw new PlatformError(
      'DATABASE_COLLECTION_NOT_EXIST',
      `[ResourceNotFound] Db or Table not exist: ${String(name)}. Please check your request, but if the problem cannot be solved, contact us.`,
    )
  }

  close(): void {
    this.transactions.close()
    this.sqlite.close()
  }
}
