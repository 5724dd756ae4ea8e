import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'

export function ReviewPage() {
  return (
    <Page title="盘点复核">
      <SkeletonList />
    </Page>
  )
}
