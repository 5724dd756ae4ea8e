import { useState } from 'react'
import { Button } from '@/components/button'
import { FormGroup } from '@/components/field'
import { PickerField } from '@/components/picker-field'
import { EmptyState } from '@/components/empty-state'
import { useMyWarehouses } from '@/features/inbound/use-my-warehouses'
import { openPage } from '@/lib/nav'
import { useQuery } from '@/lib/use-operation'
import type { Location } from '@shared/schema/masterdata'

/** Without a code to scan: the warehouse and the shelf from a list. */
export function ChooseShelf({ onChoose }: { onChoose: (location: Location) => void }) {
  const { mine } = useMyWarehouses()
  const [chosen, setChosen] = useState('')
  const warehouseId = chosen || mine[0]?._id || ''
  const locations =
    useQuery('masterdata.listLocations', warehouseId ? { warehouseId } : null).data?.rows ?? []
  return (
    <>
      <EmptyState drawing="shelf" title="扫一下现在的库位" text="接着扫物资，再扫目标库位，就移好了" />
      <FormGroup
        title="没有码可扫"
        extra={
          <Button id="adjustments" size="small" kind="text" onTap={() => openPage('adjustments', {})}>
            移库记录
          </Button>
        }
      >
        {mine.length > 1 && (
          <PickerField
            label="仓库"
            value={warehouseId}
            choices={mine.map(({ _id, name }) => ({ value: _id, text: name }))}
            onChange={setChosen}
          />
        )}
        <PickerField
          label="库位"
          value=""
          placeholder="从列表选择"
          choices={locations.map(({ _id, code }) => ({ value: _id, text: code }))}
          onChange={(id) => {
            const found = locations.find(({ _id }) => _id === id)
            if (found) onChoose(found)
          }}
        />
      </FormGroup>
    </>
  )
}
