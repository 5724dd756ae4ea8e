import { startOfDay } from '../../shared/domain/calendar'
import type { Task } from '../../shared/operations/system'
import type { CollectionName } from '../../shared/schema/collections'
import type { CallContext } from '../runtime/context'
import { find, type Where } from '../runtime/store'

/** Documents that wait for the caller: which, and the field (an instant or a day) that says since when; none says no age. */
export interface Waiting {
  kind: Task['kind']
  collection: CollectionName
  where: Where
  since?: string
}

/** What one area has waiting for a caller. */
export type WaitingSource = (call: CallContext) => Waiting[]

/** One request a task; the query needs an index of its first fields. */
export async function waitingTask({ kind, collection, where, since }: Waiting): Promise<Task> {
  const fields = since ? ['_id', since] : ['_id']
  const waiting = await find(collection, where, { limit: 1_000, fields })
  const times = since ? waiting.map((document) => instantOf(String(Reflect.get(document, since)))).sort() : []
  const [only] = waiting
  return {
    kind,
    count: waiting.length,
    ...(times[0] ? { oldestAt: times[0] } : {}),
    ...(only && waiting.length === 1 ? { documentId: only._id } : {}),
  }
}

/** A day waits from its beginning. */
const instantOf = (since: string): string => (since.length === DAY_LENGTH ? startOfDay(since) : since)
const DAY_LENGTH = 'YYYY-MM-DD'.length
