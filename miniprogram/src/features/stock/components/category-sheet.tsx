import { ChoiceSheet } from '@/components/picker-field'
import { useCategories } from '../api'
import { leafCategories } from '../leaf-categories'

export interface CategorySheetProps {
  open: boolean
  onClose: () => void
  value: string
  onChange: (id: string) => void
}

/** The categories that items stand in, each with its group. */
export function CategorySheet(props: CategorySheetProps) {
  const leaves = leafCategories(useCategories().data?.rows ?? [])
  const choices = leaves.map(({ id, name, parentName }) => ({ value: id, text: name, note: parentName }))
  return <ChoiceSheet {...props} title="分类" choices={[{ value: '', text: '全部分类' }, ...choices]} />
}
