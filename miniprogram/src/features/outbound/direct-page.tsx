import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { hasGrant } from '@shared/domain/rights'
import { EmptyState } from '@/components/empty-state'
import { Page } from '@/components/page'
import { SessionWait } from '@/components/session-wait'
import { useDraft } from '@/lib/draft'
import { switchTab } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { useMyWarehouses } from '@/features/inbound/use-my-warehouses'
import { DirectForm } from './components/direct-form'
import { DirectHandOver } from './components/direct-hand-over'
import { noDirect, type DirectDraft } from './direct-draft'

/** Handing out without a requisition: who gets what, then the walk to the shelves and the hand-over. */
export function DirectPage() {
  const me = useMe()
  const { warehouseId: asked } = useRouter<{ warehouseId?: string }>().params
  const { mine } = useMyWarehouses()
  const { draft, setDraft, clear, release } = useDraft<DirectDraft>('direct', noDirect)
  const [picking, setPicking] = useState(false)
  const first = mine.find(({ _id }) => _id === asked)?._id ?? mine[0]?._id
  useEffect(() => {
    if (!draft.warehouseId && first) setDraft((latest) => ({ ...latest, warehouseId: first }))
  })
  if (!me) {
    return (
      <Page title="直接发放">
        <SessionWait />
      </Page>
    )
  }
  if (!hasGrant(me, 'directIssue')) {
    return (
      <Page title="直接发放">
        <EmptyState
          title="直接发放要有专门的权限"
          text="请联系管理员开通，或请领用人提交申请"
          action={{ text: '返回工作台', icon: 'home', onTap: () => switchTab('workbench') }}
        />
      </Page>
    )
  }
  return picking ? (
    <DirectHandOver draft={draft} onBack={() => setPicking(false)} onDone={release} />
  ) : (
    <DirectForm
      draft={draft}
      setDraft={setDraft}
      warehouses={mine}
      onClear={clear}
      onNext={() => setPicking(true)}
    />
  )
}
