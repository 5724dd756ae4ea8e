import { View } from '@tarojs/components'
import { useState } from 'react'
import { mayWorkIn } from '@shared/domain/rights'
import type { OutputOf } from '@shared/operations'
import type { LotRow } from '@shared/operations/stock'
import { Card } from '@/components/card'
import { QuantityText } from '@/components/quantity-text'
import { StateTag } from '@/components/state-tag'
import { Tappable } from '@/components/tappable'
import { LotActions } from '@/features/moves/components/lot-actions'
import { alikeAmong, lotTarget } from '@/features/moves/lot-target'
import { formatMoney, formatQuantity, groupDigits } from '@/lib/format'
import { useMe } from '@/lib/session'
import { stateWords } from '../state-words'
import { LevelBar } from './level-bar'
import { LotLine } from './lot-line'
import './warehouse-card.scss'

type ItemStock = OutputOf<'stock.item'>

export interface WarehouseCardProps {
  item: ItemStock['item']
  stock: ItemStock['stocks'][number]
  /** The only warehouse: the head of the page has said what is available. */
  alone: boolean
  /** Something was changed here: what is shown is old. */
  onChanged: () => Promise<void>
}

const FOLDED = 5

/** One warehouse: how much against its levels, then the lots in the order in which they will go out. */
export function WarehouseCard({ item, stock, alone, onChanged }: WarehouseCardProps) {
  const me = useMe()
  const mine = me !== undefined && mayWorkIn(me, stock.warehouseId)
  const [chosen, setChosen] = useState<LotRow>()
  const [unfolded, setUnfolded] = useState(false)
  const { lots, available, onHand, reserved, valueFen } = stock
  const shown = unfolded || lots.length <= FOLDED + 1 ? lots : lots.slice(0, FOLDED)
  const next = lots.find((lot) => lot.status === 'available' && lot.expiry !== 'expired')
  const level = item.levels.find(({ warehouseId }) => warehouseId === stock.warehouseId)
  return (
    <Card
      id={`warehouse-card-${stock.warehouseId}`}
      className="warehouse-card"
      padded={false}
      title={stock.warehouseName}
      extra={
        <View className="warehouse-card__tags">
          {stateWords(stock).map(({ tone, text }) => (
            <StateTag key={text} tone={tone}>
              {text}
            </StateTag>
          ))}
        </View>
      }
    >
      <View className="warehouse-card__head">
        <View className="warehouse-card__figures">
          <QuantityText quantity={onHand} scale={item.scale} unit={item.unit} size="large" />
          <View className="warehouse-card__aside num">
            {!alone && available !== onHand && (
              <View>可用 {groupDigits(formatQuantity(available, item.scale))}</View>
            )}
            {!alone && reserved > 0 && <View>预留 {groupDigits(formatQuantity(reserved, item.scale))}</View>}
            {valueFen !== undefined && <View>{formatMoney(valueFen)}</View>}
          </View>
        </View>
        <LevelBar
          quantity={onHand}
          minimum={stock.minimum}
          maximum={level?.maximum}
          unit={item.unit}
          scale={item.scale}
        />
      </View>
      {shown.map((lot) => (
        <LotLine
          key={`${lot.lotId} ${lot.locationId} ${lot.status}`}
          item={item}
          lot={lot}
          isNext={lot === next}
          onTap={mine ? () => setChosen(lot) : undefined}
        />
      ))}
      {shown.length < lots.length && (
        <Tappable className="warehouse-card__more" onTap={() => setUnfolded(true)}>
          还有 {lots.length - shown.length} 批，全部展开
        </Tappable>
      )}
      {stock.hiddenLots.map((lot) => (
        <LotLine key={`${lot.lotId} ${lot.locationId} ${lot.status}`} item={item} lot={lot} isNext={false} />
      ))}
      {mine && (
        <LotActions
          target={chosen ? lotTarget(item, stock, chosen) : null}
          alike={chosen ? alikeAmong(item, lots, chosen) : []}
          onClose={() => setChosen(undefined)}
          onDone={onChanged}
        />
      )}
    </Card>
  )
}
