import type { ReactNode } from 'react'
import type { Query } from '@/lib/use-operation'
import { ErrorState } from '../error-state'
import { SkeletonList } from '../skeleton'

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
    return <>{isEmpty?.(query.data) && empty ? empty : children(query.data)}</>
  }
  if (query.failure) return <ErrorState failure={query.failure} onRetry={() => void query.refresh()} />
  return <>{skeleton ?? <SkeletonList />}</>
}
