import { View } from '@tarojs/components'
import type { RequisitionRow } from '@shared/operations/requisition'
import { Card } from '@/components/card'
import { StateTag } from '@/components/state-tag'
import { formatDay } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { addDays, businessDay } from '@shared/domain/calendar'
import './pick-head.scss'

/** The last day on which a promise holds, from the instant at which it ends. */
const lastDay = (until: string): string => addDays(businessDay(until), -1)

/** For whom, and for what; a tap shows the whole requisition. */
export function PickHead({ requisition, until }: { requisition: RequisitionRow; until?: string }) {
  const { requisitionId, requesterName, departmentName, purpose, urgent, neededBy, status } = requisition
  return (
    <Card onTap={() => openPage('requisition', { id: requisitionId })} className="pick-head">
      <View className="pick-head__line">
        <View className="pick-head__who">
          {requesterName} · {departmentName}
        </View>
        {urgent && <StateTag tone="danger">加急</StateTag>}
        {status === 'partlyIssued' && <StateTag tone="warning">部分出库</StateTag>}
      </View>
      <View className="pick-head__purpose">{purpose}</View>
      <View className="pick-head__facts">
        <View className="code">{requisitionId}</View>
        {neededBy && <View className="code">{formatDay(neededBy)} 前要用</View>}
        <View id="promise" className="code">
          {until ? `预留到 ${formatDay(lastDay(until))}` : '预留已到期，先到先得'}
        </View>
      </View>
    </Card>
  )
}
