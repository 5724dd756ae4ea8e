import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { ErrorState } from '@/components/error-state'
import { Notice } from '@/components/notice'
import { SkeletonList } from '@/components/skeleton'
import { Stat, StatRow } from '@/components/stat'
import { Tappable } from '@/components/tappable'
import { formatCount } from '@/lib/format'
import { openPage } from '@/lib/nav'
import type { ScopePreview } from '../use-scope-preview'
import './preview-card.scss'

export interface PreviewCardProps {
  preview: ScopePreview
  /** Places or goods are named: counting where nothing lies is possible. */
  named: boolean
  /** Of a plan, in words, since it is not opened now: 今天开的话. */
  plan?: string
}

/** What the chosen scope comes to, as it is chosen. */
export function PreviewCard({ preview: { query, known: shown, fresh }, named, plan }: PreviewCardProps) {
  if (query.failure && !query.data && !query.loading) {
    return <ErrorState inline failure={query.failure} onRetry={() => void query.refresh()} />
  }
  if (!shown) return <SkeletonList rows={2} />
  return (
    <Card title={plan ?? '要盘的'} extra={shown.scopeText}>
      <View id="preview" className={fresh ? 'preview' : 'preview preview--old'}>
        <StatRow>
          <Stat label="明细" value={formatCount(shown.lines)} unit="行" />
          <Stat label="库位" value={formatCount(shown.locations)} unit="个" />
          <Stat label="物资" value={formatCount(shown.items)} unit="种" />
        </StatRow>
        {shown.lines === 0 && !plan && (
          <Notice tone={named ? 'brand' : 'warning'} icon="info">
            {named ? '账上这里没有货。可以开盘，盘到的都记为账外货' : '这个范围里没有库存，请放宽范围'}
          </Notice>
        )}
        {shown.overlapping.length > 0 && !plan && (
          <Notice id="overlapping" tone="warning">
            正在进行的盘点里有同样的货，会数两遍：
            {shown.overlapping.map(({ stocktakeId, name }) => (
              <Tappable
                key={stocktakeId}
                className="preview__link"
                role="link"
                onTap={() => openPage('stocktake', { id: stocktakeId })}
              >
                {name}
              </Tappable>
            ))}
          </Notice>
        )}
      </View>
    </Card>
  )
}
