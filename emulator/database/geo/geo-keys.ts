import { requestFailed } from '../../admin/errors'
import { isPlainObject, type Document } from '../values'
import { indexCells } from './cells'
import { parseGeometry, type Geometry } from './geometry'
import { InvalidGeometry } from './invalid-geometry'

/**
 * The cells under which an index of type `2dsphere` finds a document: none when the field is missing (the index is
 * sparse, as MongoDB's). Refuses a value that is no geometry.
 */
export function geoKeys(document: Document, parts: string[]): { cells: bigint[]; points: boolean } {
  const cells = new Set<bigint>()
  let points = true
  for (const value of geoValues(document, parts)) {
    const found = indexCells(geometryOf(value, document))
    for (const cell of found.cells) cells.add(cell)
    points &&= found.points
  }
  return { cells: [...cells], points }
}

/** The values at a path that may be geometries: a list is entered, unless it is a pair of numbers. */
export function geoValues(value: unknown, parts: string[], at = 0): unknown[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) {
    const items = value as unknown[]
    if (at === parts.length && (typeof items[0] !== 'object' || isNumber(items[0]))) {
      return items.length === 0 ? [] : [items]
    }
    return items.flatMap((item) => geoValues(item, parts, at))
  }
  if (at === parts.length) return [value]
  return isPlainObject(value) ? geoValues(value[parts[at] as string], parts, at + 1) : []
}

const isNumber = (value: unknown) => typeof value === 'object' && value !== null && '_bsontype' in value

function geometryOf(value: unknown, document: Document): Geometry {
  try {
    return parseGeometry(value)
  } catch (error) {
    if (!(error instanceof InvalidGeometry)) throw error
    throw requestFailed(
      `Can't extract geo keys from the document with _id ${String(document['_id'])}: ${JSON.stringify(value)}: ${error.message}`,
    )
  }
}
