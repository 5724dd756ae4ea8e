import { View } from '@tarojs/components'
import { locationCode } from '@shared/domain/stock'
import { formatQuantity } from '@shared/domain/units'
import type { DirectIssue, IssueTarget } from '@shared/schema/direct-issue'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { QuantityText } from '@/components/quantity-text'
import { lotName } from '@/lib/lot-name'
import './issue-lots.scss'

/** What one department got, lot by lot: its slip. */
export function DirectPicks({ document, target }: { document: DirectIssue; target: IssueTarget }) {
  const own = document.picks.filter(({ departmentId }) => departmentId === target.departmentId)
  const lines = document.lines.filter(({ lineId }) => own.some((pick) => pick.lineId === lineId))
  return (
    <Card title={target.departmentName} extra={target.receivedBy} padded={false}>
      {lines.map(({ lineId, item }) => {
        const picks = own.filter((pick) => pick.lineId === lineId)
        const total = picks.reduce((sum, pick) => sum + pick.quantity, 0)
        const back = picks.reduce((sum, pick) => sum + (pick.returnedQuantity ?? 0), 0)
        return (
          <ListRow
            key={lineId}
            className="issue-line"
            title={item.name}
            subtitle={item.specification}
            note={picks.map((pick) => (
              <View key={`${pick.lotId} ${pick.locationId}`} className="issue-lot">
                <View className="code">{locationCode(pick.locationId)}</View>
                <View className="code">{lotName(pick)}</View>
                {pick.expiryDate && <View className="code">至 {pick.expiryDate}</View>}
              </View>
            ))}
            value={<QuantityText quantity={total} scale={item.scale} unit={item.unit} />}
            tag={back > 0 && `已退 ${formatQuantity(back, item.scale)} ${item.unit}`}
          />
        )
      })}
    </Card>
  )
}
