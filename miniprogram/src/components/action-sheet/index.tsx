import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icon'
import { Sheet } from '../sheet'
import { Tappable } from '../tappable'
import './index.scss'

export interface SheetAction {
  id?: string
  text: string
  note?: ReactNode
  icon?: IconName
  danger?: boolean
  disabled?: boolean
  onTap: () => void
}

export interface ActionSheetProps {
  open: boolean
  onClose: () => void
  title?: ReactNode
  /** What the actions are about: a name, a code, a quantity. */
  head?: ReactNode
  actions: SheetAction[]
}

/** What can be done with the thing just scanned or tapped. Choosing closes it. */
export function ActionSheet({ open, onClose, title, head, actions }: ActionSheetProps) {
  return (
    <Sheet open={open} onClose={onClose} title={title}>
      {head && <View className="ui-actions__head">{head}</View>}
      <View className="ui-actions">
        {actions.map(({ id, text, note, icon, danger, disabled, onTap }) => (
          <Tappable
            key={text}
            id={id}
            disabled={disabled}
            className={`ui-actions__row ${danger ? 'ui-actions__row--danger' : ''} ${disabled ? 'ui-actions__row--disabled' : ''}`}
            onTap={() => {
              onClose()
              onTap()
            }}
          >
            {icon && <Icon name={icon} size={22} className="ui-actions__icon" />}
            <View className="ui-actions__text">
              {text}
              {note && <View className="ui-actions__note">{note}</View>}
            </View>
            <Icon name="chevron-right" size={18} className="ui-actions__arrow" />
          </Tappable>
        ))}
      </View>
    </Sheet>
  )
}
