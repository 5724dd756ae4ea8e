import { useRouter } from '@tarojs/taro'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { SessionWait } from '@/components/session-wait'
import { useMe } from '@/lib/session'
import { ReportContent } from './components/report-content'
import { useReport } from './use-report'

/** The report of a stocktake: to read, to sign, to print, to take along as a table. */
export function ReportPage() {
  const me = useMe()
  if (me) return <Report />
  return (
    <Page title="盘点报告">
      <SessionWait />
    </Page>
  )
}

function Report() {
  const { id = '' } = useRouter<{ id: string }>().params
  const report = useReport(id)
  const { query } = report
  if (query.data) return <ReportContent data={query.data} report={report} />
  return (
    <Page title="盘点报告">
      <Loadable query={query}>{() => null}</Loadable>
    </Page>
  )
}
