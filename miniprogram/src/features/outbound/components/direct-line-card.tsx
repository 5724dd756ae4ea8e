import { View } from '@tarojs/components'
import { useState } from 'react'
import { formatQuantity } from '@shared/domain/units'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { QuantityStepper } from '@/components/quantity-stepper'
import { StateTag } from '@/components/state-tag'
import { controlledText } from '@/features/scan/item-text'
import { useQuery } from '@/lib/use-operation'
import { forAll, totalOf, type DraftLine, type DraftTarget } from '../direct-draft'

export interface DirectLineCardProps {
  line: DraftLine
  targets: readonly DraftTarget[]
  warehouseId: string
  onChange: (line: DraftLine) => void
  onRemove: () => void
}

/** One item and how much each department gets; with several departments one number fills them all. */
export function DirectLineCard({ line, targets, warehouseId, onChange, onRemove }: DirectLineCardProps) {
  const { itemId, item, cells } = line
  const [each, setEach] = useState<number | null>(null)
  const stock = useQuery('stock.query', warehouseId ? { warehouseId, itemIds: [itemId] } : null)
  const available = stock.data && (stock.data.rows[0]?.available ?? 0)
  const total = totalOf(line, targets)
  const over = available !== undefined && total > available
  const words = (quantity: number) => `${formatQuantity(quantity, item.scale)} ${item.unit}`
  const stepper = (
    id: string,
    value: number | null,
    change: (quantity: number | null) => void,
    label: string,
  ) => (
    <QuantityStepper
      id={id}
      value={value}
      onChange={change}
      unit={item.unit}
      scale={item.scale}
      label={label}
    />
  )
  return (
    <Card id={`direct-${itemId}`} className="direct-line" padded={false}>
      <View className="direct-line__head">
        <View>
          <View className="direct-line__name">{item.name}</View>
          <View className="direct-line__spec">
            {item.specification}{' '}
            {item.controlled && <StateTag tone="warning">{controlledText[item.controlled]}</StateTag>}
          </View>
        </View>
        <Button id={`remove-${itemId}`} size="small" kind="text" icon="close" onTap={onRemove}>
          去掉
        </Button>
      </View>
      <View className={`direct-line__figures num ${over ? 'direct-line__figures--over' : ''}`}>
        {`一共 ${words(total)}`}
        {available !== undefined && `，可用 ${words(available)}${over ? '，不够' : ''}`}
      </View>
      {targets.length === 0 && <View className="direct-line__figures">先选部门，再填数量</View>}
      {targets.length > 1 && (
        <View className="direct-line__cell direct-line__cell--all">
          <View className="direct-line__who">每个部门都发</View>
          {stepper(
            `all-${itemId}`,
            each ?? 0,
            (quantity) => {
              setEach(quantity)
              if (quantity !== null) onChange(forAll(line, targets, quantity))
            },
            '每个部门的数量',
          )}
        </View>
      )}
      {targets.map(({ departmentId, name }) => (
        <View key={departmentId} className="direct-line__cell">
          <View className="direct-line__who">{name}</View>
          {stepper(
            `cell-${itemId}-${departmentId}`,
            departmentId in cells ? (cells[departmentId] ?? null) : 0,
            (quantity) => onChange({ ...line, cells: { ...cells, [departmentId]: quantity } }),
            `${name}的数量`,
          )}
        </View>
      ))}
    </Card>
  )
}
