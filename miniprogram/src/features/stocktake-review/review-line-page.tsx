import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import type { PageParams } from '@/lib/nav'
import { useQuery } from '@/lib/use-operation'
import { ForRoles } from '../quality/components/for-roles'
import { LineContent } from './components/line-content'
import { noteLines } from './line-changes'
import { plainParams } from './plain-params'

/** One line with every count of it, what may explain its difference, and what becomes of it. */
export function ReviewLinePage() {
  return (
    <ForRoles
      title="差异详情"
      roles={['clerk', 'approver', 'admin']}
      refusal="盘点差异由仓管员、审批人和管理员查看"
    >
      {() => <Line />}
    </ForRoles>
  )
}

function Line() {
  const { line: lineId = '' } = plainParams(useRouter<PageParams['stocktakeLine']>().params)
  const query = useQuery('stocktake.line', { lineId }, { pull: true })
  const { data, refresh } = query
  // The list below this page shows what was seen here.
  useEffect(() => {
    if (data) noteLines([data.line])
  }, [data])
  if (data) return <LineContent key={lineId} view={data} refresh={refresh} />
  return (
    <Page title="差异详情">
      <Loadable query={query}>{() => null}</Loadable>
    </Page>
  )
}
