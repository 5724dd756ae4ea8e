import { EmptyState } from '@/components/empty-state'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'
import type { Query } from '@/lib/use-operation'

export interface FormWaitProps {
  title: string
  query: Query<unknown>
  /** The server has answered, so what is missing does not exist. */
  ready: boolean
  /** What was looked for: 这家供应商. */
  what: string
}

/** In place of a form: until its content is here, when it cannot be fetched, or when it does not exist. */
export function FormWait({ title, query, ready, what }: FormWaitProps) {
  return (
    <Page title={title}>
      {ready ? (
        <EmptyState drawing="search" title={`没有找到${what}`} text="可能刚被删除，请返回看看" />
      ) : query.failure ? (
        <ErrorState failure={query.failure} onRetry={() => void query.refresh()} />
      ) : (
        <SkeletonList />
      )}
    </Page>
  )
}
