import { View } from '@tarojs/components'
import { memo } from 'react'
import type { StockRow as Row } from '@shared/operations/stock'
import { ListRow } from '@/components/list-row'
import { QuantityText } from '@/components/quantity-text'
import { StateTag } from '@/components/state-tag'
import { formatDay, formatQuantity, groupDigits } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { expiryTone, stateWords } from '../state-words'
import './stock-row.scss'

/** One item in one warehouse: what it is at the left, how much and how it stands at the right. */
export const StockRow = memo(function StockRow({ row }: { row: Row }) {
  const { item, onHand, available } = row
  return (
    <ListRow
      id={`stock-${row.stockId}`}
      className="stock-row"
      title={item.name}
      subtitle={<Description row={row} />}
      note={<Place row={row} />}
      value={
        <QuantityText
          quantity={onHand}
          scale={item.scale}
          unit={item.unit}
          size={formatQuantity(onHand, item.scale).length > 6 ? 'medium' : 'large'}
          tone={onHand === 0 ? 'danger' : undefined}
        />
      }
      tag={
        <>
          {available !== onHand && (
            <View className="stock-row__available num">
              可用 {groupDigits(formatQuantity(available, item.scale))}
            </View>
          )}
          <View className="stock-row__tags">
            {stateWords(row).map(({ tone, text }) => (
              <StateTag key={text} tone={tone}>
                {text}
              </StateTag>
            ))}
          </View>
        </>
      }
      onTap={() => openPage('item', { id: row.itemId, warehouse: row.warehouseId })}
    />
  )
})

const Description = ({ row: { item } }: { row: Row }) => (
  <View className="stock-row__description">
    {item.specification && <View className="stock-row__specification">{item.specification}</View>}
    <View className="code">{item.code}</View>
  </View>
)

function Place({ row: { item, warehouseName, nearestExpiry, expiry, expired = 0 } }: { row: Row }) {
  const tone = expiryTone[expiry]
  return (
    <View className="stock-row__place">
      <View>{warehouseName}</View>
      {nearestExpiry && (
        <View className={`code ${tone ? `tone-${tone}` : ''}`}>
          {expiry === 'expired'
            ? `过期 ${groupDigits(formatQuantity(expired, item.scale))} ${item.unit}，最早 ${formatDay(nearestExpiry)}`
            : `最早 ${formatDay(nearestExpiry)} 到期`}
        </View>
      )}
    </View>
  )
}
