import { View } from '@tarojs/components'
import type { ReportGroup } from '@shared/operations/stocktake-review'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { StateTag } from '@/components/state-tag'
import { formatCount, formatMoney } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { usePages } from '@/lib/use-pages'
import { signedMoney } from '../figures'
import type { Grouping } from './review-tools'

export interface GroupListProps {
  stocktakeId: string
  by: Exclude<Grouping, 'lines'>
}

/** Differences summed up; a group leads to its lines. */
export function GroupList({ stocktakeId, by }: GroupListProps) {
  const pages = usePages('stocktake.summary', { stocktakeId, by, limit: 50 })
  return (
    <>
      <Loadable
        query={pages}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState title="还没有可汇总的" text="盘过的行会汇总在这里" />}
      >
        {(rows) => (
          <Card padded={false}>
            {rows.map((group) => (
              <Row key={group.key} group={group} open={() => openGroup(stocktakeId, by, group)} />
            ))}
          </Card>
        )}
      </Loadable>
      <ListEnd pages={pages} done={pages.data && pages.data.length > 0 ? `共 ${pages.data.length} 组` : ''} />
    </>
  )
}

function Row({ group, open }: { group: ReportGroup; open: () => void }) {
  const { key, name, lines, counted, differ, surplusFen, lossFen } = group
  const money = surplusFen !== undefined && lossFen !== undefined
  return (
    <ListRow
      id={`group-${key}`}
      title={name}
      subtitle={`盘了 ${formatCount(counted)} / ${formatCount(lines)} 行`}
      note={
        money && surplusFen + lossFen > 0 ? (
          <View className="num">
            {[
              surplusFen > 0 && `盘盈 ${formatMoney(surplusFen)}`,
              lossFen > 0 && `盘亏 ${formatMoney(lossFen)}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </View>
        ) : undefined
      }
      value={money && differ > 0 ? signedMoney(surplusFen - lossFen) : undefined}
      tag={
        differ > 0 ? (
          <StateTag tone="danger">差异 {formatCount(differ)} 行</StateTag>
        ) : counted > 0 ? (
          <StateTag tone="success">一致</StateTag>
        ) : (
          <StateTag>未盘</StateTag>
        )
      }
      {...(key ? { arrow: true, onTap: open } : {})}
    />
  )
}

function openGroup(id: string, by: GroupListProps['by'], { key, name, differ }: ReportGroup): void {
  const view = differ > 0 ? 'differ' : 'all'
  const base = { id, view, name }
  if (by === 'item') openPage('stocktakeReview', { ...base, itemId: key })
  else if (by === 'location') openPage('stocktakeReview', { ...base, locationId: key })
  else if (by === 'custodian') openPage('stocktakeReview', { ...base, custodianId: key })
  else openPage('stocktakeReview', { ...base, areaId: key })
}
