import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'

export function CountTagsPage() {
  return (
    <Page title="RFID 批量盘点">
      <SkeletonList />
    </Page>
  )
}
