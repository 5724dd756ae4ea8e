import { ErrorState } from '@/components/error-state'
import { SkeletonList } from '@/components/skeleton'
import { inTreeOrder } from '@/features/categories/category-choices'
import { useQuery } from '@/lib/use-operation'
import type { Named } from '../scope-draft'
import { MultiSheet } from './multi-sheet'

export interface CategoriesSheetProps {
  open: boolean
  onClose: () => void
  warehouseId: string
  chosen: readonly Named[]
  onChange: (chosen: Named[]) => void
}

/** Categories that the warehouse has goods of, with those above them; one stands for all under it. */
export function CategoriesSheet({ open, onClose, warehouseId, chosen, onChange }: CategoriesSheetProps) {
  const query = useQuery('masterdata.listCategories', open ? { warehouseId } : null)
  const rows = query.data?.rows ?? []
  const parentName = (id: string | null) => rows.find(({ _id }) => _id === id)?.name
  const hasUnder = (id: string) => rows.some(({ parentId }) => parentId === id)
  return (
    <MultiSheet
      open={open}
      onClose={onClose}
      title="盘哪些分类"
      choices={inTreeOrder(rows).map(({ row }) => ({
        id: row._id,
        name: row.name,
        ...(hasUnder(row._id)
          ? { note: '包括下级分类' }
          : row.parentId
            ? { note: parentName(row.parentId) ?? '' }
            : {}),
      }))}
      chosen={chosen}
      onChange={onChange}
    >
      {query.data === undefined &&
        (query.failure ? (
          <ErrorState inline failure={query.failure} onRetry={() => void query.refresh()} />
        ) : (
          <SkeletonList rows={6} card={false} />
        ))}
    </MultiSheet>
  )
}
