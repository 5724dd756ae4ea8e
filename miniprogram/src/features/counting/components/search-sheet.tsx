import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Item } from '@shared/schema/masterdata'
import { ListRow } from '@/components/list-row'
import { ListEnd } from '@/components/list-end'
import { Loadable } from '@/components/loadable'
import { SearchBar } from '@/components/search-bar'
import { Sheet } from '@/components/sheet'
import { useDebounced } from '@/lib/use-debounced'
import { usePages } from '@/lib/use-pages'
import './sheets.scss'

/** Finds goods by name, pinyin or code: for what has no readable label. */
export function SearchSheet({ onClose, onChoose }: { onClose: () => void; onChoose: (item: Item) => void }) {
  const [words, setWords] = useState('')
  const q = useDebounced(words.trim())
  const pages = usePages('masterdata.searchItems', q ? { q, limit: 20 } : null)
  return (
    <Sheet open onClose={onClose} title="账外货：找物资">
      <View className="count-sheet__search">
        <SearchBar
          id="found-search"
          value={words}
          onChange={setWords}
          placeholder="名称、拼音或编码"
          autoFocus
        />
      </View>
      {q === '' ? (
        <View className="count-sheet__hint">这个库位有、盘点单里没有的货，在这里找到它</View>
      ) : (
        <Loadable
          query={pages}
          isEmpty={(rows) => rows.length === 0}
          empty={<View className="count-sheet__hint">没有找到「{q}」。有条码就扫条码，认不出也会留下来</View>}
        >
          {(rows) => (
            <>
              {rows.map((item) => (
                <ListRow
                  key={item._id}
                  id={`found-item-${item._id}`}
                  title={item.name}
                  subtitle={item.specification}
                  note={item.code}
                  arrow
                  onTap={() => onChoose(item)}
                />
              ))}
              <ListEnd pages={pages} />
            </>
          )}
        </Loadable>
      )}
    </Sheet>
  )
}
