import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'

export function PlansPage() {
  return (
    <Page title="盘点计划">
      <SkeletonList />
    </Page>
  )
}
