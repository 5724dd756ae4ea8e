import { View } from '@tarojs/components'
import type { OutputOf } from '@shared/operations'
import { ListRow } from '@/components/list-row'
import { StateTag } from '@/components/state-tag'
import { domId } from './line-card'
import './route-head.scss'

export interface RouteRowProps {
  row: OutputOf<'stocktake.route'>['rows'][number]
  /** All that is listed is of one area: it needs no naming. */
  inArea: boolean
  /** Counts of it that are only on this phone. */
  unsent: number
  onTap: () => void
}

/** One shelf of the route: its code, large, and what is still to be counted there. */
export function RouteRow({ row, inArea, unsent, onTap }: RouteRowProps) {
  const { locationId, location, areaName, lines, open, recount } = row
  return (
    <ListRow
      id={`stop-${domId(locationId)}`}
      title={<View className="route-row__code code">{location}</View>}
      note={inArea ? undefined : areaName}
      value={open > 0 ? `剩 ${open} 行` : `${lines} 行`}
      tag={
        <View className="route-row__tags">
          {unsent > 0 && <StateTag tone="warning">未提交 {unsent}</StateTag>}
          {recount > 0 && <StateTag tone="warning">重盘 {recount}</StateTag>}
          {open === 0 && <StateTag tone="success">已盘</StateTag>}
        </View>
      }
      arrow
      onTap={onTap}
    />
  )
}
