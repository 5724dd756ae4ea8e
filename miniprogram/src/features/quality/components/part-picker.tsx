import { View } from '@tarojs/components'
import { useState } from 'react'
import type { InputOf } from '@shared/operations'
import type { StockPart } from '@shared/operations/quality'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { Icon } from '@/components/icon'
import { ListEnd } from '@/components/list-end'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { QuantityStepper } from '@/components/quantity-stepper'
import { QuantityText } from '@/components/quantity-text'
import { SearchBar } from '@/components/search-bar'
import { Chips } from '@/components/segmented'
import { StateTag } from '@/components/state-tag'
import { scanText } from '@/lib/scan'
import { useDebounced } from '@/lib/use-debounced'
import { usePages } from '@/lib/use-pages'
import { ItemName, LotLine } from '../lot-line'
import { keyOf, stateOf, toggled, withQuantity, type ChosenPart, type PartFilter } from '../parts'
import './part-picker.scss'

export interface PartPickerProps {
  warehouseId: string
  filters: readonly { value: PartFilter; text: string }[]
  filter: PartFilter
  onFilter: (filter: PartFilter) => void
  itemId?: string | undefined
  supplierId?: string | undefined
  chosen: readonly ChosenPart[]
  onChange: (chosen: ChosenPart[]) => void
}

/** Rows of stock to choose from, by state or by words; what is chosen shows how much of it. */
export function PartPicker(props: PartPickerProps) {
  const { filters, filter, onFilter, chosen } = props
  const [words, setWords] = useState('')
  const q = useDebounced(words.trim(), 300)
  const pages = usePages('quality.rows', queryOf(props, q))
  const scan = async () => {
    const result = await scanText({ title: '扫物资条码或批号' })
    if (result.ok) setWords(result.text)
  }
  const asksForWords = filter === 'all' && !props.itemId && !q
  return (
    <>
      <View className="part-search">
        <SearchBar
          value={words}
          onChange={setWords}
          placeholder="名称、编码、批号或序列号"
          onScan={() => void scan()}
        />
        <Chips
          value={filter}
          onChange={onFilter}
          options={filters.map((option) => ({ ...option, id: `filter-${option.value}` }))}
        />
      </View>
      {asksForWords ? (
        <EmptyState drawing="search" title="先扫码或输入名称" text="从全部库存里找要办理的物资" />
      ) : (
        <Loadable
          query={pages}
          isEmpty={(rows) => rows.length === 0}
          empty={
            <EmptyState
              drawing={q ? 'search' : 'done'}
              title={q ? '没有找到符合的库存' : '这一类没有库存'}
              text="换一个分类，或在「全部」里按名称查找"
            />
          }
        >
          {(rows) => (
            <>
              <Card padded={false}>
                {rows.map((part) => (
                  <PartRow key={`${part.itemId} ${keyOf(part)}`} part={part} {...props} />
                ))}
              </Card>
              <ListEnd pages={pages} done={chosen.length > 0 ? `已选 ${chosen.length} 行` : '没有更多了'} />
            </>
          )}
        </Loadable>
      )}
    </>
  )
}

function queryOf(
  { warehouseId, filter, itemId, supplierId }: PartPickerProps,
  q: string,
): InputOf<'quality.rows'> | null {
  if (!warehouseId || (filter === 'all' && !itemId && !q)) return null
  return {
    warehouseId,
    filter,
    ...(itemId ? { itemId } : {}),
    ...(supplierId ? { supplierId } : {}),
    ...(q ? { q } : {}),
    limit: 30,
  }
}

function PartRow({ part, chosen, onChange }: PartPickerProps & { part: StockPart }) {
  const { item } = part
  const mine = chosen.find((one) => keyOf(one.part) === keyOf(part))
  const state = stateOf(part)
  return (
    <>
      <ListRow
        id={`part-${part.lotId}-${part.status}`}
        className="part-row"
        label={`${mine ? '取消选择' : '选择'}${item.name}`}
        leading={
          <View className={mine ? 'part-check part-check--on' : 'part-check'}>
            {mine && <Icon name="check" size={16} color="var(--text-on-brand)" />}
          </View>
        }
        title={<ItemName item={item} />}
        subtitle={item.specification}
        note={
          <>
            <LotLine lot={part} />
            {part.supplierName}
          </>
        }
        value={<QuantityText quantity={part.quantity} scale={item.scale} unit={item.unit} />}
        tag={state && <StateTag tone={state.tone}>{state.text}</StateTag>}
        onTap={() => onChange(toggled(chosen, part))}
      />
      {mine && (
        <View className="part-quantity">
          <View className="part-quantity__label">数量</View>
          <QuantityStepper
            id={`quantity-${part.lotId}`}
            value={mine.quantity}
            onChange={(quantity) => onChange(withQuantity(chosen, part, quantity))}
            unit={item.unit}
            scale={item.scale}
            min={1}
            max={part.quantity}
            label={`${item.name}的数量`}
          />
        </View>
      )}
    </>
  )
}
