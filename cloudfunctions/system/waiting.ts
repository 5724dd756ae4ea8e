import { startOfDay } from '../../shared/domain/calendar'
import type { Task } from '../../shared/operations/system'
import type { CollectionName } from '../../shared/schema/collections'
import { _ } from '../runtime/app'
import type { CallContext } from '../runtime/context'
import { fieldsOf, matches } from '../runtime/matches'
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

/**
 * The tasks in the order of `all`, also those with none. One request a collection however many kinds of task lie in it, and
 * only the fields that tell them apart; each query needs an index of its first fields. Counts up to 1,000 a collection.
 */
export async function waitingTasks(all: readonly Waiting[]): Promise<Task[]> {
  const collections = [...new Set(all.map(({ collection }) => collection))]
  const found = new Map(
    await Promise.all(
      collections.map(async (collection) => {
        const here = all.filter((waiting) => waiting.collection === collection)
        return [collection, await findAny(collection, here)] as const
      }),
    ),
  )
  return all.map((waiting) => taskOf(waiting, found.get(waiting.collection) ?? []))
}

function findAny(collection: CollectionName, queries: Waiting[]): Promise<{ _id: string }[]> {
  const wheres = queries.map(({ where }) => where)
  const fields = queries.flatMap(({ where, since }) => [...fieldsOf(where), ...(since ? [since] : [])])
  const [only] = wheres
  const where = only && wheres.length === 1 ? only : _.or(wheres)
  return find(collection, where, { limit: 1_000, fields: [...new Set(['_id', ...fields])] })
}

function taskOf({ kind, where, since }: Waiting, found: readonly { _id: string }[]): Task {
  const waiting = found.filter((document) => matches(where, document))
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
