import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { InputOf, OperationName, OutputOf } from '@shared/operations'
import { call, type Answer } from './cloud'
import type { Failure } from './error-text'
import { recallQuery, rememberQuery } from './query-cache'

export interface Query<T> {
  /** The last answer; stays while a newer one is fetched. */
  data: T | undefined
  /** Why the last attempt failed; the data before it stays. */
  failure: Failure | undefined
  loading: boolean
  refresh: () => Promise<void>
}

export interface QueryOptions {
  /** Pulling the page down fetches again; the page's config needs `enablePullDownRefresh`. */
  pull?: boolean
}

/**
 * Asks the server and keeps the answer fresh: shows what was known, fetches when the input changes and whenever
 * the page is shown again. `input` null asks nothing yet.
 */
export function useQuery<N extends OperationName>(
  operation: N,
  input: InputOf<N> | null,
  { pull = false }: QueryOptions = {},
): Query<OutputOf<N>> {
  const key = input === null ? null : `${operation} ${JSON.stringify(input)}`
  const [state, setState] = useState(() => startOf<OutputOf<N>>(key))
  const wanted = useRef(key)
  wanted.current = key
  const fetching = useRef<{ key: string; done: Promise<void> } | null>(null)

  const fetchNow = async (): Promise<void> => {
    if (input === null || key === null) return
    setState((old) => ({ ...old, loading: true }))
    const answer = await call(operation, input)
    if (answer.ok) rememberQuery(key, answer.data)
    // An answer to an older question must not replace a newer one.
    if (wanted.current !== key) return
    setState((old) => ({
      key,
      data: answer.ok ? answer.data : old.key === key ? old.data : undefined,
      failure: answer.ok ? undefined : answer,
      loading: false,
    }))
  }
  const refresh = (): Promise<void> => {
    if (key === null) return Promise.resolve()
    if (fetching.current?.key === key) return fetching.current.done
    const done = fetchNow().finally(() => {
      if (fetching.current?.done === done) fetching.current = null
    })
    fetching.current = { key, done }
    return done
  }

  const latest = useRef(refresh)
  latest.current = refresh
  useEffect(() => {
    setState((old) => (old.key === key ? old : startOf(key)))
    void latest.current()
  }, [key])
  useDidShow(() => void refresh())
  usePullDownRefresh(() => {
    if (pull) void refresh().finally(() => Taro.stopPullDownRefresh())
  })
  const current = state.key === key ? state : startOf<OutputOf<N>>(key)
  return { data: current.data, failure: current.failure, loading: current.loading, refresh }
}

const startOf = <T>(key: string | null) => ({
  key,
  data: key === null ? undefined : (recallQuery(key) as T | undefined),
  failure: undefined as Failure | undefined,
  loading: key !== null,
})

export type { Answer }
