import { View } from '@tarojs/components'
import { EmptyState } from '@/components/empty-state'
import { ListRow } from '@/components/list-row'
import { QuantityText } from '@/components/quantity-text'
import { useQuery } from '@/lib/use-operation'
import './elsewhere.scss'

export interface ElsewhereProps {
  q: string
  warehouse: { _id: string; name: string }
  onWarehouse: (warehouseId: string) => void
  onClear: () => void
}

/** Nothing found here: what other warehouses have under these words, so that nobody gives up too early. */
export function Elsewhere({ q, warehouse, onWarehouse, onClear }: ElsewhereProps) {
  const query = useQuery('stock.query', { q, filter: 'inStock', limit: 20 })
  const found = query.data?.rows.filter((row) => row.warehouseId !== warehouse._id && row.available > 0) ?? []
  return (
    <>
      <EmptyState
        drawing="search"
        title={`${warehouse.name}没有「${q}」`}
        text={found.length > 0 ? '其他仓库有，点一下去那里领' : '换个名称、首字母或编码试试'}
        action={{ id: 'clear-search', text: '清空搜索', onTap: onClear }}
      />
      {found.length > 0 && (
        <View className="elsewhere">
          {found.map((row) => (
            <ListRow
              key={row.stockId}
              id={`elsewhere-${row.itemId}`}
              title={row.item.name}
              subtitle={row.item.specification}
              note={row.warehouseName}
              value={<QuantityText quantity={row.available} scale={row.item.scale} unit={row.item.unit} />}
              arrow
              onTap={() => onWarehouse(row.warehouseId)}
            />
          ))}
        </View>
      )}
    </>
  )
}
