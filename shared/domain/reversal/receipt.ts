import { ok, type Result } from '../../errors'
import type { Receipt } from '../../schema/receipt'
import type { Reversed } from '../../schema/reversal'
import { refuseSecond } from './undo'

/** A receipt taken back: the goods go back to where they came from. Rejects ALREADY_REVERSED. */
export const undoReceipt = (receipt: Receipt, reversed: Reversed): Result<Receipt> =>
  refuseSecond(receipt) ?? ok({ ...receipt, status: 'reversed', reversed })
