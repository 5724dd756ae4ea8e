import { View } from '@tarojs/components'
import { Tappable } from '@/components/tappable'
import { copyText } from '@/lib/copy-text'
import './copy-number.scss'

/** The number of a document, large; a tap copies it. */
export function CopyNumber({ id, number }: { id?: string; number: string }) {
  return (
    <Tappable className="copy-number" onTap={() => copyText(number)} label={`单号 ${number}，点按复制`}>
      <View id={id} className="copy-number__text code">
        {number}
      </View>
      <View className="copy-number__hint">复制</View>
    </Tappable>
  )
}
