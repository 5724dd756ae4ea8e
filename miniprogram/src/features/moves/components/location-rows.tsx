import { View } from '@tarojs/components'
import { businessDay } from '@shared/domain/calendar'
import type { LocationRow } from '@shared/operations/inside'
import { ListRow } from '@/components/list-row'
import { QuantityText } from '@/components/quantity-text'
import { StateTag } from '@/components/state-tag'
import { expiryTone, lotStatusWords } from '@/features/stock/state-words'
import { formatDay } from '@/lib/format'
import { lotName } from '@/lib/lot-name'
import './location-rows.scss'

export interface LocationRowsProps {
  /** Without a quantity: the caller is counting it blind. */
  rows: readonly (Omit<LocationRow, 'quantity'> & Partial<Pick<LocationRow, 'quantity'>>)[]
  /** Beginning of the rows' ids, where a page has two lists. */
  name?: string | undefined
  /** Position of the tapped row; left out, the rows only show. */
  onTap?: ((index: number) => void) | undefined
}

/** What lies at a shelf, row by row. */
export function LocationRows({ rows, name = 'row', onTap }: LocationRowsProps) {
  return (
    <>
      {rows.map((row, index) => {
        const status = lotStatusWords[row.status]
        const tone = expiryTone[row.expiry]
        return (
          <ListRow
            key={`${row.lotId} ${row.status}`}
            id={`${name}-${index}`}
            title={row.item.name}
            subtitle={row.item.specification}
            note={
              <View className="location-rows__facts">
                <View className="code">{lotName(row)}</View>
                {(row.lotNo || row.serialNo) && <View>{formatDay(businessDay(row.receivedAt))} 入库</View>}
                {row.expiryDate && (
                  <View className={tone ? `tone-${tone}` : ''}>有效期至 {row.expiryDate}</View>
                )}
              </View>
            }
            value={
              row.quantity === undefined ? (
                <View className="muted">盲盘中，数量不显示</View>
              ) : (
                <QuantityText quantity={row.quantity} scale={row.item.scale} unit={row.item.unit} />
              )
            }
            tag={status && <StateTag tone={status.tone}>{status.text}</StateTag>}
            arrow={onTap !== undefined}
            {...(onTap ? { onTap: () => onTap(index) } : {})}
          />
        )
      })}
    </>
  )
}
