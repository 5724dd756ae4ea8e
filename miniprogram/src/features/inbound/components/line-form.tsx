import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatQuantity } from '@shared/domain/units'
import type { Location } from '@shared/schema/masterdata'
import { DateField } from '@/components/date-field'
import { Field } from '@/components/field'
import { InputField } from '@/components/input-field'
import { QuantityStepper } from '@/components/quantity-stepper'
import { UnitPicker } from '@/components/unit-picker'
import { formatMoney } from '@/lib/format'
import { expiryWarning, type LineProblems } from '../check-line'
import { baseOf, referencePrice, unitNames, type DraftLine } from '../receipt-draft'
import { LocationField } from './location-field'

export interface LineFormProps {
  line: DraftLine
  warehouseId: string
  locations: readonly Location[]
  today: string
  problems: LineProblems
  onChange: (change: Partial<DraftLine>) => void
}

/** Everything about one lot as it comes off the truck, in the order in which it is read from the box. */
export function LineForm({ line, warehouseId, locations, today, problems, onChange }: LineFormProps) {
  const { item } = line
  const tracked = item.tracking === 'lot' || item.shelfLifeDays !== undefined
  const reference = referencePrice(line)
  return (
    <View className="receive-form">
      <Field
        label="数量"
        required
        error={problems.quantity}
        hint={inBaseUnits(line)}
        suffix={
          <UnitPicker units={unitChoices(line)} value={line.unit} onChange={(unit) => onChange({ unit })} />
        }
      >
        <QuantityStepper
          id="quantity"
          value={line.quantity}
          onChange={(quantity) => onChange({ quantity })}
          unit=""
          scale={item.scale}
          min={item.scale > 0 ? 0 : 1}
          label="收到的数量"
        />
      </Field>
      <InputField
        id="lot-no"
        label="批号"
        required={item.tracking === 'lot'}
        scan
        maxLength={40}
        value={line.lotNo}
        onChange={(lotNo) => onChange({ lotNo })}
        placeholder={item.tracking === 'lot' ? '包装上的批号' : '没有可不填'}
        error={problems.lotNo}
      />
      {tracked && (
        <>
          <DateField
            id="production-date"
            label="生产日期"
            value={line.productionDate}
            onChange={(productionDate) => onChange({ productionDate })}
            max={today}
            clearable
            error={problems.productionDate}
          />
          <DateField
            id="expiry-date"
            label="有效期至"
            required={item.shelfLifeDays !== undefined}
            value={line.expiryDate}
            onChange={(expiryDate) => onChange({ expiryDate })}
            start={line.productionDate || today}
            clearable
            error={problems.expiryDate}
            hint={expiryHint(line, today)}
          />
        </>
      )}
      <LocationField
        id="location"
        item={item}
        warehouseId={warehouseId}
        locations={locations}
        value={line.locationId}
        onChange={(locationId) => onChange({ locationId })}
        error={problems.locationId}
      />
      <InputField
        id="price"
        label="单价"
        type="digit"
        maxLength={12}
        value={line.price}
        onChange={(price) => onChange({ price })}
        placeholder={reference === undefined ? '可不填' : `不填按参考价 ${formatMoney(reference)}`}
        suffix={<View className="receive-form__per">元/{line.unit}</View>}
        error={problems.price}
      />
    </View>
  )
}

/** 折合 400 盒, when the entered unit is not the one that stock is counted in. */
function inBaseUnits(line: DraftLine): ReactNode {
  const base = baseOf(line)
  if (line.unit === line.item.unit || base === null) return null
  return (
    <View className="receive-form__base num">
      折合 {formatQuantity(base, line.item.scale)} {line.item.unit}
    </View>
  )
}

function expiryHint(line: DraftLine, today: string): ReactNode {
  const warning = expiryWarning(line, today)
  if (warning) return <View className="receive-form__warning">{warning}</View>
  const { shelfLifeDays } = line.item
  if (!shelfLifeDays || line.ownExpiry) return null
  return line.expiryDate ? `按保质期 ${shelfLifeDays} 天推算，可以改` : '填了生产日期会自动推算'
}

const unitChoices = ({ item }: DraftLine) =>
  unitNames(item).map((name) => {
    const further = item.units.find((unit) => unit.name === name)
    return { name, note: further && noteOf(further, item.unit) }
  })

const noteOf = (
  { name, numerator, denominator }: { name: string; numerator: number; denominator: number },
  base: string,
) =>
  denominator === 1 ? `1 ${name} = ${numerator} ${base}` : `${denominator} ${name} = ${numerator} ${base}`
