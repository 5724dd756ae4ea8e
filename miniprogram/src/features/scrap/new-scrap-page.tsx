import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Scrap } from '@shared/schema/scrap'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { ResultPage } from '@/components/result-page'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { replacePage, switchTab } from '@/lib/nav'
import { ForRoles } from '../quality/components/for-roles'
import type { PartFilter } from '../quality/parts'
import { ScrapForm, scrapFilters } from './components/scrap-form'

/** Asking for goods to be written off; the link may name warehouse, item and which goods to look at first. */
export function NewScrapPage() {
  const { params } = useRouter<{ warehouse?: string; item?: string; filter?: string }>()
  const [done, setDone] = useState<Scrap>()
  const [turn, setTurn] = useState(0)
  const filter = scrapFilters.find(({ value }) => value === params.filter)?.value as PartFilter | undefined
  const item = turn === 0 ? decodeURIComponent(params.item ?? '') : ''
  const again = () => {
    setDone(undefined)
    setTurn(turn + 1)
  }
  if (done) return <Requested scrap={done} onAgain={again} />
  return (
    <ForRoles title="申请报废" roles={['clerk']} refusal="报废由仓管员申请">
      {() => (
        <ScrapForm
          key={turn}
          warehouse={decodeURIComponent(params.warehouse ?? '')}
          item={item}
          first={filter ?? (item ? 'all' : 'bad')}
          onDone={setDone}
        />
      )}
    </ForRoles>
  )
}

function Requested({ scrap, onAgain }: { scrap: Scrap; onAgain: () => void }) {
  return (
    <Page title="申请已提交">
      <ResultPage
        title="已申请报废"
        text={`${scrap.lines.length} 行物资已封存，等${[...scrap.approverNames, '管理员'].join('、')}审批`}
        actions={[
          { id: 'see-scrap', text: '看报废单', onTap: () => replacePage('scrap', { id: scrap._id }) },
          { id: 'scrap-again', text: '再申请一笔', onTap: onAgain },
          { id: 'to-workbench', text: '返回工作台', onTap: () => switchTab('workbench') },
        ]}
      >
        <Card title="报废单号">
          <CopyNumber id="scrap-no" number={scrap._id} />
        </Card>
      </ResultPage>
    </Page>
  )
}
