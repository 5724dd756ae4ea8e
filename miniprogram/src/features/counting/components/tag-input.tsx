import { View } from '@tarojs/components'
import type { OutputOf } from '@shared/operations'
import { Card } from '@/components/card'
import { TextareaField } from '@/components/input-field'
import { countTexts } from '../tag-groups'
import './tags.scss'

export interface TagInputProps {
  location: string
  text: string
  onText: (text: string) => void
  answer: OutputOf<'stocktake.decodeTags'> | undefined
  waiting: boolean
}

/** Takes what a reader types or somebody pastes, and says at once how many tags that is. */
export function TagInput({ location, text, onText, answer, waiting }: TagInputProps) {
  return (
    <Card padded={false}>
      <View className="count-tags__head">
        <View className="count-tags__code code">{location}</View>
        <View id="tags-read" className="count-tags__read num">
          {countTexts(text)}
          <View className="count-tags__unit">个标签</View>
        </View>
      </View>
      <TextareaField
        id="tags-text"
        label="读到的标签"
        value={text}
        onChange={onText}
        maxLength={60_000}
        placeholder="点这里，扣住读写器的扳机扫整架；也可以粘贴一批 EPC"
        hint={
          waiting
            ? '正在认标签…'
            : answer
              ? `读到 ${answer.read} 次${answer.duplicates > 0 ? `，重复 ${answer.duplicates} 次不算` : ''}`
              : '同一个标签读几次只算一次'
        }
      />
    </Card>
  )
}
