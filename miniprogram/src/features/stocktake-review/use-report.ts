import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '@shared/operations'
import type { ReviewLine } from '@shared/operations/stocktake-review'
import { call } from '@/lib/cloud'
import type { Failure } from '@/lib/error-text'
import { useQuery } from '@/lib/use-operation'

export type Report = OutputOf<'stocktake.report'>

const AT_ONCE = 100

/**
 * The whole report: what is printed must not lack a line. `complete` is false while further pages of differences are on
 * their way, or when they did not come (`failure`, `again`).
 */
export function useReport(stocktakeId: string) {
  const query = useQuery('stocktake.report', { stocktakeId, limit: AT_ONCE }, { pull: true })
  const first = query.data?.lines
  const [further, setFurther] = useState<{ of: Report['lines']; rows: ReviewLine[]; done: boolean }>()
  const [failure, setFailure] = useState<Failure>()
  const wanted = useRef<Report['lines']>()

  const load = async (page: Report['lines']) => {
    wanted.current = page
    setFailure(undefined)
    const rows: ReviewLine[] = []
    for (let cursor = page.nextCursor; cursor !== null;) {
      const answer = await call('stocktake.report', { stocktakeId, cursor, limit: AT_ONCE })
      if (wanted.current !== page) return
      if (!answer.ok) return setFailure(answer)
      rows.push(...answer.data.lines.rows)
      cursor = answer.data.lines.nextCursor
      setFurther({ of: page, rows: [...rows], done: cursor === null })
    }
    setFurther({ of: page, rows, done: true })
  }
  const latest = useRef(load)
  latest.current = load
  useEffect(() => {
    if (first) void latest.current(first)
    return () => void (wanted.current = undefined)
  }, [first])

  const rest = further?.of === first ? further : undefined
  return {
    query,
    lines: first ? [...first.rows, ...(rest?.rows ?? [])] : [],
    complete: rest?.done ?? false,
    failure,
    again: () => first && void load(first),
  }
}
