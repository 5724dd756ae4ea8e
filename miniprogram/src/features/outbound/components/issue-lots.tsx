import { View } from '@tarojs/components'
import { locationCode } from '@shared/domain/stock'
import { formatQuantity } from '@shared/domain/units'
import type { Issue, Requisition } from '@shared/schema/requisition'
import { ListRow } from '@/components/list-row'
import { QuantityText } from '@/components/quantity-text'
import { lotName } from '@/lib/lot-name'
import './issue-lots.scss'

/** What was handed out: each item with its lots. */
export function IssueLots({ requisition, issue }: { requisition: Requisition; issue: Issue }) {
  const lines = requisition.lines.filter((line) => issue.picks.some((pick) => pick.lineId === line.lineId))
  return (
    <>
      {lines.map(({ lineId, item }) => {
        const picks = issue.picks.filter((pick) => pick.lineId === lineId)
        const total = picks.reduce((sum, pick) => sum + pick.quantity, 0)
        return (
          <ListRow
            key={lineId}
            className="issue-line"
            title={item.name}
            subtitle={item.specification}
            note={picks.map((pick) => (
              <View key={`${pick.lotId} ${pick.locationId}`} className="issue-lot">
                <View className="code">{locationCode(pick.locationId)}</View>
                {picks.length > 1 && (
                  <View className="issue-lot__quantity code">
                    ×{formatQuantity(pick.quantity, item.scale)} {item.unit}
                  </View>
                )}
                <View className="code">{lotName(pick)}</View>
                {pick.expiryDate && <View className="code">至 {pick.expiryDate}</View>}
              </View>
            ))}
            value={<QuantityText quantity={total} scale={item.scale} unit={item.unit} />}
          />
        )
      })}
    </>
  )
}
