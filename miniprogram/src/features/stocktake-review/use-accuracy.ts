import { useEffect, useRef, useState } from 'react'
import type { InputOf, OutputOf } from '@shared/operations'
import { call } from '@/lib/cloud'
import type { Failure } from '@/lib/error-text'
import { useQuery } from '@/lib/use-operation'

export type AccuracyView = OutputOf<'stocktake.accuracy'>
type Page = AccuracyView['stocktakes']

const AT_ONCE = 20

/** The figures, and the stocktakes behind them page by page. */
export function useAccuracy(warehouseId: string) {
  const input: InputOf<'stocktake.accuracy'> = { ...(warehouseId ? { warehouseId } : {}), limit: AT_ONCE }
  const query = useQuery('stocktake.accuracy', input, { pull: true })
  const first = query.data?.stocktakes
  const [further, setFurther] = useState<Page & { of: Page }>()
  const [loadingMore, setLoading] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const wanted = useRef(first)
  wanted.current = first
  useEffect(() => setFailure(undefined), [first])

  const rest = further && further.of === first ? further : undefined
  const cursor = rest ? rest.nextCursor : (first?.nextCursor ?? null)
  const loadMore = async () => {
    if (!first || !cursor || loadingMore) return
    setLoading(true)
    setFailure(undefined)
    const answer = await call('stocktake.accuracy', { ...input, cursor })
    setLoading(false)
    if (wanted.current !== first) return
    if (!answer.ok) return setFailure(answer)
    const { rows, nextCursor } = answer.data.stocktakes
    setFurther({ of: first, rows: [...(rest?.rows ?? []), ...rows], nextCursor })
  }
  return {
    query,
    /** As `ListEnd` takes it. */
    pages: {
      data: first && [...first.rows, ...(rest?.rows ?? [])],
      hasMore: cursor !== null,
      loading: query.loading,
      loadingMore,
      failure,
      refresh: query.refresh,
      loadMore,
    },
  }
}
