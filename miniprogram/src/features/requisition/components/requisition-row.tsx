import { View } from '@tarojs/components'
import { ListRow } from '@/components/list-row'
import { StateTag } from '@/components/state-tag'
import { openPage } from '@/lib/nav'
import { formatTime } from '@/lib/format'
import { shipmentText } from '@shared/domain/acceptance'
import { kindText, stateText } from '@shared/domain/issue-kind'
import type { RequisitionRow as Row } from '@shared/operations/requisition'
import { statusTone } from '../status'

/** A requisition in a list: what, what for, how far; and who asked, where it is not my own. */
export function RequisitionRow({ row, who }: { row: Row; who?: boolean }) {
  return (
    <ListRow
      id={`requisition-${row.requisitionId}`}
      className="requisition-row"
      title={row.brief}
      subtitle={who ? `${row.requesterName} · ${row.purpose}` : row.purpose}
      note={<View className="num">{`${row.requisitionId} · ${formatTime(row.createdAt)}`}</View>}
      tag={
        <>
          {row.kind !== 'consume' && <StateTag tone="neutral">{kindText[row.kind].verb}</StateTag>}
          <StateTag tone={statusTone[row.status]}>{stateText(row)}</StateTag>
          {row.shipment === 'shipped' && <StateTag tone="warning">{shipmentText.shipped}</StateTag>}
          {row.urgent && <StateTag tone="danger">加急</StateTag>}
        </>
      }
      onTap={() => openPage('requisition', { id: row.requisitionId })}
    />
  )
}
