import { useState } from 'react'
import { Page } from '@/components/page'
import { useStockRows } from '@/features/stock/api'
import { CategorySheet } from '@/features/stock/components/category-sheet'
import { StockList } from '@/features/stock/components/stock-list'
import { StockToolbar } from '@/features/stock/components/stock-toolbar'
import { useStockView } from '@/features/stock/use-stock-view'
import { useDebounced } from '@/lib/use-debounced'

/** 库存: everything on the shelves that this person may see. */
export default function StockPage() {
  const { choice, change, reset } = useStockView()
  const [choosing, setChoosing] = useState(false)
  const q = useDebounced(choice.q.trim())
  const { warehouseId, categoryId, filter } = choice
  const pages = useStockRows({
    ...(q ? { q } : {}),
    ...(warehouseId ? { warehouseId } : {}),
    ...(categoryId ? { categoryId } : {}),
    ...(filter === 'all' ? {} : { filter }),
  })
  return (
    <Page
      title="库存"
      tab="stock"
      sticky={<StockToolbar choice={choice} onChange={change} onCategory={() => setChoosing(true)} />}
    >
      <StockList pages={pages} choice={choice} onReset={reset} />
      <CategorySheet
        open={choosing}
        onClose={() => setChoosing(false)}
        value={categoryId}
        onChange={(id) => change({ categoryId: id })}
      />
    </Page>
  )
}
