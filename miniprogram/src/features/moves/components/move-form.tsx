import type { LocationRow } from '@shared/operations/inside'
import { Card } from '@/components/card'
import { Field, FormGroup } from '@/components/field'
import { InputField } from '@/components/input-field'
import { PickerField } from '@/components/picker-field'
import { QuantityStepper } from '@/components/quantity-stepper'
import { useQuery } from '@/lib/use-operation'
import { targetOf } from '../location-target'
import type { Move } from '../use-move'
import { LotHead } from './lot-head'

/** The goods and how many of them; the other shelf is scanned, or chosen from the list. */
export function MoveForm({ move, row }: { move: Move; row: LocationRow }) {
  const { contents, quantity, to, locations } = move
  const rejected = row.status === 'rejected'
  const zone = rejected ? ('rejected' as const) : ('qualified' as const)
  const warehouseId = contents?.location.warehouseId ?? ''
  const proposals =
    useQuery(
      'inbound.proposeLocations',
      warehouseId && row.status !== 'inspection' ? { warehouseId, itemId: row.itemId, zone } : null,
    ).data?.proposals ?? []
  if (!contents) return null
  const near = (id: string) => {
    const at = proposals.findIndex(({ locationId }) => locationId === id)
    return at < 0 ? proposals.length : at
  }
  const choices = locations
    .filter(({ _id, zoneKind }) => _id !== contents.location._id && fits(row, zoneKind))
    .sort((a, b) => near(a._id) - near(b._id) || a.pickSequence - b.pickSequence)
    .map(({ _id, code, zoneKind }) => ({
      value: _id,
      text: code,
      note:
        proposals.find(({ locationId }) => locationId === _id)?.reason ??
        (zoneKind === 'rejected' && !rejected ? '不合格区：移过去就不能发了' : undefined),
    }))
  const over = quantity !== null && quantity > row.quantity
  return (
    <>
      <Card>
        <LotHead target={targetOf(contents, row)} />
      </Card>
      <FormGroup>
        {row.item.tracking !== 'serial' && (
          <Field label="移多少" required error={over ? '超过了这一批的数量' : ''}>
            <QuantityStepper
              id="move-quantity"
              value={quantity}
              onChange={move.setQuantity}
              unit={row.item.unit}
              scale={row.item.scale}
              min={1}
              max={row.quantity}
            />
          </Field>
        )}
        <PickerField
          label="目标库位"
          required
          value={to?._id ?? ''}
          placeholder="扫码，或从列表选择"
          choices={choices}
          onChange={(id) => {
            const found = locations.find(({ _id }) => _id === id)
            if (found) move.setTo(found)
          }}
        />
        {to?.zoneKind === 'rejected' && !rejected && (
          <InputField
            id="move-reason"
            label="原因"
            required
            value={move.reason}
            onChange={move.setReason}
            placeholder="为什么不合格"
            maxLength={200}
          />
        )}
      </FormGroup>
    </>
  )
}

/** Zones that goods in this state may lie in at all. */
const fits = ({ status }: LocationRow, zone: string): boolean =>
  status === 'inspection'
    ? zone === 'inspection'
    : status === 'rejected'
      ? zone === 'rejected'
      : zone !== 'inspection'
