import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'

export function ShelvesPage() {
  return (
    <Page title="待盘点库位">
      <SkeletonList />
    </Page>
  )
}
