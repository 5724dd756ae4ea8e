import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'

export function CountPage() {
  return (
    <Page title="盘点">
      <SkeletonList />
    </Page>
  )
}
