import { requestFailed } from '../../../admin/errors'
import { type Collection } from '../../catalog'
import { earthRadius, readGeometry } from '../../geo'
import { nearSearch, type NearSearch } from '../../near'
import { toNumber } from '../../numbers'
import { isPlainObject, type Document } from '../../values'
import { namedOperands } from '../expression/arguments'
import { readPath } from '../expression/path'
import { plant, withPath } from './field-tree'
import { soleGeoPath } from './geo-path'
import { type Place } from './types'

const optional = [
  'spherical',
  'maxDistance',
  'minDistance',
  'query',
  'distanceMultiplier',
  'includeLocs',
  'key',
  'limit',
  'num',
  'uniqueDocs',
]

/**
 * `$geoNear`: documents from the nearest to the farthest, with their distance (metres from a point of GeoJSON, radians
 * from a pair of coordinates). It reads by the collection's index of geometries.
 */
export function compileGeoNear(
  spec: unknown,
  { database }: Place,
): (collection: Collection) => Iterable<Document> {
  const named = namedOperands(spec, '$geoNear', ['near', 'distanceField'], optional)
  const { near, distanceField, includeLocs, key, query = {}, distanceMultiplier = 1 } = named
  checkPath(distanceField, 'distanceField')
  if (includeLocs !== undefined) checkPath(includeLocs, 'includeLocs')
  if (key !== undefined) checkPath(key, 'key')
  if (!isPlainObject(query)) throw requestFailed('$geoNear requires query to be an object')
  if (nearSearch(query) !== undefined)
    throw requestFailed('$near, $nearSphere and $geoNear are not allowed inside of a $geoNear query')
  const multiplier = toNumber(distanceMultiplier)
  if (multiplier === undefined || !(multiplier >= 0))
    throw requestFailed('$geoNear requires distanceMultiplier to be a non-negative number')
  const limit = limitOf(named['limit'] ?? named['num'])
  const inMetres = isPlainObject(near) && 'type' in near
  if (!inMetres && named['spherical'] !== true)
    throw requestFailed(
      '$geoNear needs spherical: true when near is a pair of coordinates: indexes are 2dsphere',
    )

  return function* (collection) {
    const path = typeof key === 'string' ? key : soleGeoPath(database, collection)
    const condition = { $and: [{ [path]: conditionOf(near, inMetres, named) }, query] }
    const search = nearSearch(condition) as NearSearch
    const found = database.finder.find(collection, condition, limit === undefined ? {} : { limit })
    for (const { value } of found) {
      const metres = search.distanceOf(value)
      const distance = (inMetres ? metres : metres / earthRadius) * multiplier
      const measured = withPath(value, (distanceField as string).split('.'), distance)
      yield typeof includeLocs === 'string'
        ? withPath(measured, includeLocs.split('.'), locationOf(value, path, search, metres))
        : measured
    }
  }
}

function checkPath(value: unknown, name: string): void {
  if (typeof value !== 'string') throw requestFailed(`$geoNear requires that ${name} be a string`)
  plant(new Map(), value, 'keep')
}

function limitOf(value: unknown): number | undefined {
  if (value === undefined) return undefined
  const limit = toNumber(value)
  if (limit === undefined || !Number.isInteger(limit) || limit < 1)
    throw requestFailed('$geoNear requires limit to be a whole number greater than 0')
  return limit
}

function conditionOf(near: unknown, inMetres: boolean, { maxDistance, minDistance }: Document): Document {
  const limits = {
    ...(maxDistance === undefined ? {} : { $maxDistance: maxDistance }),
    ...(minDistance === undefined ? {} : { $minDistance: minDistance }),
  }
  return inMetres ? { $nearSphere: { $geometry: near, ...limits } } : { $nearSphere: near, ...limits }
}

/** The place that the distance was measured to: of several in an array, the nearest. */
function locationOf(document: Document, path: string, search: NearSearch, metres: number): unknown {
  const value = readPath(document, path.split('.'), 0)
  if (!Array.isArray(value) || readGeometry(value) !== undefined) return value
  const parts = search.path.split('.')
  return (value as unknown[]).find((item) => search.distanceOf(withPath({}, parts, item)) <= metres) ?? value
}
