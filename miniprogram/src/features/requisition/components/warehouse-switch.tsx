import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '@/components/icon'
import { ChoiceSheet } from '@/components/picker-field'
import { Tappable } from '@/components/tappable'
import { useFilledBaskets } from '../basket'
import './warehouse-switch.scss'

interface WarehouseSummary {
  _id: string
  name: string
  branch: string
}

export interface WarehouseSwitchProps {
  warehouses: WarehouseSummary[]
  chosen: WarehouseSummary | undefined
  onChoose: (warehouseId: string) => void
}

/** Which warehouse one looks into; another has its own basket. */
export function WarehouseSwitch({ warehouses, chosen, onChoose }: WarehouseSwitchProps) {
  const [open, setOpen] = useState(false)
  const filled = useFilledBaskets()
  const noteOf = ({ _id, branch }: WarehouseSummary) => {
    const count = filled.find(({ warehouseId }) => warehouseId === _id)?.count
    return count ? `${branch} · 已选 ${count} 种` : branch
  }
  const many = warehouses.length > 1
  return (
    <>
      <Tappable
        id="warehouse"
        className="warehouse-switch"
        onTap={many ? () => setOpen(true) : undefined}
        label={`从${chosen?.name ?? ''}领用，点按更换仓库`}
      >
        <Icon name="warehouse" size={20} className="warehouse-switch__icon" />
        <View className="warehouse-switch__name">{chosen?.name ?? ''}</View>
        <View className="warehouse-switch__branch">{chosen?.branch ?? ''}</View>
        {many && (
          <View className="warehouse-switch__change">
            换仓库
            <Icon name="chevron-down" size={16} />
          </View>
        )}
      </Tappable>
      <ChoiceSheet
        open={open}
        onClose={() => setOpen(false)}
        title="从哪个仓库领"
        value={chosen?._id ?? ''}
        choices={warehouses.map((row) => ({ value: row._id, text: row.name, note: noteOf(row) }))}
        onChange={onChoose}
      />
    </>
  )
}
