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
import type { Expected } from '../order-draft'
import { baseOf, referencePrice, unitNames, type DraftLine } from '../receipt-draft'
import type { Delivery } from '../use-places'
import { LocationField } from './location-field'
import { SerialField } from './serial-field'

export interface LineFormProps {
  line: DraftLine
  delivery: Delivery
  locations: readonly Location[]
  today: string
  problems: LineProblems
  /** What the order says of it. */
  expected?: Expected | undefined
  onChange: (change: Partial<DraftLine>) => void
  /** One more piece; answers why it was not taken. */
  onPiece: (serialNo: string) => string | undefined
}

/** Everything about one lot as it comes off the truck, in the order in which it is read from the box. */
export function LineForm(props: LineFormProps) {
  const { line, delivery, locations, today, problems, expected, onChange, onPiece } = props
  const { item } = line
  const tracked = item.tracking !== 'none' || item.shelfLifeDays !== undefined
  return (
    <View className="receive-form">
      {item.tracking === 'serial' ? (
        <SerialField
          serials={line.serials}
          unit={item.unit}
          expected={expected && expected.open / 10 ** item.scale}
          error={problems.serials ?? problems.quantity}
          onAdd={onPiece}
          onRemove={(gone) => onChange({ serials: line.serials.filter((serialNo) => serialNo !== gone) })}
        />
      ) : (
        <QuantityField line={line} expected={expected} error={problems.quantity} onChange={onChange} />
      )}
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
        line={line}
        delivery={delivery}
        locations={locations}
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
        placeholder={pricePlaceholder(line, expected)}
        suffix={<View className="receive-form__per">元/{line.unit}</View>}
        error={problems.price}
      />
    </View>
  )
}

function QuantityField({
  line,
  expected,
  error,
  onChange,
}: Pick<LineFormProps, 'line' | 'expected' | 'onChange'> & { error?: string }) {
  const { item } = line
  return (
    <Field
      label="数量"
      required
      error={error}
      hint={inBaseUnits(line) ?? (expected && expectedText(line, expected))}
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
  )
}

/** 订单还差 60 盒, and how many more would be let in. */
function expectedText({ item }: DraftLine, { open, most }: Expected): string {
  const amount = (quantity: number) => `${formatQuantity(quantity, item.scale)} ${item.unit}`
  return `订单还差 ${amount(open)}${most > open ? `，最多收 ${amount(most)}` : ''}`
}

function pricePlaceholder(line: DraftLine, expected: Expected | undefined): string {
  const perUnit = baseOf({ ...line, quantity: 10 ** line.item.scale })
  if (expected?.baseFen !== undefined && perUnit !== null) {
    return `不填按订单价 ${formatMoney(Math.round((expected.baseFen * perUnit) / 10 ** line.item.scale))}`
  }
  const reference = referencePrice(line)
  return reference === undefined ? '可不填' : `不填按参考价 ${formatMoney(reference)}`
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
