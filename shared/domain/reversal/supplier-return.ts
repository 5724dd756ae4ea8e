import { ok, type Result } from '../../errors'
import type { Reversed } from '../../schema/reversal'
import type { SupplierReturn } from '../../schema/supplier-return'
import { refuseSecond } from './undo'

/** A return taken back: the goods lie where they lay, in the state that they had. Rejects ALREADY_REVERSED. */
export const undoSupplierReturn = (
  supplierReturn: SupplierReturn,
  reversed: Reversed,
): Result<SupplierReturn> =>
  refuseSecond(supplierReturn) ?? ok({ ...supplierReturn, status: 'reversed', reversed })
