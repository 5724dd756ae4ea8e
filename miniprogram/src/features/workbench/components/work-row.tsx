import { View } from '@tarojs/components'
import { Avatar } from '@/components/avatar'
import { ListRow } from '@/components/list-row'
import { StateTag } from '@/components/state-tag'
import { formatAge, formatDay } from '@/lib/format'
import { openPage } from '@/lib/nav'
import type { RequisitionRow } from '@shared/operations/requisition'
import './work-row.scss'

/** Somebody's requisition that waits for me: who, what, what for, since when. */
export function WorkRow({ row, view }: { row: RequisitionRow; view: 'toDecide' | 'toIssue' }) {
  const { requisitionId, requesterName, departmentName, brief, purpose, urgent, neededBy, status } = row
  const waitingSince = view === 'toDecide' ? row.createdAt : row.updatedAt
  return (
    <ListRow
      id={`work-${requisitionId}`}
      className="work-row"
      leading={<Avatar name={requesterName} />}
      title={
        <View className="work-row__who">
          <View className="work-row__name">{requesterName}</View>
          <View className="work-row__department">{departmentName}</View>
        </View>
      }
      note={
        <>
          <View className="work-row__brief">{brief}</View>
          <View>{purpose}</View>
          {view === 'toIssue' && <View className="num">{`${row.warehouseName} · ${requisitionId}`}</View>}
        </>
      }
      value={<View className="work-row__age num">{`等了 ${formatAge(waitingSince)}`}</View>}
      tag={
        <>
          {urgent && <StateTag tone="danger">加急</StateTag>}
          {status === 'partlyIssued' && <StateTag tone="warning">部分出库</StateTag>}
          {neededBy && <StateTag tone="warning">{`${formatDay(neededBy)}用`}</StateTag>}
        </>
      }
      onTap={() =>
        view === 'toDecide'
          ? openPage('approval', { id: requisitionId })
          : openPage('pick', { id: requisitionId })
      }
    />
  )
}
