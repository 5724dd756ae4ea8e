import { useRef } from 'react'
import type { Query } from '@/lib/use-operation'

/**
 * The first answer that the server gave since the page was opened, and the same one from then on: a form that is filled
 * from it neither begins with what was known before nor loses what is typed when the page asks again.
 */
export function useOnce<T>(query: Query<T>): T | undefined {
  const first = useRef<T>()
  if (first.current === undefined && !query.loading && !query.failure) first.current = query.data
  return first.current
}
