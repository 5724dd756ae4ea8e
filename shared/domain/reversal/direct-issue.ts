import { ok, reject, type Result } from '../../errors'
import type { DirectIssue } from '../../schema/direct-issue'
import type { Reversed } from '../../schema/reversal'
import { refuseSecond } from './undo'

/** A direct issue taken back. Rejects ALREADY_REVERSED, and NOT_REVERSIBLE when some of it came back already. */
export function undoDirectIssue(document: DirectIssue, reversed: Reversed): Result<DirectIssue> {
  const second = refuseSecond(document)
  if (second) return second
  return document.picks.some((pick) => (pick.returnedQuantity ?? 0) > 0)
    ? reject('NOT_REVERSIBLE', { why: '这次发放已有退库，请先冲销退库单' })
    : ok({ ...document, status: 'reversed', reversed })
}
