import type { CollectionName, DocumentOf } from '../../shared/schema/collections'
import { db } from './app'

/** A query as the SDK takes it: plain fields, dotted paths, and `_.command` conditions. */
export type Where = Record<string, unknown>

export interface FindOptions {
  orderBy?: readonly (readonly [field: string, direction: 'asc' | 'desc'])[]
  skip?: number
  limit?: number
  fields?: readonly string[]
}

/** One document by its id; undefined when there is none. One request. */
export async function get<C extends CollectionName>(
  collection: C,
  id: string,
): Promise<DocumentOf<C> | undefined> {
  const { data } = await db.collection(collection).doc(id).get()
  return (data as DocumentOf<C>[])[0]
}

/** Documents that match, at most `limit` (100 unless told, 1,000 at the most). One request. */
export async function find<C extends CollectionName>(
  collection: C,
  where: object,
  options: FindOptions = {},
): Promise<DocumentOf<C>[]> {
  let query = db.collection(collection).where(where)
  for (const [field, direction] of options.orderBy ?? []) query = query.orderBy(field, direction)
  if (options.skip) query = query.skip(options.skip)
  if (options.fields) query = query.field(Object.fromEntries(options.fields.map((field) => [field, true])))
  const { data } = await query.limit(options.limit ?? 100).get()
  return data as DocumentOf<C>[]
}

/** How many documents match. One request. */
export async function count(collection: CollectionName, where: object): Promise<number> {
  const { total } = await db.collection(collection).where(where).count()
  return total ?? 0
}

/** Literal text inside a case-insensitive regular expression of the database. */
export const containing = (text: string) =>
  db.RegExp({ regexp: text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), options: 'i' })
