import { percentile, round, timed, type Measure } from '../measure'
import type { Client } from './client'
import { generator, itemAt, largeCollection, places, small, tags } from './documents'

type Random = (below: number) => number
type Query = (db: Client, collection: string, random: Random, size: number) => Promise<{ data: unknown[] }>

const place = (random: Random) => `place-${random(places)}`
const moment = (random: Random) => new Date(1_700_000_000_000 + random(2 ** 30) * 8)

/** Queries of 20 documents that an index serves, by what they ask of it. */
export const shapes: Record<string, Query> = {
  equality: (db, collection, random) =>
    db
      .collection(collection)
      .where({ place: place(random) })
      .orderBy('at', 'desc')
      .limit(20)
      .get(),
  range: (db, collection, random) => {
    const price = db.command.gt(random(500_000_000))
    return db
      .collection(collection)
      .where({ detail: { price } })
      .orderBy('detail.price', 'asc')
      .limit(20)
      .get()
  },
  prefixAndRange: (db, collection, random) => {
    const where = { place: place(random), at: db.command.gt(moment(random)) }
    return db.collection(collection).where(where).orderBy('at', 'asc').limit(20).get()
  },
  in: (db, collection, random) => {
    const first = random(places)
    const names = [first, first + 3, first + 6].map((n) => `place-${n % places}`)
    return db
      .collection(collection)
      .where({ place: db.command.in(names) })
      .orderBy('at', 'desc')
      .limit(20)
      .get()
  },
  arrayElement: (db, collection, random) =>
    db
      .collection(collection)
      .where({ tags: `tag-${random(tags)}` })
      .limit(20)
      .get(),
  skip: (db, collection, random) =>
    db
      .collection(collection)
      .where({ place: place(random) })
      .orderBy('at', 'asc')
      .skip(40)
      .limit(20)
      .get(),
  sortedInMemory: (db, collection, random, size) => {
    const items = Array.from({ length: 4 }, () => itemAt(random(size), size))
    return db
      .collection(collection)
      .where({ item: db.command.in(items) })
      .orderBy('at', 'asc')
      .limit(20)
      .get()
  },
}

const blocks = 12
const queriesOfBlock = 8
const warmBlocks = 2

/** How much longer the queries take in the large collection than in the small one, by their p50; the worst shape. */
export async function measureQueries(db: Client, documents: number): Promise<Measure[]> {
  const growths: Measure[] = []
  for (const [shape, query] of Object.entries(shapes)) {
    const random = generator(shape.length)
    const run = async (collection: string, size: number) => {
      const { data } = await query(db, collection, random, size)
      if (data.length !== 20) throw new Error(`${shape} answered ${data.length} documents of ${collection}`)
    }
    const samples = { small: [] as number[], large: [] as number[] }
    for (let block = 0; block < blocks; block++) {
      for (let i = 0; i < queriesOfBlock * 2; i++) {
        const isLarge = i >= queriesOfBlock
        const ms = await timed(() =>
          isLarge ? run(largeCollection, documents) : run(small.collection, small.documents),
        )
        if (block >= warmBlocks) samples[isLarge ? 'large' : 'small'].push(ms)
      }
    }
    const value = round(percentile(samples.large, 0.5) / percentile(samples.small, 0.5))
    growths.push({ name: `emulator.query.growth.${shape}`, value, unit: 'ratio' })
  }
  const worst = Math.max(...growths.map(({ value }) => value))
  return [...growths, { name: 'emulator.query.growth', value: worst, unit: 'ratio' }]
}
