import { View } from '@tarojs/components'
import { ChipButton } from '@/components/chip-button'
import { SearchBar } from '@/components/search-bar'
import { Chips } from '@/components/segmented'
import { useCategories, useWarehouses } from '../api'
import type { StockChoice } from '../use-stock-view'
import './stock-toolbar.scss'

export interface StockToolbarProps {
  choice: StockChoice
  onChange: (part: Partial<StockChoice>) => void
  /** Opens the list of categories, which stands outside: a sheet inside a sticky bar would lie under the tabs. */
  onCategory: () => void
}

const filterOptions: { value: StockChoice['filter']; text: string; id: string }[] = [
  { value: 'all', text: '全部', id: 'filter-all' },
  { value: 'low', text: '偏低', id: 'filter-low' },
  { value: 'out', text: '缺货', id: 'filter-out' },
  { value: 'expiring', text: '临期', id: 'filter-expiring' },
  { value: 'expired', text: '过期', id: 'filter-expired' },
]

/** Stays above the list: words or a scan, the state that is looked for, category and warehouse. */
export function StockToolbar({ choice, onChange, onCategory }: StockToolbarProps) {
  const warehouses = useWarehouses().data?.rows ?? []
  const category = useCategories().data?.rows.find(({ _id }) => _id === choice.categoryId)
  return (
    <View className="stock-toolbar">
      <SearchBar
        id="stock-search"
        value={choice.q}
        placeholder="名称、拼音首字母、编码、条码"
        onChange={(q) => onChange({ q })}
        onScan={(q) => onChange({ q })}
      />
      <Chips value={choice.filter} options={filterOptions} onChange={(filter) => onChange({ filter })} />
      <View className="stock-toolbar__line">
        <ChipButton
          id="category"
          text={category?.name ?? '分类'}
          on={Boolean(category)}
          label={`分类：${category?.name ?? '全部'}`}
          onTap={onCategory}
        />
        {warehouses.length > 1 && (
          <View className="stock-toolbar__warehouses">
            <Chips
              value={choice.warehouseId}
              options={[
                { value: '', text: '全部仓库', id: 'warehouse-all' },
                ...warehouses.map(({ _id, name }) => ({ value: _id, text: name, id: `warehouse-${_id}` })),
              ]}
              onChange={(warehouseId) => onChange({ warehouseId })}
            />
          </View>
        )}
      </View>
    </View>
  )
}
