import { ScrollView, View } from '@tarojs/components'
import { Tappable } from '../tappable'
import './index.scss'

export interface SegmentedProps<T extends string> {
  value: T
  onChange: (value: T) => void
  /** `count` is shown small beside the text. */
  options: { value: T; text: string; count?: number; id?: string }[]
}

/** Two to four views of the same list. */
export function Segmented<T extends string>({ value, onChange, options }: SegmentedProps<T>) {
  return (
    <View className="ui-segmented">
      {options.map((option) => (
        <Tappable
          key={option.value}
          id={option.id}
          role="tab"
          selected={option.value === value}
          className={`ui-segmented__item ${option.value === value ? 'ui-segmented__item--on' : ''}`}
          onTap={() => onChange(option.value)}
        >
          {option.text}
          {option.count != null && option.count > 0 && (
            <View className="ui-segmented__count num">{option.count}</View>
          )}
        </Tappable>
      ))}
    </View>
  )
}

/** Filters or categories in one scrolling line; `null` for 全部 is just another option. */
export function Chips<T extends string>({ value, onChange, options }: SegmentedProps<T>) {
  return (
    <ScrollView scrollX enableFlex showScrollbar={false} className="ui-chips">
      <View className="ui-chips__line">
        {options.map((option) => (
          <Tappable
            key={option.value}
            id={option.id}
            role="radio"
            selected={option.value === value}
            className={`ui-chips__chip ${option.value === value ? 'ui-chips__chip--on' : ''}`}
            onTap={() => onChange(option.value)}
          >
            <View className="ui-chips__face">
              {option.text}
              {option.count != null && option.count > 0 && ` ${option.count}`}
            </View>
          </Tappable>
        ))}
      </View>
    </ScrollView>
  )
}
