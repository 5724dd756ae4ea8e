import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { toPutAway } from '@shared/domain/inspection'
import type { InspectionView } from '@shared/operations/quality'
import { EmptyState } from '@/components/empty-state'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { ResultPage } from '@/components/result-page'
import { replacePage, switchTab } from '@/lib/nav'
import { useQuery } from '@/lib/use-operation'
import { ForRoles } from './components/for-roles'
import { PutAwayForm } from './components/put-away-form'

/** Accepted goods to their shelves. */
export function PutAwayPage() {
  return (
    <ForRoles title="上架" roles={['clerk']} refusal="上架由仓管员办理">
      {() => <PutAway />}
    </ForRoles>
  )
}

function PutAway() {
  const { id = '' } = useRouter<{ id: string }>().params
  const query = useQuery('quality.inspection', { inspectionId: id })
  const [done, setDone] = useState<InspectionView>()
  if (done) return <Shelved inspection={done} onAgain={() => setDone(undefined)} refresh={query.refresh} />
  const inspection = query.data?.inspection
  if (!inspection) {
    return (
      <Page title="上架">
        <Loadable query={query}>{() => null}</Loadable>
      </Page>
    )
  }
  if (!inspection.awaitsPutAway) {
    return (
      <Page title="上架">
        <EmptyState
          drawing="done"
          title="这张质检单没有等着上架的货"
          action={{ text: '看其他待上架', onTap: () => replacePage('inspections', { view: 'toPutAway' }) }}
        />
      </Page>
    )
  }
  return (
    <PutAwayForm
      key={inspection.updatedAt}
      inspection={inspection}
      onDone={setDone}
      refresh={query.refresh}
    />
  )
}

function Shelved({
  inspection,
  onAgain,
  refresh,
}: {
  inspection: InspectionView
  onAgain: () => void
  refresh: () => Promise<void>
}) {
  const left = inspection.lines.filter((line) => toPutAway(line) > 0).length
  const rest = left > 0 && {
    id: 'put-away-rest',
    text: '接着上架',
    onTap: () => {
      onAgain()
      void refresh()
    },
  }
  const actions = [
    rest,
    {
      id: 'to-inspections',
      text: '看其他待上架',
      onTap: () => replacePage('inspections', { view: 'toPutAway' }),
    },
    { id: 'to-workbench', text: '返回工作台', onTap: () => switchTab('workbench') },
  ]
  return (
    <Page title="上架完成">
      <ResultPage
        title="已上架"
        text={left > 0 ? `还有 ${left} 行等着上架` : '这张单的合格品都上架了，可以领用'}
        actions={actions.flatMap((action) => action || [])}
      />
    </Page>
  )
}
