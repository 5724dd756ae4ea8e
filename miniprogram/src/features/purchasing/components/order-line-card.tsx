import { View } from '@tarojs/components'
import { businessDay } from '@shared/domain/calendar'
import { toBaseQuantity, formatQuantity } from '@shared/domain/units'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { DateField } from '@/components/date-field'
import { Field } from '@/components/field'
import { Icon } from '@/components/icon'
import { InputField } from '@/components/input-field'
import { QuantityStepper } from '@/components/quantity-stepper'
import { QuantityText } from '@/components/quantity-text'
import { Tappable } from '@/components/tappable'
import { UnitPicker } from '@/components/unit-picker'
import { formatDay } from '@/lib/format'
import type { OrderDraftLine } from '../order-draft'
import './order-line-card.scss'

export interface OrderLineCardProps {
  index: number
  line: OrderDraftLine
  open: boolean
  problems: { [field: string]: string }
  onToggle: () => void
  onChange: (change: Partial<OrderDraftLine>) => void
  onRemove: () => void
}

/** One line of an order: a form while it is worked on, otherwise what it says. */
export function OrderLineCard(props: OrderLineCardProps) {
  const { index, line, open, problems, onToggle, onChange, onRemove } = props
  const { item, unit, quantity } = line
  const wrong = Object.keys(problems).length > 0
  const base = quantity === null ? null : toBaseQuantity(item, quantity, unit)
  return (
    <View id={`line-${index}`}>
      <Card padded={false} className={`order-edit-line ${wrong ? 'order-edit-line--wrong' : ''}`}>
        <Tappable
          className="order-edit-line__head"
          onTap={onToggle}
          label={`${item.name}，${open ? '收起' : '展开'}`}
        >
          <View className="order-edit-line__main">
            <View className="order-edit-line__name">{item.name}</View>
            <View className="order-edit-line__note">
              {item.specification} <View className="code">{item.code}</View>
              {!open && line.expectedDay && <View>{formatDay(line.expectedDay)} 到货</View>}
            </View>
            {!open && wrong && <View className="order-edit-line__wrong">{Object.values(problems)[0]}</View>}
          </View>
          {!open && quantity !== null && <QuantityText quantity={quantity} scale={item.scale} unit={unit} />}
          <Icon
            name="chevron-down"
            size={20}
            className={`order-edit-line__arrow ${open ? 'order-edit-line__arrow--open' : ''}`}
          />
        </Tappable>
        {open && (
          <>
            <Field
              label="数量"
              required
              error={problems.quantity}
              hint={
                unit !== item.unit && base?.ok && `合 ${formatQuantity(base.data, item.scale)} ${item.unit}`
              }
              suffix={
                <UnitPicker
                  units={[item.unit, ...item.units.map(({ name }) => name)].map((name) => ({ name }))}
                  value={unit}
                  onChange={(next) => onChange({ unit: next })}
                />
              }
            >
              <QuantityStepper
                id="quantity"
                value={quantity}
                onChange={(next) => onChange({ quantity: next })}
                unit=""
                scale={item.scale}
                min={item.scale > 0 ? 0 : 1}
                label="订购数量"
              />
            </Field>
            <InputField
              id="price"
              label="单价"
              type="digit"
              maxLength={12}
              value={line.price}
              onChange={(price) => onChange({ price })}
              placeholder="收货时按这个价入账"
              suffix={<View className="order-edit-line__per">元/{unit}</View>}
              error={problems.price}
            />
            <DateField
              id="expected-day"
              label="到货日"
              required
              value={line.expectedDay}
              onChange={(expectedDay) => onChange({ expectedDay })}
              min={businessDay(Date.now())}
              error={problems.expectedDay}
            />
            <View className="order-edit-line__tools">
              <Button size="small" kind="danger" onTap={onRemove}>
                删除这一行
              </Button>
            </View>
          </>
        )}
      </Card>
    </View>
  )
}
