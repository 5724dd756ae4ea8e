import { Input, View } from '@tarojs/components'
import { ScanButton } from '../input-field'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import '../input-field/input.scss'
import './index.scss'

export interface SearchBarProps {
  id?: string
  value: string
  onChange: (words: string) => void
  placeholder?: string
  /** Shows a scan button at the right. */
  onScan?: (code: string) => void
  onConfirm?: (words: string) => void
  autoFocus?: boolean
}

/** Name, pinyin initials, code: one line finds all. */
export function SearchBar({
  id,
  value,
  onChange,
  placeholder = '搜索',
  onScan,
  onConfirm,
  autoFocus,
}: SearchBarProps) {
  return (
    <View className="ui-search">
      <View className="ui-search__box">
        <Icon name="search" size={20} className="ui-search__icon" />
        <Input
          id={id}
          className="ui-input ui-search__input"
          value={value}
          placeholder={placeholder}
          placeholderClass="ui-input__placeholder"
          confirmType="search"
          focus={autoFocus}
          maxlength={60}
          onInput={(event) => onChange(event.detail.value)}
          onConfirm={(event) => onConfirm?.(event.detail.value)}
        />
        {value !== '' && (
          <Tappable className="ui-search__clear" onTap={() => onChange('')} label="清空">
            <Icon name="close-circle" size={18} />
          </Tappable>
        )}
        {onScan && <ScanButton label="条码" onCode={onScan} />}
      </View>
    </View>
  )
}
