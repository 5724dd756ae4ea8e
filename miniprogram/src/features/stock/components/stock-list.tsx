import { View } from '@tarojs/components'
import { EXPIRING_DAYS } from '@shared/domain/stock-view'
import type { StockRow as Row } from '@shared/operations/stock'
import { Card } from '@/components/card'
import { EmptyState, type EmptyStateProps } from '@/components/empty-state'
import { ErrorState } from '@/components/error-state'
import { ListEnd } from '@/components/list-end'
import { SkeletonList } from '@/components/skeleton'
import type { Pages } from '@/lib/use-pages'
import type { StockChoice } from '../use-stock-view'
import { StockRow } from './stock-row'
import './stock-list.scss'

export interface StockListProps {
  pages: Pages<Row>
  choice: StockChoice
  onReset: () => void
}

/** The rows; while another question is asked the old ones stay, paler, so that the page does not jump. */
export function StockList({ pages, choice, onReset }: StockListProps) {
  const rows = pages.data
  if (!rows) {
    if (pages.failure) return <ErrorState failure={pages.failure} onRetry={() => void pages.refresh()} />
    return <SkeletonList rows={8} />
  }
  if (rows.length === 0 && !pages.stale) return <EmptyState {...emptyText(choice, onReset)} />
  return (
    <View className={pages.stale ? 'stock-list stock-list--stale' : 'stock-list'}>
      <Card padded={false}>
        {rows.map((row) => (
          <StockRow key={row.stockId} row={row} />
        ))}
      </Card>
      <ListEnd pages={pages} done={`共 ${rows.length} 条`} />
    </View>
  )
}

function emptyText(choice: StockChoice, onReset: () => void): EmptyStateProps {
  const action = { id: 'stock-reset', text: '看全部库存', onTap: onReset }
  if (choice.q)
    return {
      drawing: 'search',
      title: `没有找到「${choice.q}」`,
      text: '试试拼音首字母、编码，或去掉筛选条件',
      action,
    }
  switch (choice.filter) {
    case 'low':
      return { drawing: 'done', title: '没有偏低的物资', text: '都在最低库存以上', action }
    case 'out':
      return { drawing: 'done', title: '没有缺货的物资', action }
    case 'expiring':
      return {
        drawing: 'done',
        title: '没有临期的物资',
        text: `${EXPIRING_DAYS} 天内没有要到期的批次`,
        action,
      }
    case 'expired':
      return { drawing: 'done', title: '没有过期的物资', action }
    default:
      return choice.categoryId || choice.warehouseId
        ? { title: '这里还没有库存', text: '换一个仓库或分类看看', action }
        : { title: '还没有库存', text: '入库后会出现在这里' }
  }
}
