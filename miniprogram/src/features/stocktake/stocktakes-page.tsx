import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'

export function StocktakesPage() {
  return (
    <Page title="盘点">
      <SkeletonList />
    </Page>
  )
}
