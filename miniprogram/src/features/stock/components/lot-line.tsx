import { View } from '@tarojs/components'
import { businessDay } from '@shared/domain/calendar'
import type { LotRow } from '@shared/operations/stock'
import type { Item } from '@shared/schema/masterdata'
import { Icon } from '@/components/icon'
import { QuantityText } from '@/components/quantity-text'
import { StateTag } from '@/components/state-tag'
import { Tappable } from '@/components/tappable'
import { formatDay, formatDaysLeft, formatMoney } from '@/lib/format'
import { expiryTone, lotStatusWords } from '../state-words'
import './lot-line.scss'

export interface LotLineProps {
  item: Pick<Item, 'unit' | 'scale'>
  /** Without a quantity: the caller is counting it blind. */
  lot: Omit<LotRow, 'quantity'> & Partial<Pick<LotRow, 'quantity'>>
  /** The one that goes out next. */
  isNext: boolean
  /** What can be done with it; for those who keep the warehouse. */
  onTap?: (() => void) | undefined
}

/** One lot at one location. */
export function LotLine({ item, lot, isNext, onTap }: LotLineProps) {
  const status = lotStatusWords[lot.status]
  const tone = expiryTone[lot.expiry]
  return (
    <Tappable className="lot-line" {...(onTap ? { onTap, label: `${lot.location}，办理移库、冻结等` } : {})}>
      <View className="lot-line__main">
        <View className="lot-line__place">
          <View className="lot-line__location code">{lot.location}</View>
          {isNext && <StateTag tone="brand">先出</StateTag>}
          {status && <StateTag tone={status.tone}>{status.text}</StateTag>}
        </View>
        {lot.expiryDate && (
          <View className={`lot-line__expiry num ${tone ? `tone-${tone}` : ''}`}>
            有效期至 {lot.expiryDate}
            {lot.daysLeft !== undefined && ` · ${formatDaysLeft(lot.daysLeft)}`}
          </View>
        )}
        <View className="lot-line__note">
          {lot.serialNo && <View className="code">序列号 {lot.serialNo}</View>}
          {lot.lotNo && <View className="code">批号 {lot.lotNo}</View>}
          <View className="code">{formatDay(businessDay(lot.receivedAt))} 入库</View>
        </View>
      </View>
      <View className="lot-line__side">
        {lot.quantity === undefined ? (
          <View className="muted">盲盘中，数量不显示</View>
        ) : (
          <QuantityText quantity={lot.quantity} scale={item.scale} unit={item.unit} />
        )}
        {lot.valueFen !== undefined && (
          <View className="lot-line__value num">{formatMoney(lot.valueFen)}</View>
        )}
      </View>
      {onTap && <Icon name="more" size={18} className="lot-line__more" />}
    </Tappable>
  )
}
