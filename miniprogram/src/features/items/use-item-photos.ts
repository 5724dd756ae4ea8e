import type { OutputOf } from '@shared/operations'
import { useQuery } from '@/lib/use-operation'

type Item = OutputOf<'masterdata.listItems'>['rows'][number]

/** Links of one request at most. */
const MAX = 50

/** Pictures of the rows that have one: of the last ones that were loaded, asked for together. */
export function useItemPhotos(items: readonly Item[]): (itemId: string) => string | undefined {
  const withPhoto = items.filter(({ photo }) => photo).map(({ _id }) => _id)
  const itemIds = withPhoto.slice(0, MAX)
  const { data } = useQuery('masterdata.itemPhotos', itemIds.length > 0 ? { itemIds } : null)
  const urls = new Map((data?.rows ?? []).map(({ itemId, url }) => [itemId, url]))
  return (itemId) => urls.get(itemId)
}
