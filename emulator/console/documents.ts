import { invalidParam } from '../admin/errors'
import { type Database } from '../database/database'

/** A page of a collection in the order of insertion. Documents are canonical Extended JSON. */
export interface DocumentPage {
  documents: string[]
  /** Give this as `after` for the next page; null at the end. */
  next: number | null
  total: number
}

const mostDocuments = 200
/** A page ends early rather than be larger than this. */
const mostCharacters = 4 * 1024 * 1024

/** Reads by position, not by counting from the start: page 10,000 is as quick as the first. */
export function browseDocuments(database: Database, query: URLSearchParams): DocumentPage {
  const collection = database.collection(query.get('collection') ?? '')
  const newest = query.get('order') !== 'oldest'
  const limit = numberOf(query, 'limit', 20, mostDocuments)
  const after = numberOf(query, 'after', newest ? Number.MAX_SAFE_INTEGER : 0, Number.MAX_SAFE_INTEGER)
  const rows = database.sqlite.statement(
    `SELECT seq, body FROM d${collection.id} WHERE seq ${newest ? '<' : '>'} ? ORDER BY seq ${newest ? 'DESC' : 'ASC'} LIMIT ?`,
  )
  const documents: string[] = []
  let last = after
  let characters = 0
  let more = false
  for (const [seq, body] of rows.iterate([after, limit + 1])) {
    more = documents.length === limit || characters > mostCharacters
    if (more) break
    documents.push(String(body))
    characters += String(body).length
    last = Number(seq)
  }
  return { documents, next: more ? last : null, total: database.store.count(collection) }
}

function numberOf(query: URLSearchParams, name: string, standard: number, most: number): number {
  const text = query.get(name)
  if (text === null || text === '') return standard
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw invalidParam(`${name} must be a whole number`)
  return Math.min(value, most)
}
