import { View } from '@tarojs/components'
import type { AuditRow as Row } from '@shared/operations/audit'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ErrorState } from '@/components/error-state'
import { ListEnd } from '@/components/list-end'
import { SkeletonList } from '@/components/skeleton'
import type { Pages } from '@/lib/use-pages'
import { dayTitle, groupByDay } from '../day-groups'
import { AuditLine } from './audit-line'
import './audit-list.scss'

export interface AuditListProps {
  pages: Pages<Row>
  onReset: () => void
}

/** The journal, day by day; the old rows stay, paler, while other ones are asked for. */
export function AuditList({ pages, onReset }: AuditListProps) {
  const rows = pages.data
  if (!rows) {
    if (pages.failure) return <ErrorState failure={pages.failure} onRetry={() => void pages.refresh()} />
    return <SkeletonList rows={8} />
  }
  if (rows.length === 0 && !pages.stale)
    return (
      <EmptyState
        drawing="search"
        title="没有符合的记录"
        text="换个日期、人员或单据号看看"
        action={{ id: 'audit-reset', text: '看全部记录', onTap: onReset }}
      />
    )
  return (
    <View className={pages.stale ? 'audit-list audit-list--stale' : 'audit-list'}>
      {groupByDay(rows).map((group) => (
        <View key={group.day} className="audit-list__day">
          <View className="audit-list__date num">{dayTitle(group.day, Date.now())}</View>
          <Card padded={false}>
            {group.rows.map((row) => (
              <AuditLine key={row.entryId} row={row} />
            ))}
          </Card>
        </View>
      ))}
      <ListEnd pages={pages} done={`共 ${rows.length} 条`} />
    </View>
  )
}
