import { useRouter } from '@tarojs/taro'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { useQuery } from '@/lib/use-operation'
import { ForRoles } from '../quality/components/for-roles'
import { ScrapDetail } from './components/scrap-detail'

/** One scrap document: read by all whom it concerns, decided here by who may. */
export function ScrapPage() {
  return (
    <ForRoles
      title="报废单"
      roles={['clerk', 'approver', 'admin']}
      refusal="报废单由仓管员、审批人和管理员查看"
    >
      {() => <Detail />}
    </ForRoles>
  )
}

function Detail() {
  const { id = '' } = useRouter<{ id: string }>().params
  const query = useQuery('quality.scrap', { scrapId: id }, { pull: true })
  if (query.data) return <ScrapDetail data={query.data} refresh={query.refresh} />
  return (
    <Page title="报废单">
      <Loadable query={query}>{() => null}</Loadable>
    </Page>
  )
}
