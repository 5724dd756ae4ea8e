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
  /** `data` still answers the question before this one. */
  stale: boolean
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
      const idle = { ...old, key, loading: false, loadingMore: false, stale: false }
      if (!answer.ok) return { ...idle, data: old.stale ? undefined : old.data, failure: answer }
      const page = answer.data as PageAnswer<Row>
      // The list was fetched anew meanwhile: what followed the old one does not follow this one.
      if (cursor !== undefined && old.nextCursor !== cursor) return idle
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
  const current = state.key === key ? state : startOf(key, state.data)
  const loadMore = async () => {
    if (current.nextCursor && !current.loadingMore && !current.loading) await load(current.nextCursor)
  }

  const latest = useRef(load)
  latest.current = load
  useEffect(() => {
    setState((old) => (old.key === key ? old : startOf(key, old.data)))
    void latest.current()
  }, [key])
  useDidShow(() => {
    if (current.pages <= 1) void load()
  })
  useReachBottom(() => void loadMore())
  usePullDownRefresh(() => void load().finally(() => Taro.stopPullDownRefresh()))
  return { ...current, hasMore: current.nextCursor !== null, refresh: () => load(), loadMore }
}

/** Other words or another filter: the old rows stay until the new ones are here, so that nothing jumps. */
function startOf<R>(key: string | null, oldRows?: R[]) {
  const known = key === null ? undefined : (recallQuery(key) as PageAnswer<R> | undefined)
  return {
    key,
    data: known?.rows ?? oldRows,
    stale: known === undefined,
    nextCursor: known?.nextCursor ?? null,
    pages: 1,
    failure: undefined as Failure | undefined,
    loading: key !== null,
    loadingMore: false,
  }
}
