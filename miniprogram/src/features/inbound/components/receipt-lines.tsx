import { View } from '@tarojs/components'
import { formatQuantity } from '@shared/domain/units'
import { locationCode } from '@shared/domain/stock'
import type { ReceiptLine } from '@shared/schema/receipt'
import { ListRow } from '@/components/list-row'
import { QuantityText } from '@/components/quantity-text'
import { openPage } from '@/lib/nav'
import './receipt-lines.scss'

/** What was received: each line is a lot now. */
export function ReceiptLines({ lines }: { lines: readonly ReceiptLine[] }) {
  return (
    <>
      {lines.map((line) => (
        <ListRow
          key={line.lineId}
          className="receipt-line"
          title={line.item.name}
          subtitle={line.item.specification}
          note={<Facts line={line} />}
          value={
            <QuantityText quantity={line.enteredQuantity} scale={line.item.scale} unit={line.enteredUnit} />
          }
          tag={
            line.enteredUnit !== line.item.unit && (
              <View className="receipt-line__base num">
                合 {formatQuantity(line.quantity, line.item.scale)} {line.item.unit}
              </View>
            )
          }
          onTap={() => openPage('item', { id: line.itemId })}
        />
      ))}
    </>
  )
}

function Facts({ line }: { line: ReceiptLine }) {
  const facts = [
    locationCode(line.locationId),
    line.lotNo && `批号 ${line.lotNo}`,
    line.expiryDate && `有效期至 ${line.expiryDate}`,
    line.status === 'inspection' && '待检',
    line.reason,
    ...(line.pieces ?? []).map(({ serialNo }) => serialNo),
  ].filter((fact): fact is string => Boolean(fact))
  return (
    <View className="receipt-line__facts">
      {facts.map((fact) => (
        <View key={fact} className="code">
          {fact}
        </View>
      ))}
    </View>
  )
}
