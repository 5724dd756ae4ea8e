import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { failureText, type Failure } from '@/lib/error-text'
import type { Query } from '@/lib/use-operation'
import { Button } from '../button'
import { ErrorState } from '../error-state'
import { SkeletonList } from '../skeleton'
import './index.scss'

export interface LoadableProps<T> {
  query: Query<T>
  /** Of the shape of what will come; rows of a list unless told. */
  skeleton?: ReactNode
  isEmpty?: (data: T) => boolean
  empty?: ReactNode
  children: (data: T) => ReactNode
}

/** Skeleton, then the data, the empty state, or what went wrong with a way to try again. Old data stays while new is loading. */
export function Loadable<T>({ query, skeleton, isEmpty, empty, children }: LoadableProps<T>) {
  if (query.data !== undefined) {
    return (
      <>
        {query.failure && !query.loading && <NotRefreshed query={query} failure={query.failure} />}
        {isEmpty?.(query.data) && empty ? empty : children(query.data)}
      </>
    )
  }
  if (query.failure) return <ErrorState failure={query.failure} onRetry={() => void query.refresh()} />
  return <>{skeleton ?? <SkeletonList />}</>
}

/** What is shown is older than it should be: says why, above it. */
function NotRefreshed({ query, failure }: { query: Query<unknown>; failure: Failure }) {
  return (
    <View className="ui-not-refreshed">
      <View className="ui-not-refreshed__text">没有更新成功，下面是之前的内容。{failureText(failure)}</View>
      <Button kind="text" size="small" onTap={() => void query.refresh()}>
        刷新
      </Button>
    </View>
  )
}
