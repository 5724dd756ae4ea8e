import { ok, reject, type Result } from '../../errors'
import type { Inspection, InspectionLine } from '../../schema/inspection'
import type { Reversed } from '../../schema/reversal'
import { progressOf } from '../inspection'
import { refuseSecond } from './undo'

/**
 * Judgements taken back: the goods wait in the 待检 zone again, for a new inspection of the same receipt, so that every
 * document keeps what was posted under its number. `again` is numbered after the reversal (CX20261122-0003 →
 * ZJ20261122-90003), which needs no counter and cannot meet a number that a counter gives.
 * Rejects ALREADY_REVERSED, and NOT_REVERSIBLE while nothing was judged.
 */
export function undoInspection(
  inspection: Inspection,
  reversed: Reversed,
): Result<{ inspection: Inspection; again: Inspection }> {
  const refused = refuseSecond(inspection)
  if (refused) return refused
  if (inspection.lines.every((line) => line.verdicts.length === 0)) {
    return reject('NOT_REVERSIBLE', { why: '还没有质检过，没有可以冲销的' })
  }
  const repeatedBy = `ZJ${reversed.no.slice(2).replace('-', '-9')}`
  const lines = inspection.lines.map(unjudged)
  const closed = {
    status: 'reversed',
    awaitsPutAway: false,
    waitingItemIds: [],
    reversed,
    repeatedBy,
  } as const
  return ok({
    inspection: { ...inspection, ...closed, waitingItemIds: [], updatedAt: reversed.at },
    again: {
      ...inspection,
      _id: repeatedBy,
      lines,
      ...progressOf(lines),
      repeats: inspection._id,
      openedBy: reversed.by,
      createdAt: reversed.at,
      updatedAt: reversed.at,
    },
  })
}

/**
 * An inspection whose receipt is taken back; its goods leave with the receipt. That they still wait where they came is
 * for the ledger to say.
 */
export const cancelInspection = (inspection: Inspection, now: string): Inspection => ({
  ...inspection,
  status: 'cancelled',
  awaitsPutAway: false,
  waitingItemIds: [],
  updatedAt: now,
})

const unjudged = (line: InspectionLine): InspectionLine => ({
  ...line,
  accepted: 0,
  rejected: 0,
  putAway: 0,
  verdicts: [],
  puts: [],
})
