import { refused } from '../../admin/errors'
import { type Collection } from '../catalog'
import { type Database } from '../database'
import { type FindOptions } from '../finder'
import { compileQuery } from '../match/compile'
import { nearSearch } from '../near'
import { sortDocuments } from '../sort'
import { documentName } from '../store'
import { type StoredDocument } from '../stored-document'
import { type Transaction } from '../transaction'
import { type Document } from '../values'

/** Refuses what the platform's documents forbid inside a transaction, unless the emulator is relaxed. */
export function refuseWhere({ relaxed }: Database, what: string): void {
  if (relaxed) return
  throw refused(
    'transaction-where',
    `${what} is not allowed inside a transaction: use collection.doc(id) and collection.add (--relaxed lets it through)`,
  )
}

/**
 * A query inside a transaction: the candidates of today, the documents that changed since the snapshot and the
 * transaction's own together hold every document that the snapshot may answer; each is judged as the snapshot has it.
 */
export function findInside(
  { finder, store }: Database,
  transaction: Transaction,
  collection: Collection,
  query: Document,
  { sort = [], skip = 0, limit = Infinity }: FindOptions = {},
): StoredDocument[] {
  const matches = compileQuery(query)
  const found = new Map<string, StoredDocument>()
  const judge = (id: unknown) => {
    const document = transaction.read(collection, id)
    if (document !== undefined && matches(document.value)) found.set(documentName(collection, id), document)
  }
  for (const { value } of finder.candidates(collection, query)) judge(value['_id'])
  for (const { id } of transaction.ownChanges(collection)) judge(id)
  for (const id of store.changedIds(collection, transaction.snapshotCommit ?? 0)) judge(id)
  const documents = [...found.values()]
  const search = sort.length === 0 ? nearSearch(query) : undefined
  if (search !== undefined) documents.sort((a, b) => search.distanceOf(a.value) - search.distanceOf(b.value))
  const ordered = sort.length === 0 ? documents : sortDocuments(documents, sort, ({ value }) => value)
  return ordered.slice(skip, skip + limit)
}
