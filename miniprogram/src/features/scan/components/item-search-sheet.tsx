import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Item } from '@shared/schema/masterdata'
import { EmptyState } from '@/components/empty-state'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { SearchBar } from '@/components/search-bar'
import { Sheet } from '@/components/sheet'
import { SkeletonList } from '@/components/skeleton'
import { StateTag } from '@/components/state-tag'
import { useDebounced } from '@/lib/use-debounced'
import { useQuery } from '@/lib/use-operation'
import { controlledText } from '../item-text'
import './item-search-sheet.scss'

const SHOWN = 30

export interface ItemSearchSheetProps {
  open: boolean
  onClose: () => void
  onChoose: (item: Item) => void
  title?: string
}

/** Finds an item without a code to scan: by a part of its name, pinyin initials or code. */
export function ItemSearchSheet({ open, onClose, onChoose, title = '按名称查找' }: ItemSearchSheetProps) {
  const [words, setWords] = useState('')
  const q = useDebounced(words.trim())
  const query = useQuery('masterdata.searchItems', open ? { q, limit: SHOWN } : null)
  const choose = (item: Item) => {
    setWords('')
    onClose()
    onChoose(item)
  }
  return (
    <Sheet open={open} onClose={onClose} title={title}>
      <View className="item-search">
        <View className="item-search__bar">
          <SearchBar
            id="item-search"
            value={words}
            onChange={setWords}
            placeholder="名称、拼音首字母、编码"
            autoFocus
          />
        </View>
        <Loadable
          query={query}
          skeleton={<SkeletonList rows={6} card={false} />}
          isEmpty={({ rows }) => rows.length === 0}
          empty={
            <EmptyState drawing="search" title={`没有找到「${q}」`} text="换个说法，或只输入其中两三个字" />
          }
        >
          {({ rows, nextCursor }) => (
            <>
              {rows.map((item) => (
                <ListRow
                  key={item._id}
                  className="item-search__row"
                  title={item.name}
                  subtitle={item.specification}
                  note={<View className="code">{item.code}</View>}
                  tag={
                    item.controlled && <StateTag tone="warning">{controlledText[item.controlled]}</StateTag>
                  }
                  value={item.unit}
                  onTap={() => choose(item)}
                />
              ))}
              {nextCursor && (
                <View className="item-search__more">只显示前 {SHOWN} 种，多输几个字缩小范围</View>
              )}
            </>
          )}
        </Loadable>
      </View>
    </Sheet>
  )
}
