import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ProgressLine } from '@/components/progress-line'
import { Tappable } from '@/components/tappable'
import { formatTime } from '@/lib/format'
import { openPage } from '@/lib/nav'
import type { RequisitionRow } from '@shared/operations/requisition'
import { progressSteps } from '../../requisition/progress'
import './recent-requisitions.scss'

/** My last requisitions with how far each is. */
export function RecentRequisitions({ rows }: { rows: RequisitionRow[] }) {
  const all = (
    <Button id="all-requisitions" kind="text" size="small" onTap={() => openPage('requisitions')}>
      全部
    </Button>
  )
  return (
    <Card title="我最近的申请" extra={all} padded={false}>
      {rows.map((row) => (
        <Tappable
          key={row.requisitionId}
          id={`recent-${row.requisitionId}`}
          className="recent-requisition"
          onTap={() => openPage('requisition', { id: row.requisitionId })}
        >
          <View className="recent-requisition__head">
            <View className="recent-requisition__brief">{row.brief}</View>
            <View className="recent-requisition__time num">{formatTime(row.createdAt)}</View>
          </View>
          <ProgressLine steps={progressSteps(row)} />
        </Tappable>
      ))}
    </Card>
  )
}
