import { isPlainObject } from '../values'
import { areaOf, type Area } from './area'
import { InvalidGeometry } from './invalid-geometry'
import { vectorOf, type Vector } from './sphere'

/** A geometry as its parts; a multi-geometry or a collection simply has several. Edges are arcs of great circles. */
export interface Geometry {
  type: string
  points: Vector[]
  lines: Vector[][]
  areas: Area[]
}

/** The geometry of a stored value: GeoJSON, or a legacy pair `[lng, lat]` or `{ lng, lat }`; undefined when it is none. */
export function readGeometry(value: unknown): Geometry | undefined {
  try {
    return parseGeometry(value)
  } catch (error) {
    if (error instanceof InvalidGeometry) return undefined
    throw error
  }
}

/** As `readGeometry`, but throws `InvalidGeometry` with the reason when the value is no valid geometry. */
export function parseGeometry(value: unknown): Geometry {
  if (isPlainObject(value) && typeof value['type'] === 'string') return parseGeoJson(value)
  return { type: 'Point', points: [vectorAt(legacyPair(value))], lines: [], areas: [] }
}

/** GeoJSON alone, as `$geometry` takes it. */
export function parseGeoJson(value: unknown): Geometry {
  if (!isPlainObject(value)) throw new InvalidGeometry('a geometry must be an object of GeoJSON')
  const { type, coordinates } = value
  const make = (parts: Partial<Geometry>): Geometry => ({
    points: [],
    lines: [],
    areas: [],
    ...parts,
    type: String(type),
  })
  const winding = isStrictlyWound(value)
  switch (type) {
    case 'Point':
      return make({ points: [vectorAt(coordinates)] })
    case 'MultiPoint':
      return make({ points: listOf(coordinates, 1).map(vectorAt) })
    case 'LineString':
      return make({ lines: [lineOf(coordinates)] })
    case 'MultiLineString':
      return make({ lines: listOf(coordinates, 1).map(lineOf) })
    case 'Polygon':
      return make({ areas: [areaOf(ringsOf(coordinates), winding)] })
    case 'MultiPolygon':
      return make({ areas: listOf(coordinates, 1).map((rings) => areaOf(ringsOf(rings), winding)) })
    case 'GeometryCollection':
      return make(joined(listOf(value['geometries'], 1).map(parseGeoJson)))
    default:
      throw new InvalidGeometry(`unknown GeoJSON type: ${String(type)}`)
  }
}

/** The longitude and latitude of a place, as `[lng, lat]` or the first two numbers of an object. */
export function legacyPair(value: unknown): [number, number] {
  const members: unknown[] = Array.isArray(value) ? value : isPlainObject(value) ? Object.values(value) : []
  if (members.length < 2) throw new InvalidGeometry('a place needs a longitude and a latitude')
  return position(members)
}

/** MongoDB's own reference system for areas larger than half of the sphere: the ring runs counter-clockwise round it. */
function isStrictlyWound({ crs }: Record<string, unknown>): boolean {
  if (crs === undefined || crs === null) return false
  const name = isPlainObject(crs) && isPlainObject(crs['properties']) ? crs['properties']['name'] : undefined
  if (name === 'urn:x-mongodb:crs:strictwinding:EPSG:4326') return true
  if (name === 'urn:ogc:def:crs:OGC:1.3:CRS84' || name === 'EPSG:4326') return false
  throw new InvalidGeometry(`unknown CRS name: ${String(name)}`)
}

function joined(geometries: Geometry[]): Pick<Geometry, 'points' | 'lines' | 'areas'> {
  return {
    points: geometries.flatMap(({ points }) => points),
    lines: geometries.flatMap(({ lines }) => lines),
    areas: geometries.flatMap(({ areas }) => areas),
  }
}

function lineOf(coordinates: unknown): Vector[] {
  const line = withoutRepeats(listOf(coordinates, 2).map(vectorAt))
  if (line.length < 2) throw new InvalidGeometry('a LineString must have at least 2 different vertices')
  return line
}

/** The rings of one polygon, without the closing vertex, which must repeat the first. */
function ringsOf(coordinates: unknown): Vector[][] {
  return listOf(coordinates, 1).map((ring) => {
    const pairs = listOf(ring, 1).map(position)
    const [first, last] = [pairs[0] as [number, number], pairs[pairs.length - 1] as [number, number]]
    if (first[0] !== last[0] || first[1] !== last[1]) {
      throw new InvalidGeometry(
        `Loop is not closed: the ring begins at [${first.join(', ')}] and ends at [${last.join(', ')}]`,
      )
    }
    const vertices = withoutRepeats(pairs.map(([lng, lat]) => vectorOf(lng, lat))).slice(0, -1)
    if (vertices.length < 3) throw new InvalidGeometry('Loop must have at least 3 different vertices')
    return vertices
  })
}

function listOf(value: unknown, least: number): unknown[] {
  if (Array.isArray(value) && value.length >= least) return value
  throw new InvalidGeometry(`coordinates must be a list of ${least} or more`)
}

const vectorAt = (value: unknown): Vector => vectorOf(...position(value))

function position(value: unknown): [number, number] {
  const [lng, lat] = Array.isArray(value) ? (value as unknown[]).slice(0, 2).map(numberOf) : []
  if (lng === undefined || lat === undefined || !Number.isFinite(lng) || !Number.isFinite(lat)) {
    throw new InvalidGeometry(`a place must be two numbers [longitude, latitude]`)
  }
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90) {
    throw new InvalidGeometry(
      `longitude/latitude is out of bounds (-180 to 180, -90 to 90), lng: ${lng} lat: ${lat}`,
    )
  }
  return [lng, lat]
}

/** A number of any of BSON's types. */
const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number'
    ? value
    : typeof value === 'object' && value !== null && '_bsontype' in value
      ? Number(value)
      : undefined

function withoutRepeats(line: Vector[]): Vector[] {
  return line.filter((at, i) => {
    const before = line[i - 1]
    return before === undefined || before.x !== at.x || before.y !== at.y || before.z !== at.z
  })
}
