import { View } from '@tarojs/components'
import type { Item } from '@shared/schema/masterdata'
import { QuantityText, type QuantityTextProps } from '@/components/quantity-text'
import './totals.scss'

export interface TotalsProps {
  item: Pick<Item, 'unit' | 'scale'>
  onHand: number
  available: number
  reserved: number
}

/** 在库 · 可用 · 已预留, the first the largest. */
export function Totals({ item: { unit, scale }, onHand, available, reserved }: TotalsProps) {
  const figure = (label: string, quantity: number, size: QuantityTextProps['size']) => (
    <View className="stock-totals__figure">
      <View className="stock-totals__label">{label}</View>
      <QuantityText
        quantity={quantity}
        scale={scale}
        unit={unit}
        size={size}
        tone={label !== '已预留' && quantity === 0 ? 'danger' : undefined}
      />
    </View>
  )
  return (
    <View className="stock-totals">
      {figure('在库', onHand, 'huge')}
      {figure('可用', available, 'large')}
      {figure('已预留', reserved, 'large')}
    </View>
  )
}
