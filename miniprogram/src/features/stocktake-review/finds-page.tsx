import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'

export function FindsPage() {
  return (
    <Page title="不明物">
      <SkeletonList />
    </Page>
  )
}
