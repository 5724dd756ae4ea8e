import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { QuantityStepper } from '@/components/quantity-stepper'
import { QuantityText } from '@/components/quantity-text'
import { StateTag } from '@/components/state-tag'
import { controlledText } from '@/features/scan/item-text'
import { lotText } from '../lot-text'
import type { Task } from '../pick-tasks'
import { amount } from '../use-pick-scan'
import { PassedOver } from './passed-over'
import './current-task.scss'

export interface CurrentTaskProps {
  task: Task
  quantity: number | null
  onQuantity: (quantity: number | null) => void
  /** Opens the choice of another lot; undefined when there is none. */
  onSwap?: () => void
  /** Back to the lot that the rule chose. */
  onUnswap?: () => void
  /** Opens the report of a shelf that holds less than the book. */
  onShort: () => void
  /** Why the server refused this line. */
  refusal?: string
}

/** The stop the clerk stands before: where, what, which lot, how many, and why this one. */
export function CurrentTask({
  task,
  quantity,
  onQuantity,
  onSwap,
  onUnswap,
  onShort,
  refusal,
}: CurrentTaskProps) {
  const [adjusting, setAdjusting] = useState(false)
  const { line, lot } = task
  const { item } = line
  const changed = quantity !== task.quantity
  const neighbours = neighboursOf(task)
  return (
    <Card className="pick-current">
      {refusal && (
        <View className="pick-current__refusal">
          <Notice id="line-refusal">{refusal}</Notice>
        </View>
      )}
      <View className="pick-current__place">
        <Icon name="location" size={28} />
        <View id="pick-location" className="pick-current__code code">
          {lot.location}
        </View>
      </View>
      <View className="pick-current__name">{item.name}</View>
      <View className="pick-current__spec">
        {item.specification}
        <View className="code">{item.code}</View>
        {item.controlled && <StateTag tone="warning">{controlledText[item.controlled]}</StateTag>}
      </View>
      <View className="pick-current__body">
        <View className="pick-current__lot">
          <View className="code">{lotText(lot)}</View>
          {lot.expiryDate && <View className="code">有效期至 {lot.expiryDate}</View>}
          <View className="code muted">这里共有 {amount(task, lot.onHand)}</View>
        </View>
        <View id="pick-quantity" className="pick-current__quantity">
          <QuantityText
            quantity={quantity ?? 0}
            scale={item.scale}
            unit={item.unit}
            size="huge"
            tone={changed ? 'warning' : undefined}
          />
          {changed && <View className="pick-current__asked num">应拣 {amount(task, task.quantity)}</View>}
        </View>
      </View>
      <View className={`pick-current__why ${task.swapped ? 'pick-current__why--own' : ''}`}>
        <Icon name={task.swapped ? 'edit' : 'info'} size={18} />
        <View>{task.why}</View>
      </View>
      {neighbours.length > 0 && (
        <View className="pick-current__why pick-current__why--own">
          <Icon name="alert" size={18} />
          <View>同一库位还有{neighbours.join('、')}，看清再拿</View>
        </View>
      )}
      {adjusting && (
        <View className="pick-current__adjust">
          <QuantityStepper
            id="short-quantity"
            value={quantity}
            onChange={onQuantity}
            unit={item.unit}
            scale={item.scale}
            min={0}
            max={task.quantity}
            label="实拣数量"
          />
          <View className="pick-current__note">
            {quantity === null || quantity > task.quantity
              ? `最多 ${amount(task, task.quantity)}`
              : quantity < task.quantity
                ? '少拣的部分留着，下次再发'
                : '实际拿多少就填多少'}
          </View>
        </View>
      )}
      <View className="pick-current__tools">
        <Button id="adjust" size="small" kind="secondary" icon="edit" onTap={() => setAdjusting(!adjusting)}>
          {adjusting ? '收起' : '改数量'}
        </Button>
        {onSwap && (
          <Button id="swap" size="small" kind="secondary" icon="transfer" onTap={onSwap}>
            换批
          </Button>
        )}
        <Button id="short" size="small" kind="secondary" icon="alert" onTap={onShort}>
          架上少货
        </Button>
        {onUnswap && (
          <Button id="unswap" size="small" kind="secondary" icon="undo" onTap={onUnswap}>
            用推荐批次
          </Button>
        )}
      </View>
      <PassedOver line={line} />
    </Card>
  )
}

/** Other lots of the same item on the same shelf: a barcode alone cannot tell them apart. */
function neighboursOf({ line, lot }: Task): string[] {
  const others = [...line.picks, ...line.passedOver].filter(
    (other) => other.locationId === lot.locationId && other.lotId !== lot.lotId,
  )
  return others.map((other) => (other.lotNo ? lotText(other) : `${lotText(other)}的`))
}
