import type { Snapshot, Write } from './commit'

/**
 * A write that any two changes which ask for the same lock have in common, so that they never overlap: for a rule that
 * spans documents, such as that an administrator stays. Goes first among the writes of a change.
 */
export async function lock(
  snapshot: Snapshot,
  name: 'administrators' | 'categories' | 'departments',
): Promise<Write> {
  const _id = `lock-${name}`
  const before = await snapshot.get('counters', _id)
  const document = { _id, value: (before?.value ?? 0) + 1 }
  return before
    ? { kind: 'update', collection: 'counters', before, document }
    : { kind: 'insert', collection: 'counters', document }
}
