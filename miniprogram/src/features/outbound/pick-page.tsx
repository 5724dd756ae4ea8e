import { useRouter } from '@tarojs/taro'
import { ErrorState } from '@/components/error-state'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'
import type { Failure } from '@/lib/error-text'
import { replacePage } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { PickFlow } from './pick-flow'
import { recoveryOf } from './refusal'

/** One approved requisition, from the shelf to the signature. */
export function PickPage() {
  const { id = '' } = useRouter<{ id: string }>().params
  const me = useMe()
  const query = useQuery('outbound.pickList', me ? { requisitionId: id } : null)
  // A list that the server takes back (issued by somebody else) must not be picked on.
  const { failure } = query
  const closed = failure && recoveryOf(failure) !== 'again'
  if (query.data && !closed) return <PickFlow list={query.data} onRefresh={query.refresh} />
  return (
    <Page title="拣货出库">
      {failure ? (
        <Refused id={id} failure={failure} onRetry={() => void query.refresh()} />
      ) : (
        <SkeletonList rows={5} />
      )}
    </Page>
  )
}

function Refused({ id, failure, onRetry }: { id: string; failure: Failure; onRetry: () => void }) {
  const closed = recoveryOf(failure) === 'look'
  return (
    <>
      <ErrorState failure={failure} onRetry={closed ? undefined : onRetry} />
      {closed && (
        <Button id="look" kind="secondary" icon="document" onTap={() => replacePage('requisition', { id })}>
          查看单据
        </Button>
      )}
      <Button id="to-picks" kind="secondary" icon="list" onTap={() => replacePage('picks')}>
        看其他待出库的单
      </Button>
    </>
  )
}
