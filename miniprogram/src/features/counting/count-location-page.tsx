import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'

export function CountLocationPage() {
  return (
    <Page title="盘点库位">
      <SkeletonList />
    </Page>
  )
}
