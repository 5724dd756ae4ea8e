import { useRouter } from '@tarojs/taro'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'
import { useQuery } from '@/lib/use-operation'
import { EditItem } from './edit-item'
import { NewItem } from './new-item'

/** One item as a form: a new one, or one that is there. */
export function EditItemPage() {
  const { params } = useRouter<{ id?: string; code?: string }>()
  if (!params.id) return <NewItem barcode={params.code && decodeURIComponent(params.code)} />
  return <Existing id={params.id} />
}

function Existing({ id }: { id: string }) {
  const query = useQuery('masterdata.itemState', { itemId: id })
  if (query.data) return <EditItem state={query.data} refresh={query.refresh} />
  return (
    <Page title="编辑物资">
      {query.failure ? (
        <ErrorState failure={query.failure} onRetry={() => void query.refresh()} />
      ) : (
        <SkeletonList rows={6} />
      )}
    </Page>
  )
}
