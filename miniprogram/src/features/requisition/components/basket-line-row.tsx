import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { QuantityStepper } from '@/components/quantity-stepper'
import { Tappable } from '@/components/tappable'
import { UnitPicker } from '@/components/unit-picker'
import { putInBasket } from '../basket'
import { baseQuantity, mostOf, type BasketLine } from '../basket-line'
import { inBaseUnit, unitChoices } from '../unit-choices'
import './basket-line-row.scss'

export interface BasketLineRowProps {
  warehouseId: string
  line: BasketLine
  /** Undefined while not yet known. */
  available: number | undefined
  problem: string | undefined
  onRemove: () => void
}

/** A chosen item: how much of it in which unit, what that is in the base unit, and what is wrong with it. */
export function BasketLineRow({ warehouseId, line, available, problem, onRemove }: BasketLineRowProps) {
  const { item, itemId, unit, quantity } = line
  const base = baseQuantity(line)
  const most = available ?? Infinity
  const change = (part: Partial<BasketLine>) => putInBasket(warehouseId, { ...line, ...part })
  return (
    <View className={`basket-line ${problem ? 'basket-line--wrong' : ''}`}>
      <View className="basket-line__head">
        <View className="basket-line__main">
          <View className="basket-line__name">{item.name}</View>
          <View className="basket-line__specification">{item.specification}</View>
        </View>
        <Tappable
          id={`remove-${itemId}`}
          className="basket-line__remove"
          onTap={onRemove}
          label={`删除${item.name}`}
        >
          <Icon name="trash" size={20} />
        </Tappable>
      </View>
      <View className="basket-line__controls">
        <QuantityStepper
          id={`basket-quantity-${itemId}`}
          value={quantity}
          unit={unit}
          scale={item.scale}
          max={available === undefined ? undefined : mostOf(item, available, unit)}
          label={item.name}
          onChange={(next) => change({ quantity: next })}
        />
        {item.units.length > 0 && (
          <UnitPicker units={unitChoices(item)} value={unit} onChange={(next) => change({ unit: next })} />
        )}
        <View className="basket-line__facts num">
          {unit !== item.unit && base !== null && <View>折合 {inBaseUnit(item, base)}</View>}
          {available !== undefined && <View>可领 {inBaseUnit(item, available)}</View>}
        </View>
      </View>
      {problem && (
        <View className="basket-line__problem">
          <View className="basket-line__why">{problem}</View>
          {base !== null && base > most && most > 0 && (
            <Button
              id={`fit-${itemId}`}
              kind="text"
              size="small"
              onTap={() => change({ unit: item.unit, quantity: most })}
            >
              {`改为 ${inBaseUnit(item, most)}`}
            </Button>
          )}
        </View>
      )}
    </View>
  )
}
