import { percent } from '@shared/domain/stocktake/accuracy'
import { formatMoney } from '@/lib/format'
import type { ReportGroup } from '@shared/operations/stocktake-review'
import type { CountBoard } from '@shared/operations/stocktake-view'

export interface Money {
  bookFen: number
  surplusFen: number
  lossFen: number
}

/** Money of all groups together; undefined for those who may not see it. */
export function moneyOf(groups: readonly ReportGroup[]): Money | undefined {
  const money = { bookFen: 0, surplusFen: 0, lossFen: 0 }
  for (const { bookFen, surplusFen, lossFen } of groups) {
    if (surplusFen === undefined || lossFen === undefined) return undefined
    money.bookFen += bookFen ?? 0
    money.surplusFen += surplusFen
    money.lossFen += lossFen
  }
  return money
}

/** Lines without a difference, of those counted. */
export const lineAccuracy = ({ counted, differ }: Pick<CountBoard, 'counted' | 'differ'>): number | null =>
  differ === undefined ? null : percent(counted - differ, counted)

/** 98.5% · 100% · — */
export const percentText = (value: number | null | undefined): string => (value == null ? '—' : `${value}%`)

/** +¥12.00 · -¥3.50 · ¥0.00 */
export const signedMoney = (fen: number): string => (fen > 0 ? `+${formatMoney(fen)}` : formatMoney(fen))
