import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { PhotoStrip } from '@/components/photo-field'
import { formatDay, formatQuantity } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { leftOf } from '@shared/domain/issued-goods'
import { mayWorkIn } from '@shared/domain/rights'
import type { ItemBrief } from '@shared/schema/masterdata'
import type { Acceptance, Issue, IssuePick, Requisition } from '@shared/schema/requisition'
import './after-issue.scss'

/** 已退 3 支, 丢失 1 支: what became of a pick since it was handed out. */
export function WhatCameOfIt({ pick, item }: { pick: IssuePick; item: ItemBrief }) {
  const words = (text: string, quantity = 0) =>
    quantity > 0 ? `${text} ${formatQuantity(quantity, item.scale)} ${item.unit}` : ''
  const facts = [words('已退', pick.returnedQuantity), words('丢失', pick.lostQuantity)].filter(Boolean)
  if (facts.length === 0) return null
  return <View className="after-issue__note num">{facts.join(' · ')}</View>
}

/** What follows a hand-over: its loan, its acceptance, and taking back what was not used. */
export function AfterIssue({ requisition, issue }: { requisition: Requisition; issue: Issue }) {
  const me = useMe()
  const { loanId, acceptance, reversed } = issue
  const left = issue.picks.some((pick) => leftOf(pick) > 0)
  const mayTakeBack = me && mayWorkIn(me, requisition.warehouseId) && !loanId && !reversed && left
  return (
    <>
      {issue.trackingNo && <View className="after-issue__note code">{`运单或车号 ${issue.trackingNo}`}</View>}
      {acceptance && <Accepted requisition={requisition} issueNo={issue.no} acceptance={acceptance} />}
      {loanId && (
        <Button
          id={`loan-of-${issue.no}`}
          kind="secondary"
          size="small"
          icon="return"
          onTap={() => openPage('loan', { id: loanId })}
        >
          看借出单和归还
        </Button>
      )}
      {mayTakeBack && (
        <Button
          id={`take-back-${issue.no}`}
          kind="secondary"
          size="small"
          icon="return"
          onTap={() => openPage('returnIssued', { no: issue.no })}
        >
          退库
        </Button>
      )}
    </>
  )
}

interface AcceptedProps {
  requisition: Requisition
  issueNo: string
  acceptance: Acceptance
}

function Accepted({ requisition, issueNo, acceptance }: AcceptedProps) {
  const { acceptedBy, acceptedOn, differences, note, photos = [] } = acceptance
  const shows = photos.length > 0
  const links = useQuery(
    'outbound.acceptancePhotos',
    shows ? { requisitionId: requisition._id, issueNo } : null,
  )
  const itemOf = new Map(requisition.lines.map((line) => [line.lineId, line.item]))
  return (
    <View className="after-issue__accepted">
      <Notice tone={differences.length > 0 ? 'warning' : 'success'} icon="check-circle">
        {`${formatDay(acceptedOn)} ${acceptedBy}签收${differences.length > 0 ? '，有差异' : ''}`}
      </Notice>
      {differences.map(({ lineId, quantity, reason, outcome }) => {
        const item = itemOf.get(lineId)
        const amount = item ? `${formatQuantity(quantity, item.scale)} ${item.unit}` : ''
        return (
          <View key={lineId} className="after-issue__note">
            {`${item?.name ?? ''}少 ${amount}：${reason}（${outcome === 'lost' ? '已核销' : '退回中'}）`}
          </View>
        )
      })}
      {note && <View className="after-issue__note">{note}</View>}
      <PhotoStrip urls={(links.data?.photos ?? []).map(({ url }) => url)} label="回单照片" />
    </View>
  )
}
