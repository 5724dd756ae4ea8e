import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Tappable } from '@/components/tappable'
import { toast } from '@/lib/feedback'
import './copy-number.scss'

/** The number of a document, large; a tap copies it. */
export function CopyNumber({ id, number }: { id?: string; number: string }) {
  const copy = async () => {
    try {
      await Taro.setClipboardData({ data: number })
      // WeChat says so by itself.
      if (process.env.TARO_ENV === 'h5') toast.success('单号已复制')
    } catch {
      toast.error('没有复制成功，请长按单号选择复制')
    }
  }
  return (
    <Tappable className="copy-number" onTap={() => void copy()} label={`单号 ${number}，点按复制`}>
      <View id={id} className="copy-number__text code">
        {number}
      </View>
      <View className="copy-number__hint">复制</View>
    </Tappable>
  )
}
