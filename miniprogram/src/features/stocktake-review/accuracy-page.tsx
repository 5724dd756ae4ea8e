import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'

export function AccuracyPage() {
  return (
    <Page title="账实准确率">
      <SkeletonList />
    </Page>
  )
}
