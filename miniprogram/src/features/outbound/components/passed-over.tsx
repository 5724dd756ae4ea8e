import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PickLine } from '@shared/operations/outbound'
import { Icon } from '@/components/icon'
import { QuantityText } from '@/components/quantity-text'
import { Tappable } from '@/components/tappable'
import './passed-over.scss'

/** The lots that the rule left on the shelf, each with the reason; folded until asked for. */
export function PassedOver({ line }: { line: PickLine }) {
  const [open, setOpen] = useState(false)
  if (line.passedOver.length === 0) return null
  return (
    <View className="pick-passed">
      <Tappable id="passed-over" className="pick-passed__toggle" onTap={() => setOpen(!open)}>
        另外 {line.passedOver.length} 个批次为什么不拿
        <Icon name="chevron-down" size={18} className={open ? 'pick-passed__arrow--open' : ''} />
      </Tappable>
      {open &&
        line.passedOver.map((lot) => (
          <View key={`${lot.lotId} ${lot.locationId}`} className="pick-passed__lot">
            <View className="pick-passed__main">
              <View className="pick-passed__facts">
                <View className="code">{lot.location}</View>
                {lot.lotNo && <View className="code">批号 {lot.lotNo}</View>}
                {lot.expiryDate && <View className="code">至 {lot.expiryDate}</View>}
              </View>
              <View className={lot.usable ? 'pick-passed__why' : 'pick-passed__why tone-danger'}>
                {lot.reason}
              </View>
            </View>
            <QuantityText quantity={lot.onHand} scale={line.item.scale} unit={line.item.unit} size="small" />
          </View>
        ))}
    </View>
  )
}
