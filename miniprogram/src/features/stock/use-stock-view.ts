import { useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { takeStockView, type StockView } from '@/lib/nav'
import type { StockFilter } from './api'

export interface StockChoice {
  q: string
  warehouseId: string
  categoryId: string
  filter: StockFilter | 'all'
}

const nothing: StockChoice = { q: '', warehouseId: '', categoryId: '', filter: 'all' }
const filters: readonly string[] = ['low', 'out', 'expiring', 'expired', 'inStock']

/** What the list is narrowed to: kept while the tab lives, set anew when another page or a link asks for a view. */
export function useStockView() {
  const { params } = useRouter()
  const [choice, setChoice] = useState<StockChoice>(() => chosen(takeStockView() ?? fromLink(params)))
  useDidShow(() => {
    const asked = takeStockView()
    if (asked) setChoice(chosen(asked))
  })
  return {
    choice,
    change: (part: Partial<StockChoice>) => setChoice((old) => ({ ...old, ...part })),
    reset: () => setChoice(nothing),
  }
}

const chosen = ({ q = '', warehouseId = '', filter }: StockView): StockChoice => ({
  ...nothing,
  q,
  warehouseId,
  filter: filter ?? 'all',
})

const fromLink = ({ q, warehouseId, filter }: Partial<Record<string, string>>): StockView => ({
  q,
  warehouseId,
  ...(filter && filters.includes(filter) ? { filter: filter as StockFilter } : {}),
})
