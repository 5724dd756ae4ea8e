import { useRouter } from '@tarojs/taro'
import { ErrorState } from '@/components/error-state'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { SessionWait } from '@/components/session-wait'
import type { Failure } from '@/lib/error-text'
import { replacePage, switchTab } from '@/lib/nav'
import { hasRole, useMe } from '@/lib/session'
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
      {failure ? <Refused id={id} failure={failure} onRetry={() => void query.refresh()} /> : <SessionWait />}
    </Page>
  )
}

function Refused({ id, failure, onRetry }: { id: string; failure: Failure; onRetry: () => void }) {
  const closed = recoveryOf(failure) === 'look'
  const isClerk = hasRole(useMe(), 'clerk')
  const { checkId } = failure.details ?? {}
  return (
    <>
      <ErrorState failure={failure} onRetry={closed ? undefined : onRetry} />
      {typeof checkId === 'string' && (
        <Button id="to-check" icon="shield" onTap={() => replacePage('check', { id: checkId })}>
          看待复核的单
        </Button>
      )}
      {closed && (
        <Button id="look" kind="secondary" icon="document" onTap={() => replacePage('requisition', { id })}>
          查看单据
        </Button>
      )}
      {isClerk ? (
        <Button id="to-picks" kind="secondary" icon="list" onTap={() => replacePage('picks')}>
          看其他待出库的单
        </Button>
      ) : (
        <Button id="to-workbench" kind="secondary" icon="home" onTap={() => switchTab('workbench')}>
          返回工作台
        </Button>
      )}
    </>
  )
}
