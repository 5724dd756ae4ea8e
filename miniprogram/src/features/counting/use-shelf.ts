import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '@shared/operations'
import { call } from '@/lib/cloud'
import type { Failure } from '@/lib/error-text'
import { recallQuery, rememberQuery } from '@/lib/query-cache'
import type { Query } from '@/lib/use-operation'
import type { ServerClock } from './clock'

export type ShelfData = OutputOf<'stocktake.location'>

export interface Shelf extends Query<ShelfData> {
  /** When the lines were read, by the server's clock. */
  loadedAt: string
}

/**
 * What is to be counted at a location. Like `useQuery`, and each answer also sets the clock: for that it must know when its
 * question left.
 */
export function useShelf(stocktakeId: string, location: string, clock: ServerClock | undefined): Shelf {
  const key = `stocktake.location ${stocktakeId} ${location}`
  const [state, setState] = useState(() => startOf(key))
  const busy = useRef<Promise<void> | null>(null)

  const load = async () => {
    if (!clock) return
    setState((old) => ({ ...old, loading: true }))
    const askedAt = Date.now()
    const answer = await call('stocktake.location', { stocktakeId, location })
    if (answer.ok) {
      clock.learn(answer.data.now, askedAt, Date.now())
      rememberQuery(key, answer.data)
    }
    setState((old) =>
      answer.ok
        ? { data: answer.data, failure: undefined, loading: false, loadedAt: answer.data.now }
        : { ...old, failure: answer as Failure, loading: false },
    )
  }
  const refresh = () => {
    busy.current ??= load().finally(() => {
      busy.current = null
    })
    return busy.current
  }
  const latest = useRef(refresh)
  latest.current = refresh
  const ready = clock !== undefined
  useEffect(() => {
    if (ready) void latest.current()
  }, [ready, key])
  useDidShow(() => void latest.current())
  usePullDownRefresh(() => void refresh().finally(() => Taro.stopPullDownRefresh()))
  return { ...state, refresh }
}

function startOf(key: string) {
  const data = recallQuery(key) as ShelfData | undefined
  return { data, failure: undefined as Failure | undefined, loading: true, loadedAt: data?.now ?? '' }
}
