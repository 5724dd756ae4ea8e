import { call } from '@/lib/cloud'
import type { Stop } from './next-location'

/** Stops of the route that the person can still count, in walking order; undefined when the server cannot be asked. */
export async function openStops(stocktakeId: string): Promise<Stop[] | undefined> {
  const answer = await call('stocktake.route', { stocktakeId, view: 'open', limit: 100 })
  return answer.ok ? answer.data.rows : undefined
}
