import { View } from '@tarojs/components'
import { inTransit } from '@shared/domain/transfer/document'
import { formatQuantity } from '@shared/domain/units'
import type { Transfer, TransferRow } from '@shared/schema/transfer'
import { Field, FormGroup } from '@/components/field'
import { QuantityStepper } from '@/components/quantity-stepper'
import { SwitchField } from '@/components/switch-field'
import { ShelfField } from '@/features/moves/components/shelf-field'
import { lotName } from '@/lib/lot-name'
import type { Arrival } from '../use-receive'

export interface ArrivalCardProps {
  transfer: Transfer
  row: TransferRow
  arrival: Arrival
  problem: string
  onChange: (part: Partial<Arrival>) => void
}

/** One lot that is on its way: how many arrived whole and where they go; what is damaged goes to the 不合格 zone. */
export function ArrivalCard({ transfer, row, arrival, problem, onChange }: ArrivalCardProps) {
  const line = transfer.lines.find(({ lineId }) => lineId === row.lineId)
  if (!line) return null
  const { item, itemId } = line
  const { rowId } = row
  const most = inTransit(row)
  const { whole, damaged, locationId, damagedLocationId } = arrival
  const hasDamage = damaged !== 0
  const facts = [
    lotName(row.lot),
    ...(row.lot.expiryDate ? [`有效期至 ${row.lot.expiryDate}`] : []),
    `在途 ${formatQuantity(most, item.scale)} ${item.unit}`,
  ]
  const one = Math.min(most, 10 ** item.scale)
  return (
    <FormGroup title={item.name} extra={<View className="muted">{item.specification}</View>}>
      <Field label="完好" required hint={facts.join(' · ')} error={problem}>
        <QuantityStepper
          id={`whole-${rowId}`}
          value={whole}
          onChange={(quantity) => onChange({ whole: quantity })}
          unit={item.unit}
          scale={item.scale}
          max={most}
        />
      </Field>
      {whole !== 0 && (
        <ShelfField
          id={`shelf-${rowId}`}
          warehouseId={transfer.toWarehouseId}
          itemId={itemId}
          zone="qualified"
          value={locationId}
          onChange={(id) => onChange({ locationId: id })}
        />
      )}
      <SwitchField
        id={`damage-${rowId}`}
        label="有破损"
        value={hasDamage}
        onChange={(on) =>
          onChange(
            on ? { damaged: one, whole: Math.max(0, (whole ?? most) - one) } : { damaged: 0, whole: most },
          )
        }
      />
      {hasDamage && (
        <Field label="破损" required hint="进不合格区，之后退货或报废">
          <QuantityStepper
            id={`damaged-${rowId}`}
            value={damaged}
            onChange={(quantity) => onChange({ damaged: quantity })}
            unit={item.unit}
            scale={item.scale}
            min={1}
            max={most}
          />
        </Field>
      )}
      {hasDamage && (
        <ShelfField
          id={`bad-shelf-${rowId}`}
          label="破损放在"
          warehouseId={transfer.toWarehouseId}
          itemId={itemId}
          zone="rejected"
          value={damagedLocationId}
          onChange={(id) => onChange({ damagedLocationId: id })}
        />
      )}
    </FormGroup>
  )
}
