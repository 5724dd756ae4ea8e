import { View } from '@tarojs/components'
import { Avatar } from '@/components/avatar'
import { StateTag } from '@/components/state-tag'
import { Tappable } from '@/components/tappable'
import { formatAge, formatDay } from '@/lib/format'
import { openPage } from '@/lib/nav'
import type { RequisitionRow } from '@shared/operations/requisition'
import './work-row.scss'

/** Somebody's requisition that waits for me: who, what, what for, since when. */
export function WorkRow({ row, view }: { row: RequisitionRow; view: 'toDecide' | 'toIssue' }) {
  const { requisitionId, requesterName, departmentName, brief, purpose, urgent, neededBy, status } = row
  const waitingSince = view === 'toDecide' ? row.createdAt : row.updatedAt
  const open = () =>
    view === 'toDecide'
      ? openPage('approval', { id: requisitionId })
      : openPage('pick', { id: requisitionId })
  return (
    <Tappable id={`work-${requisitionId}`} className="work-row" onTap={open}>
      <Avatar name={requesterName} />
      <View className="work-row__main">
        <View className="work-row__head">
          <View className="work-row__name">{requesterName}</View>
          <View className="work-row__department">{departmentName}</View>
          <View className="work-row__age num">{`等了 ${formatAge(waitingSince)}`}</View>
        </View>
        <View className="work-row__brief">{brief}</View>
        <View className="work-row__purpose">{purpose}</View>
        <View className="work-row__foot">
          {urgent && <StateTag tone="danger">加急</StateTag>}
          {neededBy && <StateTag tone="warning">{`${formatDay(neededBy)}前要用`}</StateTag>}
          {status === 'partlyIssued' && <StateTag tone="warning">部分出库</StateTag>}
          <View className="work-row__place num">
            {view === 'toIssue' ? `${row.warehouseName} · ${requisitionId}` : row.warehouseName}
          </View>
        </View>
      </View>
    </Tappable>
  )
}
