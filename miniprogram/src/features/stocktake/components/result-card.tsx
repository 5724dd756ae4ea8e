import type { StocktakeView } from '@shared/operations/stocktake-view'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Stat, StatRow } from '@/components/stat'
import { formatCount, formatMoney } from '@/lib/format'

/** What it came to: lines and, for those who may see it, money. */
export function ResultCard({ view: { stocktake } }: { view: StocktakeView }) {
  const { totals, status } = stocktake
  if (!totals) return null
  const { counted, matched, surplusLines, lossLines, surplusFen, lossFen, skipped, corrected } = totals
  return (
    <Card title={status === 'posted' ? '盘点结果' : '提交的结果'}>
      <StatRow>
        <Stat label="一致" value={formatCount(matched)} unit="行" note={`共盘 ${formatCount(counted)} 行`} />
        <Stat
          label="盘盈"
          value={formatCount(surplusLines)}
          unit="行"
          {...(surplusFen === undefined ? {} : { note: formatMoney(surplusFen) })}
        />
        <Stat
          label="盘亏"
          value={formatCount(lossLines)}
          unit="行"
          {...(lossLines > 0 ? { tone: 'danger' as const } : {})}
          {...(lossFen === undefined ? {} : { note: formatMoney(lossFen) })}
        />
      </StatRow>
      {corrected > 0 && (
        <Notice tone="brand" icon="info">
          其中 {formatCount(corrected)} 行更正批号、日期或状态
        </Notice>
      )}
      {skipped > 0 && (
        <Notice tone="brand" icon="info">
          {formatCount(skipped)} 行没有盘，账上保持不变
        </Notice>
      )}
    </Card>
  )
}
