import { View } from '@tarojs/components'
import type { Item } from '@shared/schema/masterdata'
import { Card } from '@/components/card'
import { Tappable } from '@/components/tappable'
import { copyText } from '@/lib/copy-text'
import './barcodes.scss'

/** Every barcode with the unit it is printed on; a tap copies it. */
export function Barcodes({ item }: { item: Pick<Item, 'barcodes'> }) {
  if (item.barcodes.length === 0) return null
  return (
    <Card title="条码" padded={false}>
      {item.barcodes.map(({ code, unit }) => (
        <Tappable
          key={code}
          className="barcodes__row"
          onTap={() => copyText(code)}
          label={`复制条码 ${code}`}
        >
          <View className="barcodes__unit">{unit}</View>
          <View className="code">{code}</View>
          <View className="barcodes__copy">复制</View>
        </Tappable>
      ))}
    </Card>
  )
}
