import { restoreSession, useSession } from '@/lib/session'
import { ErrorState } from '../error-state'
import { SkeletonList } from '../skeleton'

/** Stands in for a page that must know who is asking: a skeleton meanwhile, or why that is not known yet. */
export function SessionWait({ rows = 5 }: { rows?: number }) {
  const { failure } = useSession()
  return failure ? (
    <ErrorState failure={failure} onRetry={() => void restoreSession()} />
  ) : (
    <SkeletonList rows={rows} />
  )
}
