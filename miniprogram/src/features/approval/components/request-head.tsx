import { View } from '@tarojs/components'
import { Avatar } from '@/components/avatar'
import { Card } from '@/components/card'
import { StateTag } from '@/components/state-tag'
import { formatDay, formatTime } from '@/lib/format'
import type { Requisition } from '@shared/schema/requisition'
import { kindText, stateText } from '@shared/domain/issue-kind'
import { RecipientFacts } from '../../requisition/components/recipient-facts'
import { kindWords } from '../../requisition/kind-words'
import { statusTone } from '../../requisition/status'
import './request-head.scss'

/** Who asks, what for, from where and by when. */
export function RequestHead({ requisition }: { requisition: Requisition }) {
  const {
    kind,
    dueDate,
    _id,
    requester,
    departmentName,
    purpose,
    warehouseName,
    urgent,
    neededBy,
    createdAt,
    status,
  } = requisition
  return (
    <Card>
      <View className="request-head">
        <Avatar name={requester.name} size={48} />
        <View className="request-head__main">
          <View className="request-head__name">{requester.name}</View>
          <View className="request-head__department num">{`${departmentName} · ${formatTime(createdAt)}`}</View>
        </View>
        <View className="request-head__tags">
          {kind !== 'consume' && <StateTag tone="brand">{kindText[kind].verb}</StateTag>}
          {urgent && <StateTag tone="danger">加急</StateTag>}
          <StateTag tone={statusTone[status]}>{stateText(requisition)}</StateTag>
        </View>
      </View>
      <View className="request-head__purpose">{purpose}</View>
      <View className="request-head__facts num">
        {neededBy && <View className="request-head__needed">{`${formatDay(neededBy)} 前要用`}</View>}
        {dueDate && <View className="request-head__needed">{`借到 ${formatDay(dueDate)}`}</View>}
        <View>{kindWords[kind].from(warehouseName)}</View>
        <View className="code">{_id}</View>
      </View>
      {requisition.recipient && (
        <View className="request-head__recipient">
          <RecipientFacts requisition={requisition} />
        </View>
      )}
    </Card>
  )
}
