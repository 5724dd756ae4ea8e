import { type Index } from './catalog'
import { indexEntries } from './index-entries'
import { type Change } from './store'

/** A key of a unique index that a write takes or gives up, with its name for the lock table. */
export interface UniqueKey {
  index: Index
  key: Buffer
  name: string
}

/** The unique keys that a change takes (`added`) and gives up (`removed`). */
export function uniqueKeys({ collection, before, after }: Change): {
  added: UniqueKey[]
  removed: UniqueKey[]
} {
  const added: UniqueKey[] = []
  const removed: UniqueKey[] = []
  for (const index of collection.indexes) {
    if (!index.unique) continue
    const old = before === undefined ? [] : keysOf(index, before.value)
    const fresh = after === undefined ? [] : keysOf(index, after.value)
    added.push(...fresh.filter(({ name }) => !old.some((key) => key.name === name)))
    removed.push(...old.filter(({ name }) => !fresh.some((key) => key.name === name)))
  }
  return { added, removed }
}

function keysOf(index: Index, value: Record<string, unknown>): UniqueKey[] {
  return indexEntries(value, index.fields).keys.map((key) => ({
    index,
    key,
    name: `u${index.id}:${key.toString('latin1')}`,
  }))
}
