import { percentile, round, type Measure } from '../measure'
import type { Client } from './client'
import { documentAt, largeCollection } from './documents'

const batch = 500
/** Requests under way at a time: the next list travels while the one before is written. */
const lanes = 2

/** Loads the large collection by `add` of lists and reports the rate of the whole, and of its end against its start. */
export async function measureLoad(db: Client, documents: number, say: (line: string) => void) {
  const requests: number[] = []
  const finished: { at: number; count: number }[] = []
  let next = 0
  let done = 0
  const lane = async () => {
    while (next < documents) {
      const from = next
      next = Math.min(documents, from + batch)
      const list = Array.from({ length: next - from }, (_, i) => documentAt(from + i, documents))
      const sent = performance.now()
      await db.collection(largeCollection).add(list)
      const now = performance.now()
      requests.push(now - sent)
      done += list.length
      finished.push({ at: now, count: done })
      if (done % 50_000 < batch)
        say(`${done} documents, ${Math.round((done / (now - begun)) * 1_000)} a second`)
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: lanes }, lane))
  const seconds = (performance.now() - begun) / 1_000
  /** Seconds after the start when this part of the load was there. */
  const when = (part: number) => {
    const reached = finished.find(({ count }) => count >= documents * part)
    return ((reached?.at ?? performance.now()) - begun) / 1_000
  }
  const measures: Measure[] = [
    { name: 'emulator.load.perSecond', value: Math.floor(documents / seconds), unit: 'per second' },
    { name: 'emulator.load.lastToFirst', value: round(when(0.1) / (when(1) - when(0.9))), unit: 'ratio' },
    { name: 'emulator.load.p50', value: percentile(requests, 0.5), unit: 'ms' },
    { name: 'emulator.load.p99', value: percentile(requests, 0.99), unit: 'ms' },
    { name: 'emulator.load.longest', value: percentile(requests, 1), unit: 'ms' },
  ]
  return measures
}
