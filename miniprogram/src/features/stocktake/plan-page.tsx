import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'

export function PlanPage() {
  return (
    <Page title="盘点计划">
      <SkeletonList />
    </Page>
  )
}
