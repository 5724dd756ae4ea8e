import { requestFailed } from '../../admin/errors'
import {
  distanceWithin,
  geoValues,
  intersects,
  isWithin,
  readGeometry,
  readIntersecting,
  readNear,
  readRegion,
  type Geometry,
} from '../geo'
import { type Document } from '../values'
import { unknownOperator } from './operators'

/** The test of a geo operator for a whole document; `$near` only checks the distances, the finder gives the order. */
export function geoTest(
  parts: string[],
  name: string,
  operand: unknown,
  beside: Document,
): (document: Document) => boolean {
  switch (name) {
    case '$geoWithin': {
      const region = readRegion(operand)
      return anyGeometry(parts, (geometry) => isWithin(geometry, region))
    }
    case '$geoIntersects': {
      const asked = readIntersecting(operand)
      return anyGeometry(parts, (geometry) => intersects(geometry, asked))
    }
    case '$near':
    case '$nearSphere': {
      const near = readNear(name, operand, beside)
      return anyGeometry(parts, (geometry) => distanceWithin(near, geometry) !== undefined)
    }
    case '$minDistance':
    case '$maxDistance':
      if ('$near' in beside || '$nearSphere' in beside) return () => true
      throw requestFailed(`${name} needs a $near or $nearSphere beside it`)
    default:
      throw unknownOperator(name)
  }
}

/** The geometries that a path reaches in a document; values that are none are passed over. */
export function geometriesAt(document: Document, parts: string[]): Geometry[] {
  return geoValues(document, parts)
    .map(readGeometry)
    .filter((geometry) => geometry !== undefined)
}

function anyGeometry(parts: string[], holds: (geometry: Geometry) => boolean) {
  return (document: Document) => geometriesAt(document, parts).some(holds)
}
