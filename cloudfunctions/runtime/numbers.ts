import type { Result } from '../../shared/errors'
import { _, db } from './app'
import { isDuplicate } from './database-errors'

/** Numbers that an instance takes from the counter at once: one request for ten documents. */
const LEASE = 10

const leases = new Map<string, number[]>()

/**
 * The next number of a kind and business day: `RK20261122-0007`. Unique under any concurrency, since the counter only
 * grows; not gapless, since the numbers that an instance still has when it ends are not given out again
 * (docs/decisions/numbers.md).
 */
export async function nextNumber(prefix: string, day: string): Promise<string> {
  const key = prefix + day.replaceAll('-', '')
  const lease = leases.get(key) ?? []
  if (lease.length === 0) {
    forgetOtherDays(key)
    leases.set(key, lease)
    const last = await advance(key)
    for (let value = last - LEASE + 1; value <= last; value++) lease.push(value)
  }
  return `${key}-${String(lease.shift()).padStart(4, '0')}`
}

/**
 * Gives a number back that no document took, so that refusals leave no gap. After BUSY that is not certain: a reply may
 * be lost and the document there, so such a number is never given out again.
 * @param used number of the document that the result speaks of: a repetition has that of the first time.
 */
export function returnUnlessUsed(number: string, result: Result<unknown>, used: string | undefined): void {
  if (result.ok ? used === number : result.code === 'BUSY') return
  const [key = '', value] = number.split('-')
  leases.get(key)?.unshift(Number(value))
}

/** Yesterday's numbers are no use any more; other kinds of the same day are kept: one command may need two of them. */
function forgetOtherDays(key: string): void {
  const day = key.slice(-8)
  for (const other of leases.keys()) if (!other.endsWith(day)) leases.delete(other)
}

async function advance(key: string): Promise<number> {
  for (;;) {
    const counters = db.collection('counters')
    const { doc } = (await counters.where({ _id: key }).updateAndReturn({ value: _.inc(LEASE) })) as {
      doc?: { value: number } | null
    }
    if (doc) return doc.value
    try {
      await counters.add({ _id: key, value: LEASE })
      return LEASE
    } catch (error) {
      if (!isDuplicate(error)) throw error // another instance began the day a moment earlier: count on from there
    }
  }
}
