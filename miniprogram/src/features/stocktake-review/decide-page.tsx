import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'

export function DecidePage() {
  return (
    <Page title="盘点审批">
      <SkeletonList />
    </Page>
  )
}
