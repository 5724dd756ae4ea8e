import type { BindTries } from '../../shared/schema/person'
import { _, db } from '../runtime/app'
import { isDuplicate } from '../runtime/database-errors'

const HOUR_MS = 3600_000

/**
 * Counts a try of a WeChat user before it is made, so that many at once are counted too. An hour after the first one the
 * count begins anew.
 */
export async function countTry(key: string, now: string): Promise<{ count: number; minutesLeft: number }> {
  const anHourAgo = new Date(Date.parse(now) - HOUR_MS).toISOString()
  const tries = db.collection('bindTries')
  for (;;) {
    const recent = tries.where({ _id: key, since: _.gt(anHourAgo) })
    const { doc } = (await recent.updateAndReturn({ count: _.inc(1) })) as { doc?: BindTries | null }
    if (doc) {
      const left = Date.parse(doc.since) + HOUR_MS - Date.parse(now)
      return { count: doc.count, minutesLeft: Math.max(1, Math.ceil(left / 60_000)) }
    }
    await tries.where({ _id: key, since: _.lte(anHourAgo) }).remove()
    try {
      await tries.add({ _id: key, count: 1, since: now })
      return { count: 1, minutesLeft: 60 }
    } catch (error) {
      if (!isDuplicate(error)) throw error // another call counted first: count on from there
    }
  }
}
