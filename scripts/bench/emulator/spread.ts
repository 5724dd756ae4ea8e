import type { Client } from './client'
import { transact } from './calls'
import { generator, idAt, largeCollection } from './documents'
import { shapes } from './queries'

const rounds = 60

/** Reads and writes all over the large collection, so that whatever is kept in memory has been filled. */
export async function useEverywhere(db: Client, documents: number): Promise<void> {
  const random = generator(documents)
  const large = db.collection(largeCollection)
  const anyId = () => idAt(random(documents))
  for (let round = 0; round < rounds; round++) {
    await Promise.all(Array.from({ length: 100 }, () => large.doc(anyId()).get()))
    for (let i = 0; i < 10; i++) await large.doc(anyId()).update({ note: `changed in round ${round}` })
    for (const query of Object.values(shapes)) await query(db, largeCollection, random, documents)
    // A page as large as a query may ask for: about 1 MB of answer.
    await large
      .skip(random(Math.min(documents, 20_000)))
      .limit(1_000)
      .get()
    await transact(db, round, largeCollection, (n) => idAt(n * 31))
  }
}
