import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Field, FormGroup } from '@/components/field'
import { QuantityStepper } from '@/components/quantity-stepper'
import { Tappable } from '@/components/tappable'
import { UnitPicker } from '@/components/unit-picker'
import type { useNewTransfer } from '../use-new-transfer'

/** What is to go, one card an item. */
export function NewLines({ form }: { form: ReturnType<typeof useNewTransfer> }) {
  const { lines } = form.draft
  if (lines.length === 0) {
    return (
      <Card>
        <View className="muted">还没有物资：扫条码，或按名称查找</View>
      </Card>
    )
  }
  return (
    <>
      {lines.map(({ item, unit, quantity }, index) => (
        <FormGroup
          key={item._id}
          title={item.name}
          extra={
            <Tappable
              id={`remove-${index}`}
              className="new-transfer__remove"
              onTap={() => form.removeLine(index)}
              label={`去掉${item.name}`}
            >
              去掉
            </Tappable>
          }
        >
          <Field label="数量" required hint={item.specification}>
            <QuantityStepper
              id={`quantity-${index}`}
              value={quantity}
              onChange={(next) => form.changeLine(index, { quantity: next })}
              unit={unit}
              scale={item.scale}
              min={1}
            />
          </Field>
          {item.units.length > 0 && (
            <Field label="单位">
              <UnitPicker
                units={[{ name: item.unit }, ...item.units.map(({ name }) => ({ name }))]}
                value={unit}
                onChange={(next) => form.changeLine(index, { unit: next })}
              />
            </Field>
          )}
        </FormGroup>
      ))}
    </>
  )
}
