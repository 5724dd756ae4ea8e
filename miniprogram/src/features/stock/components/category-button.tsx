import { useState } from 'react'
import { ChipButton } from '@/components/chip-button'
import { ChoiceSheet } from '@/components/picker-field'
import { useCategories } from '../api'
import { leafCategories } from '../leaf-categories'

/** Opens the list of categories; shows the chosen one. */
export function CategoryButton({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const [open, setOpen] = useState(false)
  const leaves = leafCategories(useCategories().data?.rows ?? [])
  const chosen = leaves.find(({ id }) => id === value)
  const choices = leaves.map(({ id, name, parentName }) => ({ value: id, text: name, note: parentName }))
  return (
    <>
      <ChipButton
        id="category"
        text={chosen?.name ?? '分类'}
        on={Boolean(chosen)}
        label={`分类：${chosen?.name ?? '全部'}`}
        onTap={() => setOpen(true)}
      />
      <ChoiceSheet
        open={open}
        onClose={() => setOpen(false)}
        title="分类"
        value={value}
        choices={[{ value: '', text: '全部分类' }, ...choices]}
        onChange={onChange}
      />
    </>
  )
}
