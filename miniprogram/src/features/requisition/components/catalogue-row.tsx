import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { QuantityStepper } from '@/components/quantity-stepper'
import { QuantityText } from '@/components/quantity-text'
import { StateTag, type Tone } from '@/components/state-tag'
import { Tappable } from '@/components/tappable'
import type { StockRow } from '@shared/operations/stock'
import { addToBasket, putInBasket, takeFromBasket } from '../basket'
import { mostOf, type BasketLine } from '../basket-line'
import './catalogue-row.scss'

export interface CatalogueRowProps {
  row: StockRow
  line: BasketLine | undefined
  favourite: boolean
  onFavourite: (itemId: string) => void
}

/** An item on the shelf: what it is, how much of it may be taken, and a button or stepper to take it. */
export function CatalogueRow({ row, line, favourite, onFavourite }: CatalogueRowProps) {
  const { itemId, item, available } = row
  const state = stateOf(row)
  return (
    <View className="catalogue-row">
      <View className="catalogue-row__head">
        <View className="catalogue-row__name">{item.name}</View>
        <Tappable
          className={`catalogue-row__star ${favourite ? 'catalogue-row__star--on' : ''}`}
          onTap={() => onFavourite(itemId)}
          label={favourite ? `取消收藏${item.name}` : `收藏${item.name}`}
        >
          <Icon name={favourite ? 'star-filled' : 'star'} size={20} />
        </Tappable>
      </View>
      <View className="catalogue-row__middle">
        <View className="catalogue-row__specification">{item.specification}</View>
        {item.controlled && <StateTag>管控</StateTag>}
        <StateTag tone={state.tone}>{state.text}</StateTag>
      </View>
      <View className="catalogue-row__foot">
        {available > 0 ? (
          <View className="catalogue-row__available">
            可领
            <QuantityText quantity={available} scale={item.scale} unit={item.unit} />
          </View>
        ) : (
          <View className="catalogue-row__available">{row.onHand > 0 ? '都已留给别人' : '等待补货'}</View>
        )}
        <Take row={row} line={line} />
      </View>
    </View>
  )
}

/** Plus until something is chosen, then a stepper; nothing to tap where nothing is left. */
function Take({
  row: { warehouseId, itemId, item, available },
  line,
}: Pick<CatalogueRowProps, 'row' | 'line'>) {
  if (!line) {
    if (available === 0) return null
    return (
      <Tappable
        id={`add-${itemId}`}
        className="catalogue-row__add"
        onTap={() => addToBasket(warehouseId, itemId, item, available)}
        label={`加入${item.name}`}
      >
        <View className="catalogue-row__plus">
          <Icon name="plus" size={20} />
        </View>
      </Tappable>
    )
  }
  return (
    <QuantityStepper
      id={`quantity-${itemId}`}
      value={line.quantity}
      unit={line.unit}
      scale={item.scale}
      max={mostOf(line.item, available, line.unit)}
      label={item.name}
      onChange={(quantity) => putInBasket(warehouseId, { ...line, quantity })}
      onNone={() => takeFromBasket(warehouseId, itemId)}
    />
  )
}

function stateOf({ available, level }: StockRow): { tone: Tone; text: string } {
  if (available === 0) return { tone: 'danger', text: '缺货' }
  return level === 'low' ? { tone: 'warning', text: '偏低' } : { tone: 'success', text: '充足' }
}
