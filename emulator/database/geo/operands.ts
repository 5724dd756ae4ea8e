import { requestFailed } from '../../admin/errors'
import { toNumber } from '../numbers'
import { isPlainObject, type Document } from '../values'
import { legacyPair, parseGeoJson, type Geometry } from './geometry'
import { InvalidGeometry } from './invalid-geometry'
import { distanceMetres, type Cap } from './relations'
import { earthRadius, vectorOf } from './sphere'

/** What `$near` and `$nearSphere` ask for; distances in metres. */
export interface Near {
  center: Geometry
  least: number
  most: number
}

/** The region of `$geoWithin`: `$geometry` (an area) or `$centerSphere` (centre and radians). */
export function readRegion(operand: unknown): Geometry | Cap {
  return refusing('$geoWithin', () => {
    if (!isPlainObject(operand)) throw new InvalidGeometry('it needs an object')
    if ('$centerSphere' in operand) return capOf(operand['$centerSphere'])
    const geometry = parseGeoJson(geometryOf(operand))
    if (geometry.areas.length === 0 || geometry.lines.length > 0 || geometry.points.length > 0) {
      throw new InvalidGeometry(`$geoWithin not supported with provided geometry: ${geometry.type}`)
    }
    return geometry
  })
}

/** The geometry of `$geoIntersects`. */
export function readIntersecting(operand: unknown): Geometry {
  return refusing('$geoIntersects', () => {
    if (!isPlainObject(operand)) throw new InvalidGeometry('it needs an object')
    return parseGeoJson(geometryOf(operand))
  })
}

/**
 * The operand of `$near` or `$nearSphere` and, beside it, the distances of the older form: a point of GeoJSON with
 * metres, or a pair `[lng, lat]` with radians.
 */
export function readNear(operator: string, operand: unknown, beside: Document): Near {
  return refusing(operator, () => {
    const modern = isPlainObject(operand) && '$geometry' in operand
    const limits = modern ? operand : beside
    const unit = modern ? 1 : earthRadius
    const center = modern ? parseGeoJson(operand['$geometry']) : pointOf(legacyPair(operand))
    if (center.type !== 'Point') throw new InvalidGeometry('$near requires a point, given ' + center.type)
    return {
      center,
      least: distanceOf(limits, '$minDistance', 0) * unit,
      most: distanceOf(limits, '$maxDistance', Infinity) * unit,
    }
  })
}

/** The part of a region that a search by distance has to look at. */
export function capAround({ center, most }: Near): Cap {
  const [point] = center.points
  return { center: point as Cap['center'], radius: Math.min(Math.PI, most / earthRadius) }
}

/** How far a geometry is from the asked point, in metres; undefined when it is too near or too far. */
export function distanceWithin({ center, least, most }: Near, geometry: Geometry): number | undefined {
  const distance = distanceMetres(center, geometry)
  return distance >= least && distance <= most ? distance : undefined
}

function geometryOf(operand: Document): unknown {
  const keys = Object.keys(operand)
  if (keys.length !== 1 || keys[0] !== '$geometry') {
    throw new InvalidGeometry(
      `unknown geo specifier: ${keys.join(', ')}; only $geometry and $centerSphere are known`,
    )
  }
  return operand['$geometry']
}

function capOf(value: unknown): Cap {
  const [center, radius] = Array.isArray(value) ? (value as unknown[]) : []
  const radians = toNumber(radius)
  if (radians === undefined || !(radians >= 0))
    throw new InvalidGeometry('$centerSphere needs [[lng, lat], radians]')
  const [lng, lat] = legacyPair(center)
  return { center: vectorOf(lng, lat), radius: Math.min(Math.PI, radians) }
}

const pointOf = ([lng, lat]: [number, number]) => parseGeoJson({ type: 'Point', coordinates: [lng, lat] })

function distanceOf(limits: Document, name: string, otherwise: number): number {
  const value = limits[name]
  if (value === undefined || value === null) return otherwise
  const number = toNumber(value)
  if (number === undefined || !(number >= 0)) throw new InvalidGeometry(`${name} must be non-negative`)
  return number
}

function refusing<T>(operator: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof InvalidGeometry)) throw error
    throw requestFailed(`${operator}: ${error.message}`)
  }
}
