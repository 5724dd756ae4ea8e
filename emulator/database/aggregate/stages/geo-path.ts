import { requestFailed } from '../../../admin/errors'
import { type Collection } from '../../catalog'
import { type Database } from '../../database'
import { readGeometry } from '../../geo'
import { isPlainObject, type Document } from '../../values'

/**
 * The field that `$geoNear` measures when it names none: that of the collection's one index of geometries. With
 * `--relaxed`, where no index is needed, it may also be the one field in which documents hold GeoJSON.
 */
export function soleGeoPath({ relaxed, finder }: Database, collection: Collection): string {
  const { name, indexes } = collection
  const declared = new Set(
    indexes.flatMap(({ fields }) => fields.filter(({ geo }) => geo).map(({ path }) => path)),
  )
  if (declared.size > 1)
    throw requestFailed(
      `There is more than one 2dsphere index on ${name}; say with 'key' which one $geoNear takes`,
    )
  const held = new Set<string>()
  if (relaxed && declared.size === 0) {
    for (const { value } of finder.candidates(collection, {})) collectPaths(value, '', held)
    if (held.size > 1)
      throw requestFailed(
        `${name} has no 2dsphere index and more than one field with geometries (${[...held].join(', ')}); say with ` +
          `'key' which one $geoNear takes`,
      )
  }
  const [path] = declared.size === 1 ? declared : held
  if (path === undefined)
    throw requestFailed(
      `$geoNear requires a 2d or 2dsphere index, but none were found: declare one for ${name}, such as ` +
        '{ "name": "byLocation", "fields": [["location", "2dsphere"]] }',
    )
  return path
}

/** A pair of numbers may mean anything: only GeoJSON counts. */
function collectPaths(value: Document, prefix: string, paths: Set<string>): void {
  for (const [key, item] of Object.entries(value)) {
    for (const each of Array.isArray(item) ? (item as unknown[]) : [item]) {
      if (!isPlainObject(each)) continue
      if ('coordinates' in each && readGeometry(each) !== undefined) paths.add(prefix + key)
      else collectPaths(each, `${prefix}${key}.`, paths)
    }
  }
}
