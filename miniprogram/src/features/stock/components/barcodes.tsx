import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Item } from '@shared/schema/masterdata'
import { Tappable } from '@/components/tappable'
import { toast } from '@/lib/feedback'
import './barcodes.scss'

/** Every barcode with the unit it is printed on; a tap copies it. */
export function Barcodes({ item }: { item: Pick<Item, 'barcodes'> }) {
  if (item.barcodes.length === 0) return null
  const copy = async (code: string) => {
    try {
      await Taro.setClipboardData({ data: code })
      if (process.env.TARO_ENV === 'h5') toast.success('条码已复制')
    } catch {
      toast.error('没有复制成功，请长按选择')
    }
  }
  return (
    <View className="barcodes">
      {item.barcodes.map(({ code, unit }) => (
        <Tappable
          key={code}
          className="barcodes__row"
          onTap={() => void copy(code)}
          label={`复制条码 ${code}`}
        >
          <View className="barcodes__unit">条码（{unit}）</View>
          <View className="code">{code}</View>
          <View className="barcodes__copy">复制</View>
        </Tappable>
      ))}
    </View>
  )
}
