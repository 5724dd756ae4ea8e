import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Tappable } from '@/components/tappable'
import type { Named } from '../scope-draft'
import { ChosenChips } from './chosen-chips'
import './scope-row.scss'

export interface ScopeRowProps {
  /** The row's id is `scope-<id>`, that of a chosen thing `scope-<id>-<its id>`. */
  id: string
  label: string
  chosen: readonly Named[]
  onAdd: () => void
  onChange: (chosen: Named[]) => void
}

/** One kind of limit: what it is limited to, each to be taken out again, and a way to add. */
export function ScopeRow({ id, label, chosen, onAdd, onChange }: ScopeRowProps) {
  return (
    <View className="scope-line scope-row">
      <Tappable id={`scope-${id}`} className="scope-row__line" onTap={onAdd} label={`${label}，选择`}>
        <View className="scope-row__label">{label}</View>
        <View className="scope-row__value">{chosen.length === 0 ? '不限' : `选了 ${chosen.length} 个`}</View>
        <Icon name="chevron-right" size={18} className="scope-row__arrow" />
      </Tappable>
      <ChosenChips
        id={`scope-${id}`}
        chosen={chosen}
        onRemove={(gone) => onChange(chosen.filter((one) => one.id !== gone))}
      />
    </View>
  )
}
