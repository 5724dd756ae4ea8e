import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultLimits } from '../options'
import { Database } from './database'
import { geometriesAt } from './match/geo'
import { distanceMetres, parseGeoJson } from './geo'
import { compileQuery } from './match/compile'
import { StoredDocument } from './stored-document'
import { type Document } from './values'

const folder = mkdtempSync(join(tmpdir(), 'emulator-'))
const database = new Database({
  dataDir: folder,
  synchronous: 'NORMAL',
  relaxed: false,
  limits: { ...defaultLimits, scanWarning: 3 },
})
beforeAll(() =>
  database.declare({
    places: [
      { name: 'byAt', fields: [['at', '2dsphere']] },
      {
        name: 'byKindAt',
        fields: [
          ['kind', 1],
          ['at', '2dsphere'],
        ],
      },
    ],
    points: [{ name: 'byAt', fields: [['at', '2dsphere']] }],
    plain: [],
  }),
)
afterAll(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

let made = 0
function fill(name: string, documents: Document[]): void {
  const collection = database.collection(name)
  database.writer.apply(
    [...database.store.scan(collection)].map((before) => ({
      collection,
      id: before.value['_id'],
      before,
      after: undefined,
    })),
  )
  database.writer.apply(
    documents.map((document) => {
      const id = `p${made++}`
      return { collection, id, before: undefined, after: StoredDocument.fresh({ _id: id, ...document }) }
    }),
  )
}

const lng = fc.oneof(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.constantFrom(-180, 180, 179.9, 0, 116.4),
)
const lat = fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, 90, 89.9, 0, 39.9))
const near = fc
  .tuple(fc.double({ min: -0.01, max: 0.01, noNaN: true }), fc.double({ min: -0.01, max: 0.01, noNaN: true }))
  .map(([x, y]) => [116.4 + x, 39.9 + y])
const place = fc.oneof(fc.tuple(lng, lat), near)
const point = place.map((coordinates) => ({ type: 'Point', coordinates }))
const line = fc
  .tuple(near, near)
  .filter(([a, b]) => a[0] !== b[0])
  .map((coordinates) => ({ type: 'LineString', coordinates }))
const square = fc
  .tuple(place, fc.double({ min: 0.001, max: 20, noNaN: true }))
  .filter(([[west, south], size]) => (west as number) + size <= 180 && Math.abs(south as number) + size < 89)
  .map(([[west, south], size]) => squareAt(west as number, south as number, size))

function squareAt(west: number, south: number, size: number) {
  const [east, north] = [west + size, south + size]
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { type: 'Polygon', coordinates: [ring] }
}

const located = fc.record(
  {
    at: fc.oneof(
      point,
      place,
      line,
      square,
      point.map((one) => [one, squareAt(10, 10, 1)]),
    ),
    kind: fc.constantFrom('a', 'b', 'c'),
  },
  { requiredKeys: ['kind'] },
)
const condition = fc.oneof(
  square.map(($geometry) => ({ $geoWithin: { $geometry } })),
  fc
    .tuple(place, fc.double({ min: 0, max: 3.2, noNaN: true }))
    .map((cap) => ({ $geoWithin: { $centerSphere: cap } })),
  fc.oneof(point, line, square).map(($geometry) => ({ $geoIntersects: { $geometry } })),
)
const query = fc.oneof(
  condition.map((at) => ({ at })),
  condition.map((at) => ({ at, kind: 'a' })),
  condition.map((at) => ({ kind: { $in: ['a', 'b'] }, at })),
)
const ids = (documents: StoredDocument[]) => documents.map(({ value }) => value['_id'])

test('an index of geometries finds exactly what reading every document finds', () => {
  let found = 0
  fc.assert(
    fc.property(
      fc.array(located, { minLength: 20, maxLength: 30 }),
      fc.array(query, { minLength: 8, maxLength: 8 }),
      (documents, queries) => {
        fill('places', documents)
        const collection = database.collection('places')
        const all = [...database.store.scan(collection)]
        for (const asked of queries) {
          const matches = compileQuery(asked)
          const expected = all.filter(({ value }) => matches(value))
          expect(ids(database.finder.find(collection, asked)).sort()).toEqual(ids(expected).sort())
          expect(database.finder.lastPlan?.index).toMatch(/^by/)
          found += expected.length
        }
      },
    ),
    { numRuns: 12 },
  )
  expect(found).toBeGreaterThan(30)
})

test('a search by distance answers the nearest in order, also when it looks no farther than it must', () => {
  fc.assert(
    fc.property(
      fc.array(located, { minLength: 10, maxLength: 40 }),
      place,
      fc.integer({ min: 1, max: 12 }),
      fc.option(fc.double({ min: 0, max: 2e7, noNaN: true }), { nil: undefined }),
      fc.constantFrom(0, 10, 1_000_000),
      (documents, coordinates, limit, $maxDistance, $minDistance) => {
        fill('places', documents)
        const collection = database.collection('places')
        const $geometry = { type: 'Point', coordinates }
        const center = parseGeoJson($geometry)
        const distances = [...database.store.scan(collection)]
          .map(({ value }) =>
            Math.min(
              Infinity,
              ...geometriesAt(value, ['at'])
                .map((geometry) => distanceMetres(center, geometry))
                .filter((metres) => metres >= $minDistance && metres <= ($maxDistance ?? Infinity)),
            ),
          )
          .filter((metres) => metres < Infinity)
          .sort((a, b) => a - b)
        const near = { $geometry, $minDistance, ...($maxDistance === undefined ? {} : { $maxDistance }) }
        const found = database.finder.find(collection, { at: { $nearSphere: near } }, { limit })
        const asked = found.map(({ value }) =>
          Math.min(
            ...geometriesAt(value, ['at'])
              .map((geometry) => distanceMetres(center, geometry))
              .filter((metres) => metres >= $minDistance),
          ),
        )
        expect(asked).toEqual(distances.slice(0, limit))
      },
    ),
    { numRuns: 20 },
  )
})

test('what lies far away is not read', () => {
  const grid = Array.from({ length: 2_500 }, (_, i) => ({
    at: { type: 'Point', coordinates: [100 + (i % 50) * 0.1, 30 + Math.floor(i / 50) * 0.1] },
  }))
  fill('points', grid)
  const collection = database.collection('points')
  const $geometry = { type: 'Point', coordinates: [102.5, 32.5] }
  const found = database.finder.find(collection, { at: { $nearSphere: { $geometry } } }, { limit: 5 })
  expect(found[0]?.value['at']).toMatchObject({ coordinates: [102.5, 32.5] })
  expect(database.finder.lastPlan).toMatchObject({ index: 'byAt', returned: 5 })
  expect(database.finder.lastPlan?.examined).toBeLessThan(100)
  const within = { at: { $geoWithin: { $centerSphere: [[101, 31], 0.003] } } }
  expect(database.finder.count(collection, within)).toBeGreaterThan(5)
  expect(database.finder.lastPlan?.examined).toBeLessThan(60)
})

test('a search by distance without its index is refused, and where it cannot give the order', () => {
  const near = { $nearSphere: { $geometry: { type: 'Point', coordinates: [0, 0] } } }
  const find = (asked: Document, name = 'places') => database.finder.find(database.collection(name), asked)
  expect(() => find({ at: near }, 'plain')).toThrow('[emulator rule geo-index]')
  expect(() => find({ elsewhere: near })).toThrow('[["elsewhere","2dsphere"]]')
  expect(() => find({ $or: [{ at: near }, { kind: 'a' }] })).toThrow('top-level')
  expect(() => find({ $and: [{ at: near }, { at: near }] })).toThrow('one only')
  const beyond = { $nearSphere: { $geometry: { type: 'Point', coordinates: [0, 91] } } }
  expect(() => find({ at: beyond })).toThrow('out of bounds')
})

test('an indexed field takes geometries only; a document without the field is not in the index', () => {
  expect(() => fill('points', [{ at: { type: 'Point', coordinates: [0, 100] } }])).toThrow(
    "Can't extract geo keys",
  )
  expect(() => fill('points', [{ at: 'here' }])).toThrow("Can't extract geo keys")
  expect(() => fill('points', [{}, { at: null }])).not.toThrow()
  expect(database.finder.find(database.collection('points'), {})).toHaveLength(2)
})
