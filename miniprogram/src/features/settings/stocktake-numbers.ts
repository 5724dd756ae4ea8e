import { formatQuantity } from '@shared/domain/units'
import type { SettingValue } from '@shared/schema/settings'
import { readDaysCount, readMoney, readPercent } from './read-number'

type Value = SettingValue<'stocktake'>

/** The numbers of the setting as a person types them: money in yuan. */
export type StocktakeNumbers = Record<
  | 'noneYuan'
  | 'nonePercent'
  | 'approverYuan'
  | 'approverPercent'
  | 'photoYuan'
  | 'photoPercent'
  | 'shareA'
  | 'shareB'
  | 'daysA'
  | 'daysB'
  | 'daysC',
  string
>

export const numbersOf = ({ approval, photo, classes, cycleDays }: Value): StocktakeNumbers => ({
  noneYuan: formatQuantity(approval.none.fen, 2),
  nonePercent: String(approval.none.percent),
  approverYuan: formatQuantity(approval.approver.fen, 2),
  approverPercent: String(approval.approver.percent),
  photoYuan: formatQuantity(photo.overFen, 2),
  photoPercent: String(photo.overPercent),
  shareA: String(classes.A),
  shareB: String(classes.B),
  daysA: String(cycleDays.A),
  daysB: String(cycleDays.B),
  daysC: String(cycleDays.C),
})

/** The whole new value; null while a number cannot be read. */
export function valueOf(
  typed: StocktakeNumbers,
  { blindDefault, controlled }: { blindDefault: boolean; controlled: boolean },
): Value | null {
  const [noneFen, approverFen, overFen] = [typed.noneYuan, typed.approverYuan, typed.photoYuan].map(readMoney)
  const [none, approver, overPercent, A, B] = [
    typed.nonePercent,
    typed.approverPercent,
    typed.photoPercent,
    typed.shareA,
    typed.shareB,
  ].map(readPercent)
  const [daysA, daysB, daysC] = [typed.daysA, typed.daysB, typed.daysC].map(readDaysCount)
  const read = [noneFen, approverFen, overFen, none, approver, overPercent, A, B, daysA, daysB, daysC]
  if (read.some((number) => typeof number !== 'number')) return null
  const sure = (number: number | null | undefined) => number as number
  return {
    approval: {
      none: { fen: sure(noneFen), percent: sure(none) },
      approver: { fen: sure(approverFen), percent: sure(approver) },
    },
    photo: { controlled, overFen: sure(overFen), overPercent: sure(overPercent) },
    blindDefault,
    classes: { A: sure(A), B: sure(B) },
    cycleDays: { A: sure(daysA), B: sure(daysB), C: sure(daysC) },
  }
}
