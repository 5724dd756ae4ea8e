import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '@/components/icon'
import { ChoiceSheet } from '@/components/picker-field'
import { Tappable } from '@/components/tappable'
import { useCategories } from '../api'
import { leafCategories } from '../leaf-categories'
import './category-button.scss'

/** Opens the list of categories; shows the chosen one. */
export function CategoryButton({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const [open, setOpen] = useState(false)
  const leaves = leafCategories(useCategories().data?.rows ?? [])
  const chosen = leaves.find(({ id }) => id === value)
  const choices = leaves.map(({ id, name, parentName }) => ({ value: id, text: name, note: parentName }))
  return (
    <>
      <Tappable
        id="category"
        className={`category-button ${chosen ? 'category-button--on' : ''}`}
        onTap={() => setOpen(true)}
        label={`分类：${chosen?.name ?? '全部'}`}
      >
        <View className="category-button__face">
          <View className="category-button__text">{chosen?.name ?? '分类'}</View>
          <Icon name="chevron-down" size={16} />
        </View>
      </Tappable>
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
