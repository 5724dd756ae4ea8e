import { View } from '@tarojs/components'
import { useState } from 'react'
import { formatQuantity } from '@shared/domain/units'
import type { PickLine } from '@shared/operations/outbound'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { QuantityStepper } from '@/components/quantity-stepper'
import { Sheet } from '@/components/sheet'
import { lotText } from '@/features/outbound/lot-text'
import { useChange } from '@/lib/use-change'
import { rowKey } from '../use-send'
import './sheet.scss'

export interface LotsSheetProps {
  line: PickLine | undefined
  takes: readonly { lotId: string; locationId: string; quantity: number }[]
  /** Without the right to other lots only less of the proposed ones. */
  mayOverride: boolean
  onClose: () => void
  onChange: (lineId: number, rows: Record<string, number>) => void
}

/** Every place that may be taken from, with how much; less than asked is allowed, more is not. */
export function LotsSheet({ line, takes, mayOverride, onClose, onChange }: LotsSheetProps) {
  const [rows, setRows] = useState<Record<string, number | null>>({})
  useChange(line?.lineId, () =>
    setRows(Object.fromEntries(takes.map((take) => [rowKey(take), take.quantity]))),
  )
  if (!line) return <Sheet open={false} onClose={onClose} />
  const { item, openQuantity } = line
  const usable = [
    ...line.picks.map((pick) => ({ ...pick, most: mayOverride ? pick.onHand : pick.quantity })),
    ...(mayOverride
      ? line.passedOver.filter((lot) => lot.usable).map((lot) => ({ ...lot, most: lot.onHand }))
      : []),
  ]
  const total = Object.values(rows).reduce<number>((sum, quantity) => sum + (quantity ?? 0), 0)
  const over = total > openQuantity
  const words = (quantity: number) => `${formatQuantity(quantity, item.scale)} ${item.unit}`
  const finish = () => {
    if (over) return
    onChange(
      line.lineId,
      Object.fromEntries(Object.entries(rows).map(([key, quantity]) => [key, quantity ?? 0])),
    )
    onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={item.name}
      bottom={
        <View className="transfer-sheet__bottom">
          <Button id="lots-done" block disabled={over} onTap={finish}>
            {over ? `超过了要发的 ${words(openQuantity)}` : `就发 ${words(total)}`}
          </Button>
        </View>
      }
    >
      {usable.map((lot, index) => (
        <Field
          key={rowKey(lot)}
          stacked
          label={`${lot.location} · ${lotText(lot)}`}
          hint={`这里有 ${words(lot.onHand)}，${lot.reason}`}
        >
          <QuantityStepper
            id={`lot-${index}`}
            value={rows[rowKey(lot)] === undefined ? 0 : (rows[rowKey(lot)] ?? null)}
            onChange={(quantity) => setRows((old) => ({ ...old, [rowKey(lot)]: quantity }))}
            unit={item.unit}
            scale={item.scale}
            max={lot.most}
          />
        </Field>
      ))}
      {!mayOverride && <View className="transfer-sheet__hint">要换别的批次，请有换批权限的仓管员来发</View>}
    </Sheet>
  )
}
