import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'

export function StocktakePage() {
  return (
    <Page title="盘点单">
      <SkeletonList />
    </Page>
  )
}
