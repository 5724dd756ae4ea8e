import { useState } from 'react'
import type { ReviewLine } from '@shared/operations/stocktake-review'
import type { VarianceReason } from '@shared/schema/count-line'
import type { Failure } from '@/lib/error-text'
import { signal, toast } from '@/lib/feedback'
import { useMe } from '@/lib/session'
import { useCommand } from '@/lib/use-command'
import { accepted, askedAgain, noteLines } from './line-changes'
import { inParts, MOST_AT_ONCE } from './selection'

/**
 * What a reviewer does with lines: give their differences a reason, or have them counted again. Many go in parts; when a
 * part is refused, those before it are done and `done` says which are.
 */
export function useReviewActs(stocktakeId: string, refresh: () => Promise<void>) {
  const me = useMe()
  const accept = useCommand('stocktake.accept')
  const recount = useCommand('stocktake.recount')
  const [failure, setFailure] = useState<Failure>()

  /** Sends the parts one after the other; answers the lines of those that were taken. */
  const inTurn = async (
    lines: readonly ReviewLine[],
    send: (part: ReviewLine[]) => Promise<{ ok: true } | Failure>,
  ): Promise<ReviewLine[]> => {
    setFailure(undefined)
    const done: ReviewLine[] = []
    for (const part of inParts(lines, MOST_AT_ONCE)) {
      const answer = await send(part)
      if (!answer.ok) {
        setFailure(answer)
        break
      }
      done.push(...part)
    }
    signal(done.length === lines.length ? 'ok' : 'wrong')
    void refresh()
    return done
  }
  return {
    failure,
    running: accept.running || recount.running,
    forget: () => setFailure(undefined),
    accept: (lines: readonly ReviewLine[], reason: VarianceReason, note: string) =>
      inTurn(lines, async (part) => {
        const answer = await accept.run({
          stocktakeId,
          lineIds: part.map(({ _id }) => _id),
          reason,
          ...(note ? { note } : {}),
        })
        if (!answer.ok) return answer
        const by = { id: me?._id ?? '', name: me?.name ?? '' }
        const at = answer.data.stocktake.updatedAt
        noteLines(part.map((line) => accepted(line, { reason, note, by, at })))
        toast.success(part.length > 1 ? `${part.length} 行差异已认定` : '差异已认定')
        return { ok: true }
      }),
    recount: (lines: readonly ReviewLine[], note = '') =>
      inTurn(lines, async (part) => {
        const lineIds = part.map(({ _id }) => _id)
        const answer = await recount.run({ stocktakeId, lineIds, ...(note ? { note } : {}) })
        if (!answer.ok) return answer
        const at = answer.data.stocktake.updatedAt
        noteLines(part.map((line) => askedAgain(line, at)))
        toast.success(part.length > 1 ? `${part.length} 行已要求重盘` : '已要求重盘，换一个人再数一遍')
        return { ok: true }
      }),
  }
}
export type ReviewActs = ReturnType<typeof useReviewActs>
