import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'

export function ReportPage() {
  return (
    <Page title="盘点报告">
      <SkeletonList />
    </Page>
  )
}
