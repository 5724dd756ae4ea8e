import { View } from '@tarojs/components'
import type { CountBoard } from '@shared/operations/stocktake-view'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Icon } from '@/components/icon'
import { openPage } from '@/lib/nav'
import { obstaclesOf } from '../obstacles'
import type { ReviewView } from '../review-views'

export interface ObstaclesProps {
  stocktakeId: string
  board: CountBoard
  onShow: (view: ReviewView) => void
}

/** What must be done before the result can be submitted; each leads to where it is done. */
export function Obstacles({ stocktakeId, board, onShow }: ObstaclesProps) {
  const obstacles = obstaclesOf(board)
  if (obstacles.length === 0) return null
  return (
    <Card title="提交前要办" padded={false} id="obstacles">
      {obstacles.map(({ kind, text, action }) => (
        <ListRow
          key={kind}
          id={`obstacle-${kind}`}
          title={text}
          leading={<Icon name="alert" size={20} color="var(--warning)" />}
          value={<View className="tone-brand">{action}</View>}
          arrow
          onTap={() => (kind === 'unknown' ? openPage('stocktakeFinds', { id: stocktakeId }) : onShow(kind))}
        />
      ))}
    </Card>
  )
}
