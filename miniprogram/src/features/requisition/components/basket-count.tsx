import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Tappable } from '@/components/tappable'
import './basket-count.scss'

/** The basket at the left of the bottom bar: how many kinds are in it. */
export function BasketCount({ count, onTap }: { count: number; onTap: () => void }) {
  return (
    <Tappable
      id="basket"
      className="basket-count"
      onTap={count > 0 ? onTap : undefined}
      label={`已选 ${count} 种`}
    >
      <View className={`basket-count__icon ${count > 0 ? 'basket-count__icon--filled' : ''}`}>
        <Icon name="basket" size={26} />
        {count > 0 && <View className="basket-count__badge num">{count}</View>}
      </View>
      <View className="basket-count__text num">{count > 0 ? `已选 ${count} 种` : '还没有选'}</View>
    </Tappable>
  )
}
