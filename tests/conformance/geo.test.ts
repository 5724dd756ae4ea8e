import { describeSdks, refusalOf, type Conformance } from './sdks'

const places = [
  { _id: 'gate', lng: 116.397, lat: 39.909 },
  { _id: 'park', lng: 116.41, lat: 39.882 },
  { _id: 'lake', lng: 116.27, lat: 39.999 },
  { _id: 'harbour', lng: 121.49, lat: 31.24 },
]

/** Of the SDKs' `Geo`, which their types know in part only. */
interface Geo {
  Point: new (lng: number, lat: number) => object
  LineString: new (points: object[]) => object
  Polygon: new (lines: object[]) => object
  MultiPoint: new (points: object[]) => object
  MultiPolygon: new (polygons: object[]) => object
}

const geoOf = ({ db }: Conformance): Geo => db.Geo as unknown as Geo
const indexes = { stores: [{ name: 'byAt', fields: [['at', '2dsphere'] as [string, '2dsphere']] }] }

describeSdks(
  'database.Geo and its commands',
  (at) => {
    const point = (lng: number, lat: number) => new (geoOf(at).Point)(lng, lat)
    const ring = (...corners: number[][]) => {
      const closed = [...corners, corners[0] as number[]]
      return new (geoOf(at).LineString)(closed.map(([lng, lat]) => point(lng as number, lat as number)))
    }
    const box = (west: number, south: number, east: number, north: number) =>
      new (geoOf(at).Polygon)([ring([west, south], [east, south], [east, north], [west, north])])
    const stores = async () => {
      if ((await at.handle('stores').all()).length === 0)
        await at.handle('stores').add(places.map(({ _id, lng, lat }) => ({ _id, at: point(lng, lat) })))
      return at.handle('stores')
    }
    const find = async (condition: unknown) =>
      (await (await stores()).find({ at: condition })).map(({ _id }) => _id)
    const command = () => at.db.command as unknown as Record<string, (of: object) => object>

    test('geoNear answers the nearest first, between the distances', async () => {
      const geometry = point(116.4, 39.9)
      expect(await find(command().geoNear?.({ geometry }))).toEqual(['gate', 'park', 'lake', 'harbour'])
      expect(await find(command().geoNear?.({ geometry, maxDistance: 20_000 }))).toEqual([
        'gate',
        'park',
        'lake',
      ])
      const ringed = { geometry, minDistance: 2_000, maxDistance: 5_000 }
      expect(await find(command().geoNear?.(ringed))).toEqual(['park'])
      const two = await (
        await stores()
      ).ref
        .where({ at: command().geoNear?.({ geometry }) })
        .skip(1)
        .limit(1)
        .get()
      expect((two.data as { _id: string }[]).map(({ _id }) => _id)).toEqual(['park'])
      const named = await (
        await stores()
      ).ref
        .where({ at: command().geoNear?.({ geometry }) })
        .orderBy('_id', 'asc')
        .get()
      expect((named.data as { _id: string }[])[1]?._id).toBe('harbour')
    })

    test('geoWithin finds what lies in an area or a circle', async () => {
      expect((await find(command().geoWithin?.({ geometry: box(116, 39.5, 117, 39.95) }))).sort()).toEqual([
        'gate',
        'park',
      ])
      const both = new (geoOf(at).MultiPolygon)([box(116.2, 39.95, 116.3, 40.1), box(121, 31, 122, 32)])
      expect((await find(command().geoWithin?.({ geometry: both }))).sort()).toEqual(['harbour', 'lake'])
      expect(
        await find(command().geoWithin?.({ centerSphere: [point(116.397, 39.909), 1 / 6_378.1] })),
      ).toEqual(['gate'])
      expect(await find(command().geoWithin?.({ centerSphere: [[121, 31], 100 / 6_378.1] }))).toEqual([
        'harbour',
      ])
    })

    test('geoIntersects finds what meets a geometry', async () => {
      expect(await find(command().geoIntersects?.({ geometry: point(116.397, 39.909) }))).toEqual(['gate'])
      const line = new (geoOf(at).LineString)([point(116.397, 39.909), point(116.41, 39.882)])
      expect((await find(command().geoIntersects?.({ geometry: line }))).sort()).toEqual(['gate', 'park'])
      const areas = await at.collection()
      await areas.add({ _id: 'city', at: box(116, 39, 117, 41) })
      const inCity = (lng: number) =>
        areas.find({ at: command().geoIntersects?.({ geometry: point(lng, 40) }) })
      expect(await inCity(116.5)).toHaveLength(1)
      expect(await inCity(117.5)).toHaveLength(0)
    })

    test('a search by distance without an index names the one that is missing', async () => {
      const things = await at.collection([{ _id: 'a' }])
      const near = things.find({ place: command().geoNear?.({ geometry: point(0, 0) }) })
      const { message } = await refusalOf(near)
      expect(message).toContain('[emulator rule geo-index]')
      expect(message).toContain('["place","2dsphere"]')
    })

    test('an indexed field takes valid geometries only', async () => {
      const { add } = await stores()
      const bow = {
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
      }
      expect((await refusalOf(add({ at: bow }))).message).toContain("Can't extract geo keys")
      expect((await refusalOf(add({ at: { type: 'Point', coordinates: [200, 0] } }))).message).toContain(
        'out of bounds',
      )
    })
  },
  { indexes },
)

describeSdks(
  'aggregate().geoNear without an index, with --relaxed',
  (at) => {
    const point = (lng: number) => new (geoOf(at).Point)(lng, 0)
    const near = async (documents: object[], options: object = {}) => {
      const { ref } = await at.collection(documents)
      const spec = { near: point(0), spherical: true, distanceField: 'metres', ...options }
      const { data, list } = (await ref
        .aggregate()
        .geoNear(spec as never)
        .end()) as unknown as { data?: { _id: string }[]; list?: { _id: string }[] }
      return (data ?? list ?? []).map(({ _id }) => _id)
    }

    test('takes the one field that holds geometries', async () => {
      const pair = [1, 2]
      const far = { _id: 'far', pair, location: point(2) }
      expect(await near([{ _id: 'none' }, far, { _id: 'close', location: point(1) }])).toEqual([
        'close',
        'far',
      ])
      expect(await near([{ _id: 'in', stops: [{ at: point(1) }, { at: point(3) }] }])).toEqual(['in'])
    })

    test('asks for the key when several do, and for an index when none does', async () => {
      const documents = [{ _id: 'x', from: point(1), to: point(2) }]
      expect((await refusalOf(near(documents))).message).toContain(
        "more than one field with geometries (from, to); say with 'key'",
      )
      expect(await near(documents, { key: 'to' })).toEqual(['x'])
      expect((await refusalOf(near([{ _id: 'x', pair: [1, 2] }]))).message).toContain(
        '$geoNear requires a 2d or 2dsphere index',
      )
    })
  },
  { options: { relaxed: true } },
)
