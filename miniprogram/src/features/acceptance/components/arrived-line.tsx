import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { InputField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { QuantityStepper } from '@/components/quantity-stepper'
import { QuantityText } from '@/components/quantity-text'
import { Segmented } from '@/components/segmented'
import { formatQuantity } from '@/lib/format'
import type { Accept, Arrived, Shipped } from '../use-accept'
import './arrived-line.scss'

const outcomes: { value: Arrived['outcome']; text: string; id: string }[] = [
  { value: 'lost', text: '丢失损毁，核销', id: 'outcome-lost' },
  { value: 'comingBack', text: '拒收，正退回', id: 'outcome-back' },
]

/** One line of a shipment: how much arrived, and what became of the rest. */
export function ArrivedLine({ accept, shipped }: { accept: Accept; shipped: Shipped }) {
  const { line, quantity } = shipped
  const { item, lineId } = line
  const arrived = accept.arrivedOf(shipped)
  const missing = quantity - (arrived.received ?? quantity)
  const problem = accept.problems.get(lineId)
  return (
    <Card padded={false} className="arrived-line">
      <View className="arrived-line__head">
        <View className="arrived-line__main">
          <View className="arrived-line__name">{item.name}</View>
          <View className="arrived-line__spec">{item.specification}</View>
        </View>
        <View className="arrived-line__sent">
          <QuantityText quantity={quantity} scale={item.scale} unit={item.unit} />
          <View className="arrived-line__note">发出</View>
        </View>
      </View>
      <Field label="收到" required>
        <QuantityStepper
          id={`received-${lineId}`}
          value={arrived.received}
          onChange={(received) => accept.change(shipped, { received })}
          unit={item.unit}
          scale={item.scale}
          max={quantity}
          label={`${item.name}收到的数量`}
        />
      </Field>
      {missing > 0 && (
        <>
          <Field label={`少了 ${formatQuantity(missing, item.scale)} ${item.unit}`} required stacked>
            <Segmented
              value={arrived.outcome}
              onChange={(outcome) => accept.change(shipped, { outcome })}
              options={outcomes}
            />
          </Field>
          <InputField
            id={`difference-${lineId}`}
            label="原因"
            required
            value={arrived.reason}
            onChange={(reason) => accept.change(shipped, { reason })}
            placeholder="为什么少了，例如：运输中破损"
          />
        </>
      )}
      {problem && (
        <View className="arrived-line__problem">
          <Notice tone="danger">{problem}</Notice>
        </View>
      )}
    </Card>
  )
}
