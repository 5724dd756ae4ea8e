import { View } from '@tarojs/components'
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

/** Which warehouse one looks into; a tap leads to the others. */
export function WarehouseLine({
  chosen,
  onTap,
}: {
  chosen: WarehouseSummary | undefined
  onTap?: () => void
}) {
  return (
    <Tappable
      id="warehouse"
      className="warehouse-line"
      onTap={onTap}
      label={`从${chosen?.name ?? ''}领用，点按更换仓库`}
    >
      <Icon name="warehouse" size={20} className="warehouse-line__icon" />
      <View className="warehouse-line__name">{chosen?.name ?? ''}</View>
      <View className="warehouse-line__branch">{chosen?.branch ?? ''}</View>
      {onTap && (
        <View className="warehouse-line__change">
          换仓库
          <Icon name="chevron-down" size={16} />
        </View>
      )}
    </Tappable>
  )
}

export interface WarehouseSheetProps {
  open: boolean
  onClose: () => void
  warehouses: WarehouseSummary[]
  chosen: WarehouseSummary | undefined
  onChoose: (warehouseId: string) => void
}

/** The warehouses to choose from; each has its own basket. */
export function WarehouseSheet({ open, onClose, warehouses, chosen, onChoose }: WarehouseSheetProps) {
  const filled = useFilledBaskets()
  const noteOf = ({ _id, branch }: WarehouseSummary) => {
    const count = filled.find(({ warehouseId }) => warehouseId === _id)?.count
    return count ? `${branch} · 已选 ${count} 种` : branch
  }
  return (
    <ChoiceSheet
      open={open}
      onClose={onClose}
      title="从哪个仓库领"
      value={chosen?._id ?? ''}
      choices={warehouses.map((row) => ({ value: row._id, text: row.name, note: noteOf(row) }))}
      onChange={onChoose}
    />
  )
}
