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
    <ScrollView
      scrollX
      enableFlex
      showScrollbar={false}
      scrollLeft={scrollFor(options, value)}
      scrollWithAnimation
      className="ui-chips"
    >
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

const GAP = 8
const PADDING = 28
const BEFORE = 96

/** How far the line must be scrolled for the chosen chip to be seen with a part of the one before; by the width of its characters. */
function scrollFor(options: { value: string; text: string }[], value: string): number {
  const chosen = options.findIndex((option) => option.value === value)
  const widths = options.slice(0, Math.max(0, chosen)).map(({ text }) => PADDING + GAP + textWidth(text))
  return Math.max(0, widths.reduce((left, width) => left + width, 0) - BEFORE)
}

/** px at 14: Chinese characters are square, the others about half of it. */
const textWidth = (text: string): number =>
  [...text].reduce((width, character) => width + (character > '\u2e7f' ? 14 : 8), 0)
