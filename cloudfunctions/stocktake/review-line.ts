import { maySeeValue } from '../../shared/domain/rights'
import { maySeeBook } from '../../shared/domain/stocktake/access'
import type { ReviewLine } from '../../shared/operations/stocktake-review'
import type { CountLine } from '../../shared/schema/count-line'
import type { Caller } from '../../shared/schema/person'
import type { Stocktake } from '../../shared/schema/stocktake'

/** Money is for those who answer for the goods, and for those who decide on this result by it. */
export const maySeeMoney = (caller: Caller, stocktake: Stocktake): boolean =>
  maySeeValue(caller) || (stocktake.approval?.approverIds.includes(caller._id) ?? false)

/**
 * A line for review. Where the books are still hidden from the caller, nothing that tells of them goes along: neither what
 * was counted against them nor whether that differs.
 */
export function reviewLine(line: CountLine, stocktake: Stocktake, caller: Caller, hint?: string): ReviewLine {
  const { events, unitFen: _cost, differenceFen, ...rest } = line
  const shown = { ...rest, eventCount: events.length }
  if (!maySeeBook(caller, stocktake, line)) {
    const {
      result: _result,
      reason: _reason,
      reasonNote: _note,
      decidedBy: _by,
      outcome: _outcome,
      outcomeNote: _why,
      ...open
    } = shown
    return { ...open, differs: false, undecided: false }
  }
  const sign = Math.sign(line.result?.variance ?? 0)
  return {
    ...shown,
    ...(maySeeMoney(caller, stocktake) && line.result ? { varianceFen: sign * differenceFen } : {}),
    ...(hint ? { hint } : {}),
  }
}
