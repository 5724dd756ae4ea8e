import { codeAt, stemOf } from '../../shared/domain/item-code'
import type { ItemCodeRule } from '../../shared/schema/settings'
import type { Snapshot, Write } from '../runtime/commit'

/** Numbers looked at before the rule is called exhausted: codes typed by hand, and those without a check character. */
const TRIES = 200

/**
 * The next free code under the rule, and the write that makes the number used. The counter is part of the transaction,
 * so that two people who save at once never get the same code and a refused save leaves no gap.
 */
export async function nextItemCode(
  snapshot: Snapshot,
  rule: ItemCodeRule,
  categoryCode: string,
): Promise<{ code: string; write: Write }> {
  const stem = stemOf(rule, categoryCode)
  const _id = `itemCode-${stem}`
  const before = await snapshot.get('counters', _id)
  const from = (before?.value ?? 0) + 1
  for (let value = from; value < from + TRIES; value++) {
    const code = codeAt(rule, stem, value)
    if (!code || (await snapshot.get('itemCodes', code))) continue
    const document = { _id, value }
    const write: Write = before
      ? { kind: 'update', collection: 'counters', before, document }
      : { kind: 'insert', collection: 'counters', document }
    return { code, write }
  }
  throw new Error(
    `no free item code after ${stem}${from + TRIES}: look at the rule and the codes typed by hand`,
  )
}
