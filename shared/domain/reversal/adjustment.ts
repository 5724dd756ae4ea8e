import { ok, type Result } from '../../errors'
import type { Adjustment } from '../../schema/adjustment'
import type { Reversed } from '../../schema/reversal'
import { refuseSecond } from './undo'

/** A move, a change of status, a split or a merge taken back. Rejects ALREADY_REVERSED. */
export const undoAdjustment = (adjustment: Adjustment, reversed: Reversed): Result<Adjustment> =>
  refuseSecond(adjustment) ?? ok({ ...adjustment, status: 'reversed', reversed })
