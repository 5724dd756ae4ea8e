import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'

export function ReviewLinePage() {
  return (
    <Page title="差异详情">
      <SkeletonList />
    </Page>
  )
}
