import { type Collection } from '../catalog'
import { planQuery } from '../query-plan'
import { type SortSpec } from '../sort'
import { isPlainObject, type Document } from '../values'
import { sortSpecOf } from './accumulators/ordered'
import { noVariables, type Variables } from './expression/types'
import { toNumber } from '../numbers'
import { candidatesQuery, mentionsVariable } from './stages/candidates'
import { compileGeoNear } from './stages/geo-near'
import { compileMatch } from './stages/match'
import { type Place, type Stage, type StageSpec } from './stages/types'

/** Documents read once for many runs of a pipeline for which no index can be used. */
export interface Kept {
  documents?: Document[]
}

/** Reads what a pipeline begins with and runs it. With `kept`, a collection without a fitting index is read once. */
export type Source = (collection: Collection, variables: Variables, kept?: Kept) => Iterable<Document>

/** What the first stages leave to the finder: `$match` (several are one), then `$sort`, then `$limit`. */
interface Head {
  match: Document
  sort: SortSpec | undefined
  limit: number | undefined
  /** So many stages are done when the finder has found, sorted and limited. */
  done: number
}

/** Decides how a pipeline reads its collection. */
export function compileSource(specs: StageSpec[], stages: Stage[], place: Place): Source {
  if (specs[0]?.name === '$geoNear') {
    const near = compileGeoNear(specs[0].spec, place)
    return (collection, variables) => chainFrom(1, near(collection), variables)
  }
  const head = headOf(specs)
  const { match, sort, limit } = head
  const correlated = mentionsVariable(match, place.names)
  const { finder } = place.database

  return (collection, variables, kept) => {
    const query = candidatesQuery(match, place.names, variables)
    if (!correlated && (sort !== undefined || limit !== undefined) && kept === undefined) {
      const found = finder.find(collection, match === query ? match : { $and: [match, query] }, {
        ...(sort === undefined ? {} : { sort }),
        ...(limit === undefined ? {} : { limit }),
      })
      return chainFrom(
        head.done,
        found.map(({ value }) => value),
        variables,
      )
    }
    if (kept === undefined || planQuery(collection, query, [])?.narrows === true)
      return chainFrom(0, values(collection, query), variables)
    kept.documents ??= readOnce(collection, query)
    return chainFrom(0, kept.documents, variables)
  }

  function chainFrom(first: number, input: Iterable<Document>, variables: Variables): Iterable<Document> {
    return stages.slice(first).reduce((documents, stage) => stage(documents, variables), input)
  }

  function* values(collection: Collection, query: Document): Generator<Document> {
    for (const { value } of finder.candidates(collection, query)) yield value
  }

  /** All documents that any run can want: the parts of the match without variables are asked here already. */
  function readOnce(collection: Collection, query: Document): Document[] {
    const test = compileMatch(candidatesQuery(match, place.names, undefined), place.names)
    const read: Document[] = []
    for (const document of values(collection, query)) if (test(document, noVariables)) read.push(document)
    return read
  }
}

function headOf(specs: StageSpec[]): Head {
  const matches: Document[] = []
  let at = 0
  for (; specs[at]?.name === '$match' && isPlainObject(specs[at]?.spec); at++)
    matches.push(specs[at]?.spec as Document)
  const match = matches.length > 1 ? { $and: matches } : (matches[0] ?? {})
  let sort: SortSpec | undefined
  if (specs[at]?.name === '$sort') sort = sortSpecOf(specs[at++]?.spec, '$sort stage')
  const limit = specs[at]?.name === '$limit' ? toNumber(specs[at++]?.spec) : undefined
  return { match, sort, limit, done: at }
}
