import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { QuantityText } from '@/components/quantity-text'
import { StateTag } from '@/components/state-tag'
import { formatInstant } from '@/lib/format'
import { lotName } from '@/lib/lot-name'
import { locationCode } from '@shared/domain/stock'
import type { Issue, Requisition } from '@shared/schema/requisition'
import { AfterIssue, WhatCameOfIt } from './after-issue'
import { SignatureImage } from './signature-image'
import './issue-card.scss'

/** One hand-over: which lots, who gave, who took, and the signature. */
export function IssueCard({ requisition, issue }: { requisition: Requisition; issue: Issue }) {
  const itemOf = new Map(requisition.lines.map(({ lineId, item }) => [lineId, item]))
  return (
    <Card
      title={<View className="code">{`出库单 ${issue.no}`}</View>}
      extra={issue.reversed && <StateTag tone="danger">已冲销</StateTag>}
    >
      <View className="issue-card__who num">
        {[
          formatInstant(issue.at),
          `${issue.by.name}发放`,
          ...(issue.checkedBy ? [`${issue.checkedBy.name}复核`] : []),
          `${issue.receivedBy}领取`,
        ].join(' · ')}
      </View>
      {issue.picks.map((pick) => {
        const item = itemOf.get(pick.lineId)
        if (!item) return null
        return (
          <View key={`${pick.lineId} ${pick.lotId} ${pick.locationId}`} className="issue-card__pick">
            <View className="issue-card__main">
              <View className="issue-card__name">{item.name}</View>
              <View className="issue-card__lot num">
                {[
                  lotName(pick),
                  `库位 ${locationCode(pick.locationId)}`,
                  ...(pick.expiryDate ? [`有效期至 ${pick.expiryDate}`] : []),
                ].join(' · ')}
              </View>
            </View>
            <View className="issue-card__side">
              <QuantityText quantity={pick.quantity} scale={item.scale} unit={item.unit} />
              <WhatCameOfIt pick={pick} item={item} />
            </View>
          </View>
        )
      })}
      {issue.overrideReason && <View className="issue-card__reason">换批原因：{issue.overrideReason}</View>}
      <AfterIssue requisition={requisition} issue={issue} />
      {issue.signature && <SignatureImage requisitionId={requisition._id} issueNo={issue.no} />}
    </Card>
  )
}
