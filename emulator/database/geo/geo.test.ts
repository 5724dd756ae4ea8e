import fc from 'fast-check'
import { parseGeoJson, parseGeometry, readGeometry, type Geometry } from './geometry'
import { distanceMetres, intersects, isWithin } from './relations'
import { earthRadius, vectorOf } from './sphere'

const point = (lng: number, lat: number) => geometry('Point', [lng, lat])
const geometry = (type: string, coordinates: unknown): Geometry => parseGeoJson({ type, coordinates })
const box = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]
const polygon = (...rings: number[][][]) => geometry('Polygon', rings)

describe('distances', () => {
  test('are those of MongoDB: great circles on a sphere of 6378100 m', () => {
    expect(distanceMetres(point(0, 0), point(90, 0))).toBeCloseTo((earthRadius * Math.PI) / 2, 3)
    expect(distanceMetres(point(116.397, 39.909), point(121.474, 31.23))).toBeCloseTo(1_068_000, -4)
    expect(distanceMetres(point(179.999, 0), point(-179.999, 0))).toBeCloseTo(222.6, 0)
  })

  test('go to the nearest place of a line or an area, and are 0 inside', () => {
    const degree = (earthRadius * Math.PI) / 180
    expect(
      distanceMetres(
        point(5, 1),
        geometry('LineString', [
          [0, 0],
          [10, 0],
        ]),
      ),
    ).toBeCloseTo(degree, 3)
    const square = polygon(box(0, 0, 10, 10), box(4, 4, 6, 6))
    expect(distanceMetres(point(2, 2), square)).toBe(0)
    expect(distanceMetres(point(-1, 0), square)).toBeCloseTo(degree, 3)
    expect(distanceMetres(point(5, 4.5), square)).toBeLessThan(0.51 * degree)
  })
})

describe('areas', () => {
  const square = polygon(box(0, 0, 10, 10), box(4, 4, 6, 6))

  test.each([
    [2, 2, true],
    [5, 5, false],
    [4, 5, true],
    [0, 5, true],
    [0, 0, true],
    [10, 10, true],
    [-0.001, 5, false],
    [5, 10.0001, true],
    [5, 10.1, false],
  ])('hold their boundary, not their holes; edges are great circles: %d, %d: %p', (lng, lat, expected) => {
    expect(isWithin(point(lng, lat), square)).toBe(expected)
    expect(intersects(point(lng, lat), square)).toBe(expected)
  })

  test('hold lines and areas that lie in them wholly', () => {
    const line = (...places: number[][]) => geometry('LineString', places)
    expect(isWithin(line([1, 1], [3, 9]), square)).toBe(true)
    expect(isWithin(line([1, 5], [9, 5]), square)).toBe(false)
    expect(intersects(line([1, 5], [9, 5]), square)).toBe(true)
    expect(isWithin(line([4, 4.5], [4, 5.5]), square)).toBe(true)
    expect(intersects(line([4.5, 4.5], [5.5, 5.5]), square)).toBe(false)
    expect(intersects(line([-5, 5], [15, 5]), square)).toBe(true)
    expect(isWithin(polygon(box(1, 1, 2, 2)), square)).toBe(true)
    expect(isWithin(square, square)).toBe(true)
    expect(isWithin(polygon(box(3, 3, 7, 7)), square)).toBe(false)
    expect(intersects(polygon(box(4.5, 4.5, 5.5, 5.5)), square)).toBe(false)
    expect(intersects(polygon(box(-5, -5, 50, 50)), square)).toBe(true)
  })

  test('may cross the antimeridian and hold a pole; the smaller side of a ring is meant', () => {
    const pacific = polygon(box(170, -10, -170, 10))
    expect(isWithin(point(180, 0), pacific)).toBe(true)
    expect(isWithin(point(0, 0), pacific)).toBe(false)
    const arctic = polygon([
      [0, 70],
      [90, 70],
      [180, 70],
      [-90, 70],
      [0, 70],
    ])
    expect(isWithin(point(45, 90), arctic)).toBe(true)
    expect(isWithin(point(45, 60), arctic)).toBe(false)
    const wound = (ring: number[][]) =>
      parseGeoJson({
        type: 'Polygon',
        coordinates: [ring],
        crs: { type: 'name', properties: { name: 'urn:x-mongodb:crs:strictwinding:EPSG:4326' } },
      })
    expect(isWithin(point(50, 50), wound(box(0, 0, 10, 10).reverse()))).toBe(true)
    expect(isWithin(point(5, 5), wound(box(0, 0, 10, 10).reverse()))).toBe(false)
  })

  test('caps hold what lies in them wholly, also when larger than a hemisphere', () => {
    const cap = { center: vectorOf(0, 0), radius: 0.1 }
    expect(isWithin(point(5.7, 0), cap)).toBe(true)
    expect(isWithin(point(5.8, 0), cap)).toBe(false)
    const line = geometry('LineString', [
      [-80, 40],
      [80, 40],
    ])
    expect(isWithin(line, { center: vectorOf(180, -85), radius: 2 })).toBe(false)
    expect(isWithin(line, { center: vectorOf(180, -85), radius: 3.1 })).toBe(true)
  })
})

test('a multi-geometry has the parts of all', () => {
  const places = geometry('MultiPoint', [
    [0, 0],
    [20, 20],
  ])
  const areas = geometry('MultiPolygon', [[box(-1, -1, 1, 1)], [box(19, 19, 21, 21)]])
  expect(isWithin(places, areas)).toBe(true)
  expect(isWithin(places, polygon(box(-1, -1, 1, 1)))).toBe(false)
  expect(intersects(places, polygon(box(-1, -1, 1, 1)))).toBe(true)
  const collection = parseGeoJson({
    type: 'GeometryCollection',
    geometries: [
      { type: 'Point', coordinates: [0, 0] },
      {
        type: 'LineString',
        coordinates: [
          [19.5, 20],
          [20.5, 20],
        ],
      },
    ],
  })
  expect(isWithin(collection, areas)).toBe(true)
})

test.each([
  [{ type: 'Point', coordinates: [181, 0] }, 'out of bounds'],
  [{ type: 'Point', coordinates: ['1', 0] }, 'two numbers'],
  [{ type: 'Polygon', coordinates: [box(0, 0, 1, 1).slice(0, -1)] }, 'not closed'],
  [{ type: 'Polygon', coordinates: [[...box(0, 0, 1, 1).slice(0, 2), [0, 0]]] }, 'at least 3'],
  [
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 1],
          [1, 0],
          [0, 1],
          [0, 0],
        ],
      ],
    },
    'cross',
  ],
  [{ type: 'Polygon', coordinates: [box(0, 0, 1, 1), box(5, 5, 6, 6)] }, 'must be holes'],
  [{ type: 'LineString', coordinates: [[0, 0]] }, 'list of 2'],
  [{ type: 'Circle', coordinates: [0, 0] }, 'unknown GeoJSON type'],
  ['here', 'longitude and a latitude'],
])('%j is refused', (value, why) => {
  expect(() => parseGeometry(value)).toThrow(why)
  expect(readGeometry(value)).toBeUndefined()
})

test('legacy pairs are points', () => {
  expect(distanceMetres(parseGeometry([3, 4]), point(3, 4))).toBe(0)
  expect(() => parseGeometry({ lng: 3, lat: 4 })).not.toThrow()
})

test('what is within also intersects, and intersecting is mutual', () => {
  const corner = fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -40, max: 40 }))
  const size = fc.integer({ min: 1, max: 30 })
  const square = fc
    .tuple(corner, size, size)
    .map(([[west, south], wide, high]) => polygon(box(west, south, west + wide, south + high)))
  fc.assert(
    fc.property(square, square, (a, b) => {
      if (isWithin(a, b)) expect(intersects(a, b)).toBe(true)
      expect(intersects(a, b)).toBe(intersects(b, a))
      expect(distanceMetres(a, b) === 0).toBe(distanceMetres(b, a) === 0)
    }),
    { numRuns: 200 },
  )
})
