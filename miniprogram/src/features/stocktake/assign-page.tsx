import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'

export function AssignPage() {
  return (
    <Page title="改派盘点人">
      <SkeletonList />
    </Page>
  )
}
