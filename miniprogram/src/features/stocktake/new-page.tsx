import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'

export function NewStocktakePage() {
  return (
    <Page title="开盘">
      <SkeletonList />
    </Page>
  )
}
