import { FormGroup } from '@/components/field'
import { PickerField } from '@/components/picker-field'
import { useMyWarehouses } from '@/features/inbound/use-my-warehouses'
import { useChange } from '@/lib/use-change'

/** Which of the clerk's warehouses; the first one unless told. Not shown to who works in one alone. */
export function WarehouseField({
  value,
  onChange,
}: {
  value: string
  onChange: (warehouseId: string) => void
}) {
  const { mine } = useMyWarehouses()
  const first = mine[0]?._id
  useChange(value || first, () => {
    if (!value && first) onChange(first)
  })
  if (mine.length < 2) return null
  return (
    <FormGroup>
      <PickerField
        label="仓库"
        required
        value={value}
        choices={mine.map(({ _id, name, branch }) => ({ value: _id, text: name, note: branch }))}
        onChange={onChange}
      />
    </FormGroup>
  )
}
