import { type Collection, type Index } from '../database/catalog'
import { type Database } from '../database/database'

/** A collection in the list of the console page. */
export interface CollectionSummary {
  name: string
  documents: number
  /** Bytes of the documents as Extended JSON; estimated from a sample when there are many. */
  bytes: number
  estimated: boolean
  indexes: IndexSummary[]
  /** Queries that were missed an index. */
  warnings: number
}

export interface IndexSummary {
  name: string
  /** Path and `1`, `-1` or the kind of the index (`2dsphere`). */
  fields: [path: string, direction: number | string][]
  unique: boolean
  /** Some document has an array in one of the fields. */
  multikey: boolean
  /** Entries of the index, if they were asked for. */
  keys?: number
}

/** Above this many documents the size is estimated: reading all of them would stop everybody else for seconds. */
const mostMeasured = 1_000
const samples = 32

export function listCollections(database: Database): CollectionSummary[] {
  return database.store.catalog
    .all()
    .map((collection) => summaryOf(database, collection))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** One collection; `keys` counts the entries of its indexes, which reads those that go through arrays. */
export function describeCollection(database: Database, name: string, keys: boolean): CollectionSummary {
  const collection = database.collection(name)
  const summary = summaryOf(database, collection)
  if (!keys) return summary
  return {
    ...summary,
    indexes: collection.indexes.map((index) => ({
      ...indexSummary(index),
      // Without arrays and areas each document has exactly one entry.
      keys: index.multikey === 0 && !isGeo(index) ? summary.documents : countKeys(database, index),
    })),
  }
}

function summaryOf(database: Database, collection: Collection): CollectionSummary {
  const documents = database.store.count(collection)
  const warnings = database.warnings.list().filter((warning) => warning.collection === collection.name)
  return {
    name: collection.name,
    documents,
    bytes:
      documents <= mostMeasured
        ? bytesOfAll(database, collection)
        : estimate(database, collection, documents),
    estimated: documents > mostMeasured,
    indexes: collection.indexes.map(indexSummary),
    warnings: warnings.length,
  }
}

function bytesOfAll({ sqlite }: Database, { id }: Collection): number {
  return Number(sqlite.statement(`SELECT total(length(CAST(body AS BLOB))) FROM d${id}`).get([])?.[0])
}

/** The mean of documents spread evenly over the order of insertion, times their number. */
function estimate({ sqlite }: Database, { id }: Collection, documents: number): number {
  const [low = 0, high = 0] =
    sqlite.statement(`SELECT min(seq), max(seq) FROM d${id}`).get([])?.map(Number) ?? []
  const sizeFrom = sqlite.statement(
    `SELECT length(CAST(body AS BLOB)) FROM d${id} WHERE seq >= ? ORDER BY seq LIMIT 1`,
  )
  let bytes = 0
  for (let i = 0; i < samples; i++) {
    bytes += Number(sizeFrom.get([Math.floor(low + ((high - low) * i) / (samples - 1))])?.[0] ?? 0)
  }
  return Math.round((bytes / samples) * documents)
}

function indexSummary({ name, fields, unique, multikey }: Index): IndexSummary {
  return {
    name,
    fields: fields.map((field) => [field.path, kindOf(field)]),
    unique,
    multikey: multikey !== 0,
  }
}

function kindOf({ descending, geo }: Index['fields'][number]): number | string {
  if (geo === true) return '2dsphere'
  return descending ? -1 : 1
}

const isGeo = ({ fields }: Index): boolean => fields.some(({ geo }) => geo === true)

function countKeys({ sqlite }: Database, { id }: Index): number {
  return Number(sqlite.statement(`SELECT count(*) FROM i${id}`).get([])?.[0])
}
