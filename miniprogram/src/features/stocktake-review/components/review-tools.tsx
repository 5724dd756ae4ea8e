import { View } from '@tarojs/components'
import { useState } from 'react'
import { ChipButton } from '@/components/chip-button'
import { ChoiceSheet } from '@/components/picker-field'
import { Tappable } from '@/components/tappable'
import type { InputOf } from '@shared/operations'
import { sortsOf, sortTexts, type ReviewSort, type ReviewView } from '../review-views'
import './review-tools.scss'

export type Grouping = 'lines' | InputOf<'stocktake.summary'>['by']

export const groupingTexts: Record<Grouping, string> = {
  lines: '逐行看',
  item: '按物资汇总',
  location: '按库位汇总',
  custodian: '按保管人汇总',
  area: '按区域汇总',
}

export interface ReviewToolsProps {
  view: ReviewView
  sort: ReviewSort
  onSort: (sort: ReviewSort) => void
  grouping: Grouping
  onGrouping: (grouping: Grouping) => void
  /** Off where only the lines of one group are shown; those have one order. */
  groupable: boolean
  /** Chooses every line that is loaded. */
  onChooseAll?: () => void
  chosen?: number
}

/** How the list is put together: in which order, summed up by what; and all of it chosen at once. */
export function ReviewTools(props: ReviewToolsProps) {
  const { view, sort, onSort, grouping, onGrouping, groupable, onChooseAll, chosen } = props
  const [open, setOpen] = useState<'sort' | 'grouping'>()
  return (
    <View id="review-list" className="review-tools">
      {groupable && (
        <ChipButton
          id="grouping"
          text={groupingTexts[grouping]}
          on={grouping !== 'lines'}
          label={`汇总方式：${groupingTexts[grouping]}`}
          onTap={() => setOpen('grouping')}
        />
      )}
      {grouping === 'lines' && groupable && sortsOf(view).length > 1 && (
        <ChipButton
          id="sort"
          text={sortTexts[sort]}
          label={`排序：${sortTexts[sort]}`}
          onTap={() => setOpen('sort')}
        />
      )}
      {grouping === 'lines' && onChooseAll && !chosen && (
        <Tappable id="choose-all" className="review-tools__all" onTap={onChooseAll}>
          全选
        </Tappable>
      )}
      <ChoiceSheet
        open={open === 'sort'}
        onClose={() => setOpen(undefined)}
        title="排序"
        value={sort}
        choices={sortsOf(view).map((value) => ({ value, text: sortTexts[value] }))}
        onChange={onSort}
      />
      <ChoiceSheet
        open={open === 'grouping'}
        onClose={() => setOpen(undefined)}
        title="怎么看"
        value={grouping}
        choices={(Object.keys(groupingTexts) as Grouping[]).map((value) => ({
          value,
          text: groupingTexts[value],
        }))}
        onChange={onGrouping}
      />
    </View>
  )
}
