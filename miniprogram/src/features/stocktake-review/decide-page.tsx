import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { useQuery } from '@/lib/use-operation'
import { ForRoles } from '../quality/components/for-roles'
import { DecideContent } from './components/decide-content'
import { Outcome } from './components/outcome'

/** The result of a stocktake before whoever has to answer for it. */
export function DecidePage() {
  return (
    <ForRoles title="盘点审批" roles={['approver', 'admin', 'clerk']} refusal="盘点结果由审批人和管理员审批">
      {() => <Decide />}
    </ForRoles>
  )
}

function Decide() {
  const { id = '' } = useRouter<{ id: string }>().params
  const query = useQuery('stocktake.get', { stocktakeId: id }, { pull: true })
  const [decided, setDecided] = useState(false)
  const { data, refresh } = query
  if (!data) {
    return (
      <Page title="盘点审批" backTo="todo">
        <Loadable query={query}>{() => null}</Loadable>
      </Page>
    )
  }
  if (decided) return <Outcome title="盘点审批" view={data} refresh={refresh} />
  return <DecideContent view={data} refresh={refresh} onDecided={() => setDecided(true)} />
}
