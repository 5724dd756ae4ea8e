import { View } from '@tarojs/components'
import { inTransit } from '@shared/domain/transfer/document'
import { locationCode } from '@shared/domain/stock'
import { formatQuantity } from '@shared/domain/units'
import type { Transfer, TransferLine, TransferRow } from '@shared/schema/transfer'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { QuantityText } from '@/components/quantity-text'
import { StateTag, type Tone } from '@/components/state-tag'
import { lotName } from '@/lib/lot-name'
import './transfer-lines.scss'

/** What is transferred; once sent, lot by lot with what became of it. */
export function TransferLines({ transfer }: { transfer: Transfer }) {
  const sent = transfer.rows.length > 0
  return (
    <Card title={`明细 ${transfer.lines.length} 种`} padded={false}>
      {transfer.lines.map((line) => {
        const rows = transfer.rows.filter((row) => row.lineId === line.lineId)
        const { scale, unit } = line.item
        return (
          <View key={line.lineId}>
            <ListRow
              title={line.item.name}
              subtitle={line.item.specification}
              value={
                <QuantityText quantity={sent ? line.sentQuantity : line.quantity} scale={scale} unit={unit} />
              }
              tag={
                sent &&
                line.sentQuantity < line.quantity && (
                  <View className="transfer-lines__asked num">
                    请求 {formatQuantity(line.quantity, scale)} {unit}
                  </View>
                )
              }
            />
            {rows.map((row) => (
              <LotRow key={row.rowId} line={line} row={row} />
            ))}
          </View>
        )
      })}
    </Card>
  )
}

function LotRow({ line: { item }, row }: { line: TransferLine; row: TransferRow }) {
  const whole = row.receivedQuantity - row.damagedQuantity
  const parts: [text: string, quantity: number, tone: Tone][] = [
    ['在途', inTransit(row), 'brand'],
    ['已收', whole, 'success'],
    ['破损', row.damagedQuantity, 'danger'],
    ['损失', row.lostQuantity, 'danger'],
    ['退回', row.returnedQuantity, 'warning'],
  ]
  return (
    <View className="transfer-lot">
      <View className="transfer-lot__facts">
        <View className="code">{lotName(row.lot)}</View>
        <View className="code">出自 {locationCode(row.fromLocationId)}</View>
        {row.lot.expiryDate && <View>有效期至 {row.lot.expiryDate}</View>}
      </View>
      <View className="transfer-lot__parts">
        {parts
          .filter(([, quantity]) => quantity > 0)
          .map(([text, quantity, tone]) => (
            <StateTag key={text} tone={tone}>
              {text} {formatQuantity(quantity, item.scale)} {item.unit}
            </StateTag>
          ))}
      </View>
    </View>
  )
}
