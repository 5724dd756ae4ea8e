import { refused, requestFailed } from '../admin/errors'
import { type Collection } from './catalog'
import { distanceWithin, legacyPair, readNear, type Near } from './geo'
import { geometriesAt } from './match/geo'
import { isPlainObject, type Document } from './values'

/** The one search by distance of a query. */
export interface NearSearch {
  path: string
  near: Near
  /** The same query, no farther than so many metres. */
  within(metres: number): Document
  /** How far the document is, in metres; Infinity when it is no answer. */
  distanceOf(document: Document): number
}

/** Half of the way round the earth, in metres. */
export const farthest = 20_040_000

const operators = ['$near', '$nearSphere']

/**
 * Finds the search by distance of a query. As in MongoDB there may be one, and only where every answer has to fulfil
 * it: not in `$or`, `$nor`, `$not` or `$elemMatch`.
 */
export function nearSearch(query: Document): NearSearch | undefined {
  const mentioned = mentions(query)
  if (mentioned === 0) return undefined
  const [first, ...others] = conjuncts(query).flatMap((conjunct) =>
    Object.entries(conjunct).filter(([path, condition]) => !path.startsWith('$') && operatorOf(condition)),
  )
  if (first === undefined || others.length > 0 || mentioned > 1)
    throw requestFailed('geo $near must be top-level expr, and there may be one only')
  const [path, condition] = first as [string, Document]
  const operator = operatorOf(condition) as string
  const operand = condition[operator]
  const near = readNear(operator, operand, condition)
  const $geometry =
    isPlainObject(operand) && '$geometry' in operand
      ? operand['$geometry']
      : { type: 'Point', coordinates: legacyPair(operand) }
  const parts = path.split('.')
  return {
    path,
    near,
    within: (metres) => {
      // One geometry of a document must fulfil both limits.
      const limits = { $minDistance: near.least, $maxDistance: Math.min(metres, near.most) }
      // The narrower condition comes first: it is the one that an index is asked for.
      return { $and: [{ [path]: { $nearSphere: { $geometry, ...limits } } }, query] }
    },
    distanceOf: (document) =>
      geometriesAt(document, parts).reduce(
        (least, geometry) => Math.min(least, distanceWithin(near, geometry) ?? Infinity),
        Infinity,
      ),
  }
}

/** MongoDB answers a search by distance only from an index of geometries. */
export function checkGeoIndex(collection: Collection, { path }: NearSearch): void {
  const serves = collection.indexes.some(({ fields }) => fields.find(({ geo }) => geo)?.path === path)
  if (serves) return
  const index = JSON.stringify({ name: `by${path.replace(/\W/g, '')}`, fields: [[path, '2dsphere']] })
  throw refused(
    'geo-index',
    `unable to find index for $geoNear query: declare ${index} for ${collection.name} (--relaxed measures every document instead)`,
  )
}

/** Whether the index of this name holds geometries, so that a shorter distance means fewer entries. */
export function readsCells(collection: Collection, indexName: string | undefined): boolean {
  return collection.indexes.some(({ name, fields }) => name === indexName && fields.some(({ geo }) => geo))
}

function conjuncts(query: Document): Document[] {
  const inner = Array.isArray(query['$and']) ? query['$and'].filter(isPlainObject) : []
  return [query, ...inner.flatMap(conjuncts)]
}

const operatorOf = (condition: unknown): string | undefined =>
  isPlainObject(condition) ? operators.find((name) => name in condition) : undefined

function mentions(value: unknown): number {
  if (Array.isArray(value)) return (value as unknown[]).reduce<number>((sum, item) => sum + mentions(item), 0)
  if (!isPlainObject(value)) return 0
  const own = Object.keys(value).filter((key) => operators.includes(key)).length
  return own + mentions(Object.values(value))
}
