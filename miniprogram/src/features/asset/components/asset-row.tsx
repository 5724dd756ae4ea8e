import { View } from '@tarojs/components'
import { assetStatusText } from '@shared/domain/asset'
import type { AssetRow as Row } from '@shared/operations/asset'
import { Icon } from '@/components/icon'
import { ListRow } from '@/components/list-row'
import { StateTag } from '@/components/state-tag'
import { statusTone } from '../asset-words'

interface AssetRowProps {
  row: Row
  onTap: () => void
  /** Whether it is chosen; absent where nothing is being chosen. */
  chosen?: boolean
}

/** One piece: what it is, its serial number, and who has it or where it lies. */
export function AssetRow({ row, onTap, chosen }: AssetRowProps) {
  return (
    <ListRow
      id={`asset-${row.serialNo}`}
      title={row.item.name}
      {...(row.item.specification ? { subtitle: row.item.specification } : {})}
      note={
        <>
          <View className="code">{row.serialNo}</View>
          <View>
            {row.handOverTo
              ? `等 ${row.handOverTo} 确认交接`
              : row.status === 'inStock'
                ? `${row.warehouseName} ${row.where}`
                : row.where}
          </View>
        </>
      }
      {...(chosen === undefined
        ? {}
        : {
            leading: (
              <Icon
                name={chosen ? 'check-circle' : 'plus'}
                size={22}
                color={chosen ? 'var(--brand)' : 'var(--text-secondary)'}
              />
            ),
          })}
      tag={<StateTag tone={statusTone[row.status]}>{assetStatusText[row.status]}</StateTag>}
      label={`${row.item.name} ${row.serialNo} ${row.where}`}
      onTap={onTap}
    />
  )
}
