import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { InputOf, OperationName, OutputOf } from '@shared/operations'
import { call } from './cloud'
import type { Failure } from './error-text'
import { recallQuery, rememberQuery } from './query-cache'
import type { Query } from './use-operation'

/** Operations that answer a page of a long list. */
export type PagedOperation = {
  [N in OperationName]: OutputOf<N> extends { rows: unknown[]; nextCursor: string | null } ? N : never
}[OperationName]
type RowOf<N extends PagedOperation> = OutputOf<N> extends { rows: (infer R)[] } ? R : never

interface PageAnswer<R> {
  rows: R[]
  nextCursor: string | null
}

export interface Pages<R> extends Query<R[]> {
  /** There is more below; it is fetched when the page is scrolled to its end. */
  hasMore: boolean
  loadingMore: boolean
  loadMore: () => Promise<void>
}

/**
 * A long list, page by page. `data` are all rows fetched so far; showing the page again fetches the first page anew
 * only when no more than one page was open, so that the place in a long list is kept.
 */
export function usePages<N extends PagedOperation>(
  operation: N,
  input: Omit<InputOf<N>, 'cursor'> | null,
): Pages<RowOf<N>> {
  type Row = RowOf<N>
  const key = input === null ? null : `${operation} ${JSON.stringify(input)}`
  const [state, setState] = useState(() => startOf<Row>(key))
  const wanted = useRef(key)
  wanted.current = key
  const busy = useRef('')

  const load = async (cursor?: string): Promise<void> => {
    const id = `${key} ${cursor ?? ''}`
    if (input === null || key === null || busy.current === id) return
    busy.current = id
    setState((old) => ({ ...old, loading: cursor === undefined, loadingMore: cursor !== undefined }))
    const answer = await call(operation, {
      ...input,
      ...(cursor === undefined ? {} : { cursor }),
    } as InputOf<N>)
    if (busy.current === id) busy.current = ''
    if (wanted.current !== key) return
    setState((old) => {
      const idle = { ...old, key, loading: false, loadingMore: false }
      if (!answer.ok) return { ...idle, failure: answer }
      const page = answer.data as PageAnswer<Row>
      if (cursor === undefined) rememberQuery(key, page)
      const data = cursor === undefined ? page.rows : [...(old.data ?? []), ...page.rows]
      return {
        ...idle,
        data,
        nextCursor: page.nextCursor,
        failure: undefined,
        pages: cursor === undefined ? 1 : old.pages + 1,
      }
    })
  }
  const current = state.key === key ? state : startOf<Row>(key)
  const loadMore = async () => {
    if (current.nextCursor && !current.loadingMore && !current.loading) await load(current.nextCursor)
  }

  useEffect(() => {
    if (state.key !== key) setState(startOf(key))
    void load()
  }, [key])
  useDidShow(() => {
    if (current.pages <= 1) void load()
  })
  useReachBottom(() => void loadMore())
  usePullDownRefresh(() => void load().finally(() => Taro.stopPullDownRefresh()))
  return { ...current, hasMore: current.nextCursor !== null, refresh: () => load(), loadMore }
}

function startOf<R>(key: string | null) {
  const known = key === null ? undefined : (recallQuery(key) as PageAnswer<R> | undefined)
  return {
    key,
    data: known?.rows,
    nextCursor: known?.nextCursor ?? null,
    pages: 1,
    failure: undefined as Failure | undefined,
    loading: key !== null,
    loadingMore: false,
  }
}
