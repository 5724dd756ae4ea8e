import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { scrapText } from '@shared/domain/scrap'
import type { Scrap } from '@shared/schema/scrap'
import { EmptyState } from '@/components/empty-state'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { ResultPage } from '@/components/result-page'
import { replacePage, switchTab } from '@/lib/nav'
import { useQuery } from '@/lib/use-operation'
import { ForRoles } from '../quality/components/for-roles'
import { DisposalForm } from './components/disposal-form'

/** Approved goods are disposed of: how, by whom taken, by whom seen. */
export function DisposalPage() {
  return (
    <ForRoles title="报废处置" roles={['clerk']} refusal="报废处置由仓管员办理">
      {() => <Disposing />}
    </ForRoles>
  )
}

function Disposing() {
  const { id = '' } = useRouter<{ id: string }>().params
  const query = useQuery('quality.scrap', { scrapId: id })
  const [done, setDone] = useState<Scrap>()
  if (done) return <Disposed scrap={done} />
  if (!query.data) {
    return (
      <Page title="报废处置">
        <Loadable query={query}>{() => null}</Loadable>
      </Page>
    )
  }
  const { scrap, actions } = query.data
  if (actions.dispose) return <DisposalForm scrap={scrap} onDone={setDone} />
  return (
    <Page title="报废处置">
      <EmptyState
        title={`这张报废单的状态是「${scrapText[scrap.status]}」，不用处置`}
        action={{ text: '看报废单', onTap: () => replacePage('scrap', { id }) }}
      />
    </Page>
  )
}

function Disposed({ scrap }: { scrap: Scrap }) {
  return (
    <Page title="处置完成">
      <ResultPage
        title="已报废"
        text={`${scrap.lines.length} 行物资已从库存里减掉`}
        actions={[
          { id: 'see-scrap', text: '看报废单', onTap: () => replacePage('scrap', { id: scrap._id }) },
          {
            id: 'to-scraps',
            text: '看其他待处置',
            onTap: () => replacePage('scraps', { view: 'toDispose' }),
          },
          { id: 'to-workbench', text: '返回工作台', onTap: () => switchTab('workbench') },
        ]}
      />
    </Page>
  )
}
